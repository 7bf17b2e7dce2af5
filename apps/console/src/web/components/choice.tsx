import { Select } from '@mantine/core';

/** A filter with a few values; none chosen means any. */
export function Choice<Value extends string>(props: {
  readonly label: string;
  readonly values: readonly Value[];
  readonly value: Value | undefined;
  readonly width?: number;
  word?(value: Value): string;
  onChange(value: Value | undefined): void;
}) {
  return (
    <Select
      label={props.label}
      placeholder="Any"
      clearable
      searchable={props.values.length > 8}
      w={props.width ?? 170}
      data={props.values.map((value) => ({ value, label: props.word?.(value) ?? value }))}
      value={props.value ?? null}
      onChange={(chosen) => props.onChange(props.values.find((value) => value === chosen))}
    />
  );
}
