import { Button, Text } from '@mantine/core';
import { IconRefresh } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTRPC } from '../../api.ts';
import { Dash } from '../../components/dash.tsx';
import { type Column, List } from '../../components/list.tsx';
import { MerchantLink } from '../../components/location-label.tsx';
import { ForRole } from '../../components/roles.tsx';
import type { Affected, OutageWindow } from './outage-labels.ts';
import { SyncAffectedModal } from './sync-affected-modal.tsx';
import { TitledList } from './titled-list.tsx';

const lookAgainMs = 30_000;
const shownAtFirst = 5;

const number = (value: number) =>
  value === 0 ? <Dash /> : <span className="numeric">{value}</span>;

const columns: readonly Column<Affected>[] = [
  { title: 'Merchant', cell: (row) => <MerchantLink of={row} /> },
  { title: 'Open orders', align: 'right', cell: (row) => number(row.openOrders) },
  { title: 'Failed menu syncs', align: 'right', cell: (row) => number(row.failedSyncs) },
  { title: 'Failed calls from Wix', align: 'right', cell: (row) => number(row.failedCalls) },
  { title: 'Failed calls to the POS', align: 'right', cell: (row) => number(row.failedPosCalls) },
  { title: 'Locations', align: 'right', cell: ({ locations }) => number(locations.length) },
];

/** Who was hit in the window: failed menu syncs, failed calls, orders that are open. */
export function AffectedSection({ window }: { readonly window: OutageWindow }) {
  const trpc = useTRPC();
  const [isSyncing, setIsSyncing] = useState(false);
  const [isWhole, setIsWhole] = useState(false);
  const query = useQuery(
    trpc.outages.affected.queryOptions(window, { refetchInterval: lookAgainMs }),
  );
  const { merchants = 0, rows } = query.data ?? {};
  const shown = isWhole ? rows : rows?.slice(0, shownAtFirst);
  const hidden = (rows?.length ?? 0) - (shown?.length ?? 0);
  if (query.isPending || rows?.length === 0) return null;
  return (
    <TitledList
      title={merchants === 0 ? 'Merchants affected' : `Merchants affected: ${merchants}`}
      actions={
        rows && (
          <ForRole needs="support">
            <Button
              variant="default"
              leftSection={<IconRefresh size={14} aria-hidden />}
              onClick={() => setIsSyncing(true)}
            >
              Sync menus…
            </Button>
          </ForRole>
        )
      }
    >
      <List
        label="Merchants affected"
        columns={columns}
        rows={shown}
        error={query.error}
        retry={() => void query.refetch()}
        rowKey={({ accountId }) => accountId}
        empty={{ title: 'Nobody', description: '' }}
      />
      {hidden > 0 && (
        <Button variant="subtle" mt="xs" onClick={() => setIsWhole(true)}>
          Show {hidden} more
        </Button>
      )}
      {isWhole && rows && merchants > rows.length && (
        <Text size="sm" c="dimmed" mt="xs">
          The {rows.length} most affected of {merchants}.
        </Text>
      )}
      {isSyncing && rows && (
        <SyncAffectedModal merchants={rows} close={() => setIsSyncing(false)} />
      )}
    </TitledList>
  );
}
