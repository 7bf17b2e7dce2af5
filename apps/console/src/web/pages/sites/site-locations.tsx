import { Button, EmptyState, Group, Stack, Text } from '@mantine/core';
import { Pill } from '@pos-bridge/ui-theme/pill';
import { IconRefresh } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useTRPC } from '../../api.ts';
import { Identifier } from '../../components/identifier.tsx';
import { ForRole } from '../../components/roles.tsx';
import { Section } from '../../components/section.tsx';
import { tellDone, tellFailure } from '../../components/tell.tsx';
import { useChanged } from '../../components/use-changed.ts';
import type { SitePage } from './site-labels.ts';

/** The locations that Wix has named for the site. */
export function SiteLocations({ page: { instance, locations } }: { readonly page: SitePage }) {
  const trpc = useTRPC();
  const ask = useMutation(
    trpc.configurations.askWix.mutationOptions({
      onSuccess: ({ count }) =>
        tellDone(
          count === 1 ? 'Received 1 location from Wix.' : `Received ${count} locations from Wix.`,
        ),
      onError: tellFailure,
      onSettled: useChanged('sites', 'accounts'),
    }),
  );
  const installed = instance.state === 'installed';
  return (
    <Section
      title="Locations"
      actions={
        installed && (
          <ForRole needs="support">
            <Button
              variant="subtle"
              leftSection={<IconRefresh size={14} aria-hidden />}
              loading={ask.isPending}
              onClick={() => ask.mutate({ instanceId: instance.id })}
            >
              Refresh from Wix
            </Button>
          </ForRole>
        )
      }
    >
      {locations.length === 0 ? (
        <EmptyState
          size="sm"
          title="No locations from Wix yet"
          description={
            installed
              ? 'The site owner adds locations in the Wix dashboard. Then refresh from Wix.'
              : 'They appear once the app is installed on the site.'
          }
        />
      ) : (
        <Stack component="ul" gap="sm" p={0} m={0} style={{ listStyle: 'none' }}>
          {locations.map(({ configurationId, name, enabled, archived }) => (
            <li key={configurationId}>
              <Group gap="xs">
                <Text fz={14} fw={550}>
                  {name ?? 'Unnamed location'}
                </Text>
                {archived && <Pill tone="quiet" text="Archived on Wix" />}
                {!enabled && !archived && <Pill tone="quiet" text="Switched off on Wix" />}
              </Group>
              <Text fz={12} c="dimmed" component="div">
                <Identifier value={configurationId} />
              </Text>
            </li>
          ))}
        </Stack>
      )}
    </Section>
  );
}
