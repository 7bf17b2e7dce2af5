import { Button, Code, CopyButton, Group } from '@mantine/core';

/** A link that is shown here alone, to be sent to somebody. */
export function OneTimeLink({ link, close }: { readonly link: string; close(): void }) {
  return (
    <>
      <Code block styles={{ root: { whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' } }}>
        {link}
      </Code>
      <Group justify="flex-end">
        <CopyButton value={link}>
          {({ copied, copy }) => (
            <Button variant="default" onClick={copy}>
              {copied ? 'Copied' : 'Copy the link'}
            </Button>
          )}
        </CopyButton>
        <Button onClick={close}>Done</Button>
      </Group>
    </>
  );
}
