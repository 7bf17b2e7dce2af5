import { Button, EmptyState, Group } from '@mantine/core';
import { IconRefresh } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useTRPC } from '../../../api.ts';
import { ForRole } from '../../../components/roles.tsx';
import { Section } from '../../../components/section.tsx';
import { tellDone, tellFailure } from '../../../components/tell.tsx';
import { useChanged } from '../../../components/use-changed.ts';
import type { AccountPage } from '../account-labels.ts';
import { LocationItem } from './location-item.tsx';

/** The Wix locations of the account, each with its status, the reasons, and what mends it. */
export function LocationsSection({ page }: { readonly page: AccountPage }) {
  const trpc = useTRPC();
  const fetchAgain = useMutation(
    trpc.accounts.fetchPosLocations.mutationOptions({
      onSuccess: ({ count }) => tellDone(`Received ${count} locations from the POS.`),
      onError: tellFailure,
      onSettled: useChanged('accounts', 'configurations'),
    }),
  );
  return (
    <Section
      title="Locations"
      actions={
        <ForRole needs="support">
          <Button
            variant="subtle"
            leftSection={<IconRefresh size={14} aria-hidden />}
            loading={fetchAgain.isPending}
            onClick={() => fetchAgain.mutate({ accountId: page.account.id })}
          >
            Refresh from the POS
          </Button>
        </ForRole>
      }
    >
      {page.locations.length === 0 ? (
        <EmptyState
          size="sm"
          title="No locations from Wix yet"
          description="Choose “Refresh locations from Wix” in the menu above."
        />
      ) : (
        <Group component="ul" gap={0} p={0} m={0} style={{ listStyle: 'none' }}>
          {page.locations.map((location) => (
            <LocationItem key={location.configurationId} location={location} page={page} />
          ))}
        </Group>
      )}
    </Section>
  );
}
