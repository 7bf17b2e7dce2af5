import { Text } from '@mantine/core';
import type { LiveCalls } from './live-calls.ts';

const words: Record<LiveCalls['state'], string> = {
  off: '',
  connecting: 'Connecting…',
  live: 'Following',
  failing: 'Connection lost; trying again',
};

/** Whether the list moves by itself; told to screen readers when it changes. */
export function LiveState({ state }: { readonly state: LiveCalls['state'] }) {
  return (
    <Text size="xs" role="status" c={state === 'failing' ? 'var(--bad)' : 'dimmed'}>
      {words[state]}
    </Text>
  );
}
