import { Checkbox, Radio, Skeleton, Stack, Text } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTRPC } from '../../../api.ts';
import { Failure } from '../../../components/failure.tsx';
import { ReasonModal } from '../../../components/reason-modal.tsx';
import { doneWith } from '../../../components/tell.tsx';
import { useChanged } from '../../../components/use-changed.ts';
import type { AccountPage, LocationCard } from '../account-labels.ts';

/** Chooses the POS location that a Wix location is served by; what is likely stands on top. */
export function MapModal(props: {
  readonly location: LocationCard;
  readonly page: AccountPage;
  close(): void;
}) {
  const { location, page, close } = props;
  const accountId = page.account.id;
  const trpc = useTRPC();
  const known = useQuery(trpc.accounts.posLocations.queryOptions({ accountId }));
  const likely = useQuery(trpc.configurations.suggestions.queryOptions({ accountId }));
  const suggestion = likely.data?.suggestions.find(
    ({ configurationId }) => configurationId === location.configurationId,
  );
  const [chosen, setChosen] = useState<string | null>(null);
  const [shared, setShared] = useState(false);
  const locationId = chosen ?? suggestion?.locationId ?? null;
  const takenBy = page.locations.find(
    (other) =>
      other.posLocation?.id === locationId && other.configurationId !== location.configurationId,
  );
  const map = useMutation(
    trpc.configurations.map.mutationOptions({
      onSuccess: doneWith(`${location.name ?? 'The location'} is mapped.`, close),
      onSettled: useChanged('accounts', 'configurations'),
    }),
  );
  const choices = (known.data?.locations ?? [])
    .filter(({ goneAt }) => goneAt === null)
    .sort((a, b) => likeliness(b.id) - likeliness(a.id) || a.name.localeCompare(b.name));
  function likeliness(id: string): number {
    return id === suggestion?.locationId ? 1 : 0;
  }
  return (
    <ReasonModal
      title={`Map ${location.name ?? 'a location'}`}
      lead="Menus come from this POS location, and orders go to it."
      confirm="Map"
      size={560}
      ready={locationId !== null && (takenBy === undefined || shared)}
      request={map}
      close={close}
      onConfirm={(reason) => {
        if (locationId === null) return;
        map.mutate({ configurationId: location.configurationId, locationId, shared, reason });
      }}
    >
      {known.error !== null && <Failure error={known.error} retry={() => void known.refetch()} />}
      {known.isPending && <Skeleton h={90} />}
      {known.data !== undefined && choices.length === 0 && (
        <Text size="sm" c="dimmed">
          No locations from the POS yet. Refresh them on the account’s page.
        </Text>
      )}
      {choices.length > 0 && (
        <Radio.Group label="POS location" value={locationId} onChange={setChosen}>
          <Stack gap={10} mt={6}>
            {choices.map((choice) => (
              <Radio
                key={choice.id}
                value={choice.id}
                label={choice.name}
                description={describe(
                  choice.details.address,
                  choice.id === suggestion?.locationId ? suggestion.reason : undefined,
                )}
              />
            ))}
          </Stack>
        </Radio.Group>
      )}
      {takenBy !== undefined && (
        <Checkbox
          checked={shared}
          onChange={(event) => setShared(event.currentTarget.checked)}
          label={`${takenBy.name ?? 'Another location'} is mapped to it too. Allow both.`}
        />
      )}
    </ReasonModal>
  );
}

function describe(
  address: { readonly street?: string | undefined; readonly city?: string | undefined } | undefined,
  suggested: string | undefined,
): string {
  const where = [address?.street, address?.city].filter((part) => part !== undefined).join(', ');
  return [where, suggested && `Suggested: ${suggested}`].filter(Boolean).join(' · ');
}
