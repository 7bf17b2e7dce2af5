import { Text } from '@mantine/core';

export type Following = 'off' | 'connecting' | 'live' | 'failing';

const words: Record<Following, string> = {
  off: '',
  connecting: 'Connecting…',
  live: 'Following',
  failing: 'Connection lost. Reconnecting…',
};

/** How a subscription stands, as the page tells it. */
export function followingOf(status: 'idle' | 'connecting' | 'pending' | 'error'): Following {
  switch (status) {
    case 'idle':
      return 'off';
    case 'pending':
      return 'live';
    case 'error':
      return 'failing';
    case 'connecting':
      return 'connecting';
  }
}

/** Whether the list moves by itself; told to screen readers when it changes. */
export function LiveState({ state }: { readonly state: Following }) {
  return (
    <Text size="xs" role="status" c={state === 'failing' ? 'var(--bad)' : 'dimmed'}>
      {words[state]}
    </Text>
  );
}
