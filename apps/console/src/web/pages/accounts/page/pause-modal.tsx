import { NativeSelect, Radio, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { Moment } from '../../../components/moment.tsx';
import { MomentField } from '../../../components/moment-field.tsx';
import { ReasonModal } from '../../../components/reason-modal.tsx';
import { ownZone, tomorrowAt } from '../../../components/wall-clock.ts';
import { isPaused } from '../account-labels.ts';

const hourMs = 3_600_000;
const after = (ms: number) => () => new Date(Date.now() + ms);

const spans: readonly {
  readonly key: string;
  readonly label: string;
  until(zone: string): Date | undefined;
}[] = [
  { key: '30', label: 'For 30 minutes', until: after(hourMs / 2) },
  { key: '60', label: 'For 1 hour', until: after(hourMs) },
  { key: '180', label: 'For 3 hours', until: after(3 * hourMs) },
  {
    key: 'tomorrow',
    label: 'Until tomorrow, 06:00',
    until: (zone) => tomorrowAt('06:00', new Date(), zone),
  },
];

/** The next full hour but one: a field that is nearly right is quicker to set than an empty one. */
const soon = (): string => new Date(Math.ceil(Date.now() / hourMs) * hourMs + hourMs).toISOString();

/** No orders until a time, as the merchant's clocks show it; or orders again, where they are paused. */
export function PauseModal(props: {
  readonly what: string;
  readonly pausedUntil: string | null;
  /** The merchant's; several where the locations lie in several. */
  readonly zones: readonly string[];
  readonly request: { readonly isPending: boolean; readonly error: unknown };
  close(): void;
  onConfirm(until: Date | null, reason: string): void;
}) {
  const { pausedUntil, zones } = props;
  const paused = isPaused(pausedUntil);
  const [choice, setChoice] = useState(paused ? 'resume' : '60');
  const [own, setOwn] = useState<string | undefined>(soon);
  const [zone, setZone] = useState(zones[0] ?? ownZone());
  const until = () =>
    choice === 'own' ? own && new Date(own) : spans.find(({ key }) => key === choice)?.until(zone);
  const confirm = (reason: string) => {
    const at = until();
    if (choice === 'resume') props.onConfirm(null, reason);
    else if (at) props.onConfirm(at, reason);
  };
  const ready = choice !== 'own' || (own !== undefined && Date.parse(own) > Date.now());
  return (
    <ReasonModal
      title="Pause ordering"
      lead={
        <>
          Orders at {props.what} are refused as “closed” during the pause. Wix still shows the menu.
          {paused && (
            <>
              {' '}
              Paused now until <Moment at={pausedUntil} zone={zone} />.
            </>
          )}
        </>
      }
      confirm={choice === 'resume' ? 'Resume ordering' : 'Pause'}
      ready={ready}
      request={props.request}
      close={props.close}
      onConfirm={confirm}
    >
      <Radio.Group label="How long" value={choice} onChange={setChoice}>
        <Stack gap={8} mt={6}>
          {paused && <Radio value="resume" label="Resume ordering now" />}
          {spans.map(({ key, label }) => (
            <Radio key={key} value={key} label={label} />
          ))}
          <Radio value="own" label="Until a set time" />
        </Stack>
      </Radio.Group>
      {choice === 'own' && (
        <MomentField label="Until" size="sm" zone={zone} value={own} onChange={setOwn} />
      )}
      {(choice === 'own' || choice === 'tomorrow') && (
        <Zone zone={zone} zones={zones} setZone={setZone} />
      )}
    </ReasonModal>
  );
}

/** Whose clocks count. */
function Zone(props: {
  readonly zone: string;
  readonly zones: readonly string[];
  setZone(zone: string): void;
}) {
  const { zone, zones } = props;
  if (zones.length > 1) {
    return (
      <NativeSelect
        label="In the time zone of"
        size="sm"
        data={[...zones]}
        value={zone}
        onChange={(event) => props.setZone(event.currentTarget.value)}
      />
    );
  }
  return (
    <Text size="sm" c="dimmed">
      {zones.length === 0
        ? `In your time zone, ${zone}: the merchant’s is not known yet.`
        : `In the merchant’s time zone, ${zone}.`}
    </Text>
  );
}
