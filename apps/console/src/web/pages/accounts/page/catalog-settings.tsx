import { Button, Group, SegmentedControl, Select, Skeleton, Stack, Text } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import type { inferRouterOutputs } from '@trpc/server';
import { useState } from 'react';
import type { AppRouter } from '../../../../server/router.ts';
import { useTRPC } from '../../../api.ts';
import { Failure } from '../../../components/failure.tsx';
import { ReasonModal } from '../../../components/reason-modal.tsx';
import { reaches, useStaff } from '../../../components/roles.tsx';
import { Section } from '../../../components/section.tsx';
import { doneWith } from '../../../components/tell.tsx';
import { useChanged } from '../../../components/use-changed.ts';

type Settings = inferRouterOutputs<AppRouter>['accounts']['catalogSettings'];
type Concern = keyof Settings['masters'];

const concerns: Record<Concern, string> = {
  entityAvailabilityUpdated: 'Opening hours',
  fulfillmentMethodsDefinition: 'Pickup and delivery',
  dishImagesUpdated: 'Images',
  entitySortingControl: 'Menu order',
  dishLabelsUpdated: 'Labels',
  dishOptionsMinMaxUpdated: 'Number of choices',
  dishInStockUpdated: 'Stock',
};
const concernNames: readonly Concern[] = [
  'entityAvailabilityUpdated',
  'fulfillmentMethodsDefinition',
  'dishImagesUpdated',
  'entitySortingControl',
  'dishLabelsUpdated',
  'dishOptionsMinMaxUpdated',
  'dishInStockUpdated',
];

const intervals: readonly { readonly value: string; readonly label: string }[] = [
  { value: '15', label: 'Every 15 minutes' },
  { value: '60', label: 'Every hour' },
  { value: '360', label: 'Every 6 hours' },
  { value: '720', label: 'Every 12 hours' },
  { value: '1440', label: 'Every day' },
  { value: 'none', label: 'Not scheduled' },
];

/** Which side is the master of what, and how often the menu is synced by the clock. */
export function CatalogSettingsSection({ accountId }: { readonly accountId: string }) {
  const trpc = useTRPC();
  const settings = useQuery(trpc.accounts.catalogSettings.queryOptions({ accountId }));
  return (
    <Section title="Menu settings">
      {settings.error !== null && (
        <Failure error={settings.error} retry={() => void settings.refetch()} />
      )}
      {settings.isPending && <Skeleton h={180} />}
      {settings.data && (
        <SettingsForm
          key={JSON.stringify(settings.data)}
          accountId={accountId}
          saved={settings.data}
        />
      )}
    </Section>
  );
}

function SettingsForm(props: { readonly accountId: string; readonly saved: Settings }) {
  const { accountId, saved } = props;
  const [draft, setDraft] = useState(saved);
  const [saving, setSaving] = useState(false);
  const trpc = useTRPC();
  const mayChange = reaches(useStaff().role, 'support');
  const isChanged = JSON.stringify(draft) !== JSON.stringify(saved);
  const every = draft.syncEveryMinutes === null ? 'none' : String(draft.syncEveryMinutes);
  const change = useMutation(
    trpc.accounts.changeCatalogSettings.mutationOptions({
      onSuccess: doneWith('Settings saved. They apply from the next sync.', () => setSaving(false)),
      onSettled: useChanged('accounts', 'configurations'),
    }),
  );
  return (
    <Stack gap={8}>
      <Text fz={13} c="dimmed">
        The master’s value is published. The other side’s value is not changed.
      </Text>
      {concernNames.map((concern) => (
        <Group key={concern} justify="space-between" wrap="nowrap">
          <Text fz={13}>{concerns[concern]}</Text>
          <SegmentedControl
            size="xs"
            aria-label={`Master of ${concerns[concern].toLowerCase()}`}
            data={['POS', 'WIX']}
            value={draft.masters[concern]}
            disabled={!mayChange}
            onChange={(side) =>
              setDraft({
                ...draft,
                masters: { ...draft.masters, [concern]: side === 'WIX' ? 'WIX' : 'POS' },
              })
            }
          />
        </Group>
      ))}
      <Select
        mt={4}
        label="Scheduled sync"
        data={[
          ...intervals,
          ...(intervals.some(({ value }) => value === every)
            ? []
            : [{ value: every, label: `Every ${every} minutes` }]),
        ]}
        value={every}
        allowDeselect={false}
        disabled={!mayChange}
        onChange={(value) =>
          setDraft({
            ...draft,
            syncEveryMinutes: value === null || value === 'none' ? null : Number(value),
          })
        }
      />
      {isChanged && (
        <Group justify="flex-end">
          <Button variant="default" onClick={() => setDraft(saved)}>
            Undo
          </Button>
          <Button onClick={() => setSaving(true)}>Save…</Button>
        </Group>
      )}
      {saving && (
        <ReasonModal
          title="Change menu settings"
          lead="The settings apply from the next sync."
          confirm="Save"
          request={change}
          close={() => setSaving(false)}
          onConfirm={(reason) => change.mutate({ accountId, settings: draft, reason })}
        />
      )}
    </Stack>
  );
}
