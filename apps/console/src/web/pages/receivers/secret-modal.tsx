import { Button, Code, CopyButton, Group, Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { Dialog } from '../../components/dialog.tsx';

/** A subscriber's signing secret, shown this once. */
export function SecretModal(props: {
  readonly title: string;
  readonly secret: string;
  readonly children: ReactNode;
  close(): void;
}) {
  return (
    <Dialog title={props.title} size={520} onlyByButton close={props.close}>
      <Stack>
        <Text size="sm">{props.children}</Text>
        <Code block styles={{ root: { whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' } }}>
          {props.secret}
        </Code>
        <Group justify="flex-end">
          <CopyButton value={props.secret}>
            {({ copied, copy }) => (
              <Button variant="default" onClick={copy}>
                {copied ? 'Copied' : 'Copy the secret'}
              </Button>
            )}
          </CopyButton>
          <Button onClick={props.close}>Done</Button>
        </Group>
      </Stack>
    </Dialog>
  );
}
