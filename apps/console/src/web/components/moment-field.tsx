import { TextInput } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { momentAt, wallClock } from './wall-clock.ts';

/**
 * A moment, typed as the clocks of a zone show it. The field belongs to whoever is typing: nothing is written
 * into it meanwhile, since browsers then forget the digit that a month began with. Half a date is none: it
 * changes nothing, and a form that holds it cannot be sent.
 */
export function MomentField(props: {
  readonly label: string;
  readonly description?: string;
  readonly zone: string;
  /** ISO 8601 UTC. */
  readonly value: string | undefined;
  readonly size?: 'xs' | 'sm';
  onChange(value: string | undefined): void;
}) {
  const { zone } = props;
  const at = new Date(props.value ?? '');
  const shown = Number.isNaN(at.getTime()) ? '' : wallClock(at, zone);
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    const input = field.current;
    if (input !== null && document.activeElement !== input) input.value = shown;
  }, [shown]);
  return (
    <TextInput
      ref={field}
      type="datetime-local"
      label={props.label}
      description={props.description}
      size={props.size ?? 'xs'}
      defaultValue={shown}
      onChange={({ currentTarget: { value, validity } }) => {
        if (!validity.badInput) props.onChange(momentAt(value, zone)?.toISOString());
      }}
    />
  );
}
