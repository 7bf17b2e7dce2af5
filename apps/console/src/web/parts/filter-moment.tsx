import { TextInput } from '@mantine/core';

/** A moment as a filter, typed in the viewer's zone and kept in the address in UTC. */
export function FilterMoment(props: {
  readonly label: string;
  readonly value: string | undefined;
  onChange(value: string | undefined): void;
}) {
  return (
    <TextInput
      type="datetime-local"
      label={props.label}
      w={186}
      value={props.value === undefined ? '' : localOf(props.value)}
      onChange={(event) => {
        const typed = new Date(event.currentTarget.value);
        props.onChange(Number.isNaN(typed.getTime()) ? undefined : typed.toISOString());
      }}
    />
  );
}

/** `2026-05-01T12:00` in the viewer's zone, as the browser's field wants it. */
function localOf(iso: string): string {
  const at = new Date(iso);
  if (Number.isNaN(at.getTime())) return '';
  return new Date(at.getTime() - at.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}
