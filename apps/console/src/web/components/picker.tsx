import { Group, Select, Text } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';

export interface PickerOption {
  readonly value: string;
  readonly name: string;
  /** What tells it from another one of that name. */
  readonly hint: string | null;
}

const restMs = 200;

/** What a picker looks for: nothing before it is opened, and everything while what stands in it is what is chosen. */
export interface PickerWish {
  readonly text: string | undefined;
  readonly enabled: boolean;
}

/** Holds what is typed into a picker. `chosen` is the name of what is chosen. */
export function usePickerText() {
  const [typed, setTyped] = useState('');
  const [opened, setOpened] = useState(false);
  const [rested] = useDebouncedValue(typed.trim(), restMs);
  const wishFor = (chosen: string | undefined): PickerWish => ({
    text: rested === '' || rested === chosen ? undefined : rested,
    enabled: opened,
  });
  return { typed, setTyped, setOpened, wishFor, hasRested: rested === typed.trim() };
}

/** A filter by something that has a name: found by the words of it, kept by its id. */
export function Picker(props: {
  readonly label: string;
  readonly width?: number;
  readonly value: string | undefined;
  /** What is chosen, once its name is known; its id stands for it until then. */
  readonly chosen: PickerOption | undefined;
  /** Undefined while they are looked for. */
  readonly found: readonly PickerOption[] | undefined;
  readonly text: ReturnType<typeof usePickerText>;
  onChange(value: string | undefined): void;
}) {
  const { value, text } = props;
  const chosen = value === undefined ? undefined : (props.chosen ?? optionOf(value));
  // What was found for another text is none of this one’s: Enter must not choose it.
  const found = (text.hasRested && props.found) || [];
  const options =
    chosen === undefined || found.some((one) => one.value === chosen.value)
      ? found
      : [chosen, ...found];
  const hints = new Map(options.map((one) => [one.value, one.hint]));
  return (
    <Select
      label={props.label}
      placeholder="Any"
      w={props.width ?? 180}
      clearable
      searchable
      data={options.map((one) => ({ value: one.value, label: one.name }))}
      // The server has found them, by words and without accents.
      filter={({ options: all }) =>
        all.filter((one) => 'value' in one && found.some(({ value: id }) => id === one.value))
      }
      nothingFoundMessage={props.found && text.hasRested ? 'No match' : 'Searching…'}
      value={value ?? null}
      searchValue={text.typed}
      onSearchChange={text.setTyped}
      onDropdownOpen={() => text.setOpened(true)}
      onDropdownClose={() => text.setOpened(false)}
      onChange={(next) => props.onChange(next ?? undefined)}
      comboboxProps={{ width: 280, position: 'bottom-start' }}
      renderOption={({ option }) => (
        <OptionLine name={option.label} hint={hints.get(option.value) ?? null} />
      )}
    />
  );
}

const optionOf = (id: string): PickerOption => ({ value: id, name: id, hint: null });

function OptionLine({ name, hint }: Pick<PickerOption, 'name' | 'hint'>) {
  return (
    <Group gap={6} wrap="nowrap" justify="space-between" w="100%">
      <Text fz={13} truncate title={name}>
        {name}
      </Text>
      {hint !== null && (
        <Text fz={12} c="dimmed" style={{ flex: 'none' }}>
          {hint}
        </Text>
      )}
    </Group>
  );
}
