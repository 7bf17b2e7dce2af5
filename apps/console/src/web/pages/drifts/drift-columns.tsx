import { Text } from '@mantine/core';
import { Pill } from '@pos-bridge/ui-theme/pill';
import type { inferRouterOutputs } from '@trpc/server';
import type { AppRouter } from '../../../server/router.ts';
import type { Column } from '../../components/list.tsx';
import { TextLink } from '../../components/text-link.tsx';
import { TimeLeft } from '../../components/time-left.tsx';

export type Drift = inferRouterOutputs<AppRouter>['drifts']['list']['rows'][number];

export const driftColumns: readonly Column<Drift>[] = [
  {
    title: 'Dish or choice',
    cell: (drift) => (
      <Text fz="inherit" fw={550} truncate maw={170} title={drift.itemName ?? undefined}>
        {drift.itemName ?? drift.itemPosId}
      </Text>
    ),
  },
  { title: 'In the POS', cell: (drift) => <Stock inStock={drift.posInStock} /> },
  {
    title: 'On Wix',
    cell: (drift) =>
      drift.wixInStock && !drift.posInStock ? (
        <Pill tone="bad" text="On sale" />
      ) : (
        <Stock inStock={drift.wixInStock} />
      ),
  },
  { title: 'Differs', cell: (drift) => <TimeLeft until={drift.firstSeenAt} /> },
  {
    title: 'Merchant · location',
    cell: (drift) => (
      <>
        <TextLink to="/stock/$configurationId" params={{ configurationId: drift.configurationId }}>
          {drift.locationName ?? 'Unnamed location'}
        </TextLink>
        <Text fz={12} c="dimmed" truncate maw={170} title={drift.merchantName ?? undefined}>
          {drift.merchantName ?? drift.accountId}
        </Text>
      </>
    ),
  },
];

function Stock({ inStock }: { readonly inStock: boolean }) {
  return inStock ? <Pill tone="good" text="In stock" /> : <Pill tone="warn" text="Out" />;
}
