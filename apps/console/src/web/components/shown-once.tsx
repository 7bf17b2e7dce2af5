import { Button, Code, CopyButton, Group } from '@mantine/core';
import type { ReactNode } from 'react';

/** A link or secret that is shown here alone, to be copied for somebody. */
export function ShownOnce(props: {
  readonly what: 'link' | 'secret';
  readonly text: string;
  /** Buttons before the others. */
  readonly actions?: ReactNode;
  close(): void;
}) {
  return (
    <>
      <Code block styles={{ root: { whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' } }}>
        {props.text}
      </Code>
      <Group justify="flex-end">
        {props.actions}
        <CopyButton value={props.text}>
          {({ copied, copy }) => (
            <Button variant="default" onClick={copy}>
              {copied ? 'Copied' : `Copy the ${props.what}`}
            </Button>
          )}
        </CopyButton>
        <Button onClick={props.close}>Done</Button>
      </Group>
    </>
  );
}
