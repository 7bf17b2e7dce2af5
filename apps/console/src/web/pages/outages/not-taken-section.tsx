import { Text } from '@mantine/core';
import { Pill } from '@pos-bridge/ui-theme/pill';
import { Identifier } from '../../components/identifier.tsx';
import { type Column, List } from '../../components/list.tsx';
import { MerchantLink } from '../../components/location-label.tsx';
import { Moment } from '../../components/moment.tsx';
import { Codes } from '../orders/codes.tsx';
import { notTakenLabels } from '../orders/order-labels.ts';
import type { Outage } from './outage-labels.ts';
import { TitledList } from './titled-list.tsx';

type NotTaken = Outage['notTaken']['newest'][number];

const columns: readonly Column<NotTaken>[] = [
  { title: 'First heard of', cell: ({ seenAt }) => <Moment at={seenAt} /> },
  { title: 'State', cell: ({ state }) => <Pill {...notTakenLabels[state]} /> },
  {
    title: 'Why',
    cell: ({ code }) => (code === null ? 'Wix never sent it' : <Codes codes={[code]} />),
  },
  { title: 'Merchant', cell: (order) => <MerchantLink of={order} /> },
  { title: 'Location', cell: ({ locationName }) => locationName ?? '–' },
  { title: 'Wix order', cell: ({ wixOrderId }) => <Identifier value={wixOrderId} /> },
];

/** The orders that never became the bridge's: Wix alone has them. Nothing where there are none. */
export function NotTakenSection({ notTaken }: { readonly notTaken: Outage['notTaken'] }) {
  const { orders, newest } = notTaken;
  if (orders === 0) return null;
  return (
    <TitledList title={`Not taken by the bridge: ${orders}`}>
      <List
        label="Orders that the bridge did not take"
        columns={columns}
        rows={newest}
        error={null}
        retry={() => {}}
        rowKey={({ instanceId, wixOrderId }) => `${instanceId} ${wixOrderId}`}
        empty={{ title: 'None', description: '' }}
      />
      {orders > newest.length && (
        <Text size="sm" c="dimmed" mt="xs">
          The newest {newest.length} of {orders}. Choose a shorter window to see the others.
        </Text>
      )}
    </TitledList>
  );
}
