import { Button, EmptyState, Group, Stack, Text } from '@mantine/core';
import { Pill } from '@pos-bridge/ui-theme/pill';
import { IconRefresh } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useTRPC } from '../../api.ts';
import { Identifier } from '../../components/identifier.tsx';
import { ForRole } from '../../components/roles.tsx';
import { Section } from '../../components/section.tsx';
import { tellDone, tellFailure } from '../../components/tell.tsx';
import type { SitePage } from './site-labels.ts';
import { useSiteChanged } from './use-site-changed.ts';

/** The locations that Wix has named for the site. */
export function SiteLocations({ page: { instance, locations } }: { readonly page: SitePage }) {
  const trpc = useTRPC();
  const ask = useMutation(
    trpc.configurations.askWix.mutationOptions({
      onSuccess: ({ count }) =>
        tellDone(count === 1 ? 'Wix named one location.' : `Wix named ${count} locations.`),
      onError: tellFailure,
      onSettled: useSiteChanged(),
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
              Ask Wix again
            </Button>
          </ForRole>
        )
      }
    >
      {locations.length === 0 ? (
        <EmptyState
          size="sm"
          title="Wix has named no location"
          description={
            installed
              ? 'It may be asked again; the site owner sets locations up in the Wix dashboard.'
              : 'It names them once the app is on the site.'
          }
        />
      ) : (
        <Stack component="ul" gap="sm" p={0} m={0} style={{ listStyle: 'none' }}>
          {locations.map(({ configurationId, name, enabled, archived }) => (
            <li key={configurationId}>
              <Group gap="xs">
                <Text fz={14} fw={550}>
                  {name ?? 'Location without a name'}
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
