import { Select } from '@mantine/core';

/** A filter with a few values; none chosen means any. A link may name one more, which is shown all the same. */
export function Choice(props: {
  readonly label: string;
  readonly values: readonly string[];
  readonly value: string | undefined;
  readonly width?: number;
  textOf(value: string): string;
  onChange(value: string | undefined): void;
}) {
  const { values, value } = props;
  const known = value === undefined || values.includes(value) ? values : [value, ...values];
  return (
    <Select
      label={props.label}
      placeholder="Any"
      clearable
      searchable={known.length > 8}
      w={props.width ?? 170}
      data={known.map((one) => ({ value: one, label: props.textOf(one) }))}
      value={value ?? null}
      onChange={(chosen) => props.onChange(chosen ?? undefined)}
    />
  );
}
