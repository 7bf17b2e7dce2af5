import { Button, Group, Input, Popover, Stack, Text } from '@mantine/core';
import { IconCalendar, IconChevronDown } from '@tabler/icons-react';
import { useState } from 'react';
import { MomentField } from './moment-field.tsx';
import { momentWords } from './moment-words.ts';
import { momentAt, ownZone, wallClock } from './wall-clock.ts';

interface Period {
  readonly from: string | undefined;
  readonly until: string | undefined;
}

const ago = (ms: number) => () => new Date(Date.now() - ms);
const hourMs = 3_600_000;
const presets: readonly { readonly name: string; from(): Date | undefined }[] = [
  { name: 'Last hour', from: ago(hourMs) },
  {
    name: 'Today',
    from: () => momentAt(`${wallClock(new Date(), ownZone()).slice(0, 10)}T00:00`, ownZone()),
  },
  { name: 'Last 7 days', from: ago(7 * 24 * hourMs) },
];

/**
 * From when until when, as one filter. What is chosen by a name begins at a moment that stays: a link to the
 * list shows everybody the same, and what comes in later is in it.
 */
export function FilterPeriod(props: {
  readonly label: string;
  readonly period: Period;
  readonly width?: number;
  onChange(period: Period): void;
}) {
  const { label, period } = props;
  const [opened, setOpened] = useState(false);
  const words = wordsOf(period);
  const choose = (chosen: Period) => {
    setOpened(false);
    props.onChange(chosen);
  };
  return (
    <Popover opened={opened} onChange={setOpened} position="bottom-start" shadow="md" trapFocus>
      <Input.Wrapper label={label} size="xs" w={props.width ?? 200} labelElement="div">
        <Popover.Target>
          <Input
            component="button"
            type="button"
            pointer
            size="xs"
            aria-label={`${label}: ${words}`}
            title={words}
            leftSection={<IconCalendar size={14} aria-hidden />}
            rightSection={<IconChevronDown size={14} aria-hidden />}
            onClick={() => setOpened(!opened)}
            styles={{ input: { overflow: 'hidden', textOverflow: 'ellipsis' } }}
          >
            {words}
          </Input>
        </Popover.Target>
      </Input.Wrapper>
      <Popover.Dropdown aria-label={label}>
        <Choices period={period} choose={choose} />
      </Popover.Dropdown>
    </Popover>
  );
}

function Choices(props: { readonly period: Period; choose(period: Period): void }) {
  const [own, setOwn] = useState(props.period);
  const zone = ownZone();
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        props.choose(own);
      }}
    >
      <Stack gap="sm" w={232}>
        <Stack gap={2} align="stretch">
          {presets.map(({ name, from }) => (
            <Button
              key={name}
              variant="subtle"
              justify="flex-start"
              onClick={() => props.choose({ from: from()?.toISOString(), until: undefined })}
            >
              {name}
            </Button>
          ))}
          <Button
            variant="subtle"
            justify="flex-start"
            onClick={() => props.choose({ from: undefined, until: undefined })}
          >
            Any time
          </Button>
        </Stack>
        <MomentField
          label="From"
          zone={zone}
          value={own.from}
          onChange={(from) => setOwn({ ...own, from })}
        />
        <MomentField
          label="Until"
          zone={zone}
          value={own.until}
          onChange={(until) => setOwn({ ...own, until })}
        />
        <Group justify="space-between" wrap="nowrap">
          <Text fz={12} c="dimmed">
            {zone}
          </Text>
          <Button type="submit">Apply</Button>
        </Group>
      </Stack>
    </form>
  );
}

function wordsOf({ from, until }: Period): string {
  if (from === undefined) return until === undefined ? 'Any time' : `Until ${inWords(until)}`;
  return until === undefined ? `Since ${inWords(from)}` : `${inWords(from)} – ${inWords(until)}`;
}

/** Of what an address holds, which may be anything. */
function inWords(at: string): string {
  const date = new Date(at);
  return Number.isNaN(date.getTime()) ? at : momentWords(date, { seconds: false });
}
