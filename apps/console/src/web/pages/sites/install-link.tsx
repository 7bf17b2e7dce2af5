import { Button, CopyButton, Text } from '@mantine/core';
import { IconCheck, IconLink } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTRPC } from '../../api.ts';

/** The link with which a merchant adds the app to a site, to be sent before there is one here. */
export function InstallLink() {
  const trpc = useTRPC();
  const { data } = useQuery(
    trpc.sites.installLink.queryOptions(undefined, { staleTime: Number.POSITIVE_INFINITY }),
  );
  if (data === undefined) return null;
  if (data.url === null) {
    return (
      <Text size="sm" c="dimmed" maw={320}>
        No install link is set. Ask whoever runs the bridge for WIX_INSTALL_LINK.
      </Text>
    );
  }
  return (
    <CopyButton value={data.url}>
      {({ copied, copy }) => (
        <Button
          variant="default"
          title={data.url ?? ''}
          leftSection={
            copied ? <IconCheck size={14} aria-hidden /> : <IconLink size={14} aria-hidden />
          }
          onClick={copy}
        >
          {copied ? 'Install link copied' : 'Copy install link'}
        </Button>
      )}
    </CopyButton>
  );
}
