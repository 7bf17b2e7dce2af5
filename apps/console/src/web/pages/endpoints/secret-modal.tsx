import { Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { Dialog } from '../../components/dialog.tsx';
import { ShownOnce } from '../../components/shown-once.tsx';

/** A webhook endpoint’s signing secret, shown this once. */
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
        <ShownOnce what="secret" text={props.secret} close={props.close} />
      </Stack>
    </Dialog>
  );
}
