import { TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { useEffect, useRef } from 'react';
import { useElsewhere } from './use-elsewhere.ts';

/** Long enough for two digits of a month; whoever chooses by mouse sees the list follow all the same. */
const restMs = 1_000;

/**
 * A moment as a filter, typed in the viewer's zone and kept in the address in UTC. It takes effect with
 * Enter, when the field is left, or once it rests. The field belongs to whoever is typing: nothing is written
 * into it meanwhile, since browsers then forget the digit that a month began with.
 */
export function FilterMoment(props: {
  readonly label: string;
  readonly value: string | undefined;
  onChange(value: string | undefined): void;
}) {
  const { label, value } = props;
  const field = useRef<HTMLInputElement>(null);
  const isElsewhere = useElsewhere(() => applySoon.cancel());
  useEffect(() => {
    const input = field.current;
    if (input !== null && document.activeElement !== input) input.value = localOf(value);
  }, [value]);
  const apply = () => {
    applySoon.cancel();
    const input = field.current;
    // Half a date is none: neither another filter nor the end of this one.
    if (input === null || input.validity.badInput || isElsewhere()) return;
    if (input.value !== localOf(value)) props.onChange(momentIn(input));
  };
  const applySoon = useDebouncedCallback(apply, restMs);
  return (
    <TextInput
      ref={field}
      type="datetime-local"
      label={label}
      w={186}
      defaultValue={localOf(value)}
      onChange={applySoon}
      onBlur={apply}
      onKeyDown={(event) => {
        if (event.key === 'Enter') apply();
      }}
    />
  );
}

const momentIn = (input: HTMLInputElement): string | undefined => {
  const typed = new Date(input.value);
  return Number.isNaN(typed.getTime()) ? undefined : typed.toISOString();
};

/** `2026-05-01T12:00` in the viewer's zone, as the browser's field wants it. */
function localOf(iso: string | undefined): string {
  const at = new Date(iso ?? '');
  if (Number.isNaN(at.getTime())) return '';
  return new Date(at.getTime() - at.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}
