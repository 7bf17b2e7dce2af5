import { Button, Code, CopyButton, Group, Text } from '@mantine/core';
import { Notice } from '@pos-bridge/ui-theme/notice';
import { IconRefresh } from '@tabler/icons-react';
import { isApiError } from '../api.ts';

/** What went wrong, the id to quote, and a way to try again. */
export function Failure({
  error,
  retry,
}: {
  readonly error: unknown;
  readonly retry?: () => void;
}) {
  const requestId = isApiError(error) ? error.data?.requestId : null;
  const told = isApiError(error) && error.data !== undefined;
  return (
    <Notice alert tone="bad" title={told ? error.message : 'The console’s server does not answer.'}>
      <Text size="sm">
        {told
          ? 'If it happens again, send the request id to whoever runs the console.'
          : 'Check your connection and try again. The server may be restarting.'}
      </Text>
      <Group mt="sm" gap="sm">
        {retry && (
          <Button
            variant="default"
            leftSection={<IconRefresh size={14} aria-hidden />}
            onClick={retry}
          >
            Try again
          </Button>
        )}
        {requestId && (
          <Group gap={6}>
            <Text size="xs">Request id</Text>
            <Code>{requestId}</Code>
            <CopyButton value={requestId}>
              {({ copied, copy }) => (
                <Button variant="subtle" size="compact-xs" onClick={copy}>
                  {copied ? 'Copied' : 'Copy'}
                </Button>
              )}
            </CopyButton>
          </Group>
        )}
      </Group>
    </Notice>
  );
}
