import { Radio, Stack } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTRPC } from '../../api.ts';
import { counted } from '../../components/counted.ts';
import { TextLink } from '../../components/text-link.tsx';
import { useChanged } from '../../components/use-changed.ts';
import { BulkRun } from './bulk-run.tsx';
import type { Affected } from './outage-labels.ts';

/** Syncs the menus of the merchants that were hit: those that failed, or all. */
export function SyncAffectedModal(props: {
  readonly merchants: readonly Affected[];
  close(): void;
}) {
  const trpc = useTRPC();
  const changed = useChanged('outages', 'syncs', 'accounts', 'desk');
  const request = useMutation(trpc.syncs.request.mutationOptions());
  const locations = props.merchants.flatMap((merchant) => merchant.locations);
  const failed = locations.filter(({ syncStatus }) => syncStatus === 'FAILED');
  const [which, setWhich] = useState<'failed' | 'all'>(failed.length > 0 ? 'failed' : 'all');
  const items = which === 'failed' ? failed : locations;
  return (
    <BulkRun
      title="Sync menus"
      lead="Fetches the menus from the POS and publishes the changes since the last sync."
      preview={counted(items.length, 'location')}
      items={items}
      leftOut={[]}
      leftOutTitle="Not synced"
      confirm="Sync"
      doneText={(count) => `${counted(count, 'sync')} queued`}
      link={(configurationId) => (
        <TextLink to="/syncs" search={{ configurationId }}>
          {locations.find((one) => one.configurationId === configurationId)?.locationName ??
            configurationId}
        </TextLink>
      )}
      run={async (batch, reason) => {
        const { outcomes } = await request.mutateAsync({
          configurationIds: batch.map(({ configurationId }) => configurationId),
          reason,
        });
        return {
          done: outcomes.filter(({ accepted }) => accepted).length,
          refused: outcomes.flatMap(({ configurationId, accepted, sentence }) =>
            accepted ? [] : [{ id: configurationId, sentence: `${sentence}.` }],
          ),
        };
      }}
      close={() => {
        void changed();
        props.close();
      }}
    >
      <Radio.Group
        label="Which locations"
        value={which}
        onChange={(value) => setWhich(value === 'failed' ? 'failed' : 'all')}
      >
        <Stack gap={8} mt={6}>
          <Radio
            value="failed"
            label={`Whose last sync failed (${failed.length})`}
            disabled={failed.length === 0}
          />
          <Radio value="all" label={`All of the merchants affected (${locations.length})`} />
        </Stack>
      </Radio.Group>
    </BulkRun>
  );
}
