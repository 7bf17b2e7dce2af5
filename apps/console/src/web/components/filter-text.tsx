import { CloseButton, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { useEffect, useState } from 'react';
import { useElsewhere } from './use-elsewhere.ts';

/**
 * A filter that is typed; it takes effect a moment after the last key, or at once with Enter. Not if the
 * person has gone elsewhere by then: it shows again what the list is filtered by.
 */
export function FilterText(props: {
  readonly label: string;
  readonly value: string | undefined;
  readonly width?: number;
  onChange(value: string | undefined): void;
}) {
  const { value } = props;
  const [typed, setTyped] = useState(value ?? '');
  // What is being typed stays: a blank at its end is none of the filter’s.
  useEffect(() => setTyped((now) => (filterOf(now) === value ? now : (value ?? ''))), [value]);
  const isElsewhere = useElsewhere(() => {
    applySoon.cancel();
    setTyped(value ?? '');
  });
  const apply = (text: string): void => {
    applySoon.cancel();
    if (filterOf(text) !== value && !isElsewhere()) props.onChange(filterOf(text));
  };
  const applySoon = useDebouncedCallback(apply, 350);
  return (
    <TextInput
      label={props.label}
      w={props.width ?? 190}
      value={typed}
      spellCheck={false}
      autoComplete="off"
      onChange={(event) => {
        setTyped(event.currentTarget.value);
        applySoon(event.currentTarget.value);
      }}
      onKeyDown={(event) => {
        if (event.key === 'Enter') apply(typed);
      }}
      rightSection={
        typed !== '' && (
          <CloseButton
            size="xs"
            aria-label={`Clear ${props.label}`}
            onClick={() => {
              setTyped('');
              apply('');
            }}
          />
        )
      }
    />
  );
}

const filterOf = (typed: string): string | undefined =>
  typed.trim() === '' ? undefined : typed.trim();
