import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTRPC } from '../../api.ts';
import { oneOf } from '../../components/filters.tsx';
import type { Column } from '../../components/list.tsx';
import { useListAddress } from '../../components/list-address.ts';
import { ListPage } from '../../components/list-page.tsx';
import { reaches, useStaff } from '../../components/roles.tsx';
import { TextLink } from '../../components/text-link.tsx';
import { whileTurning } from '../../components/while-turning.ts';
import { locationNameOf, useForcedSyncs } from '../syncs/use-forced-syncs.tsx';
import { type Drift, driftColumns } from './drift-columns.tsx';
import { driftsSearch } from './search.ts';
import { SendAgainModal } from './send-again-modal.tsx';

const lookAgainMs = 15_000;
const sides = ['sold', 'hidden'] as const;
const sideLabels: Record<(typeof sides)[number], string> = {
  sold: 'Sold on Wix, out at the POS',
  hidden: 'Hidden on Wix, in stock at the POS',
};

export function DriftsPage() {
  const { after, ...filter } = useListAddress(driftsSearch).search;
  const trpc = useTRPC();
  const mayMend = reaches(useStaff().role, 'support');
  const [sending, setSending] = useState<Drift | null>(null);
  const asked = { ...filter, after };
  const query = useQuery(
    trpc.drifts.list.queryOptions(asked, {
      placeholderData: whileTurning(asked),
      refetchInterval: lookAgainMs,
    }),
  );
  const forced = useForcedSyncs<Drift>(
    (drift) => `Choose ${locationNameOf(drift)}, for ${drift.itemName ?? drift.itemPosId}`,
    'everything',
  );
  const mending: Column<Drift> = {
    title: 'Fix',
    titleHidden: true,
    cell: (drift) => (
      <Button
        variant="default"
        size="compact-sm"
        aria-label={`Fix ${drift.itemName ?? drift.itemPosId} at ${locationNameOf(drift)}`}
        onClick={() => setSending(drift)}
      >
        {' '}
        Fix{' '}
      </Button>
    ),
  };
  return (
    <ListPage
      title="Stock drift"
      lead="Items whose stock differs between Wix and the POS, longest first."
      noun={['item', 'items']}
      csv="differences"
      actions={forced.button}
      // The button before the names, which may be long: on a narrow screen it must be in sight.
      columns={
        mayMend
          ? [...forced.columns, ...driftColumns.slice(0, -1), mending, ...driftColumns.slice(-1)]
          : driftColumns
      }
      rowKey={(drift) => `${drift.configurationId} ${drift.wixItemId}`}
      query={query}
      filter={filter}
      at={{ after }}
      fields={[
        { name: 'name', label: 'Merchant or location', width: 220 },
        { name: 'onWix', label: 'Wix', kind: sideField },
        { name: 'accountId', label: 'Merchant', kind: 'merchant' },
        { name: 'configurationId', label: 'Location', kind: 'location' },
      ]}
      isMarked={forced.has}
      empty={{
        title: 'No stock drift',
        description: (
          <>
            Stock on Wix matches the POS. It is checked every half hour. Prices, names and hours are
            not checked here; a{' '}
            <TextLink to="/syncs" underline="always">
              sync
            </TextLink>{' '}
            publishes them. See{' '}
            <TextLink to="/stock" underline="always">
              Stock
            </TextLink>{' '}
            for locations that could not be checked.
          </>
        ),
      }}
    >
      {forced.modal}
      {sending !== null && <SendAgainModal drift={sending} close={() => setSending(null)} />}
    </ListPage>
  );
}

const sideField = oneOf(sides, (side) => sideLabels[side]);
