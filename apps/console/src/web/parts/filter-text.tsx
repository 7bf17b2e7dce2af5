import { CloseButton, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { useEffect, useState } from 'react';

/** A filter that is typed; it takes effect a moment after the last key, or at once with Enter. */
export function FilterText(props: {
  readonly label: string;
  readonly value: string | undefined;
  readonly width?: number;
  onChange(value: string | undefined): void;
}) {
  const [typed, setTyped] = useState(props.value ?? '');
  useEffect(() => setTyped(props.value ?? ''), [props.value]);
  const apply = (text: string): void => {
    const value = text.trim() === '' ? undefined : text.trim();
    if (value !== props.value) props.onChange(value);
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
