import { Text } from '@mantine/core';
import { Pill } from '@pos-bridge/ui-theme/pill';
import { Dash } from '../../components/dash.tsx';
import { duration } from '../../components/duration.ts';
import { Identifier } from '../../components/identifier.tsx';
import type { Column } from '../../components/list.tsx';
import { LocationLink, MerchantLink } from '../../components/location-label.tsx';
import { Moment } from '../../components/moment.tsx';
import { TextLink } from '../../components/text-link.tsx';
import { TimeLeft } from '../../components/time-left.tsx';
import { Codes } from '../orders/codes.tsx';
import { amount, attentionLabels, stateLabels } from '../orders/order-labels.ts';
import type { OutageOrder } from './outage-labels.ts';

export const outageColumns: readonly Column<OutageOrder>[] = [
  {
    title: 'Wix called',
    cell: (order) => (
      <TextLink to="/orders/$orderId" params={{ orderId: order.id }}>
        <Moment at={order.receivedAt} />
      </TextLink>
    ),
  },
  { title: 'To the kitchen', align: 'right', cell: (order) => <ToKitchen order={order} /> },
  { title: 'State', cell: (order) => <Pill {...stateLabels[order.state]} /> },
  {
    title: 'Still open',
    cell: ({ attention }) =>
      attention === null ? <Dash /> : <Pill tone="warn" text={attentionLabels[attention].text} />,
  },
  { title: 'Refused with', cell: (order) => <Codes codes={order.codes} /> },
  { title: 'Merchant', cell: (order) => <MerchantLink of={order} /> },
  { title: 'Location', cell: (order) => <LocationLink of={order} /> },
  {
    title: 'Total',
    align: 'right',
    cell: (order) => <span className="numeric">{amount(order.total, order.currency)}</span>,
  },
  { title: 'Wix order', cell: (order) => <Identifier short value={order.wixOrderId} /> },
];

/** How long it took; or, of one that is not there yet, since when it waits. */
function ToKitchen({ order }: { readonly order: OutageOrder }) {
  if (order.toKitchenMs !== null) {
    return (
      <Text
        span
        fz="inherit"
        className="numeric"
        title={order.atPosAt === null ? '' : `At the POS ${order.atPosAt}`}
        {...(order.isLate && { c: 'var(--warn)', fw: 600 })}
      >
        {duration(order.toKitchenMs)}
      </Text>
    );
  }
  if (order.state === 'rejected') return <Dash />;
  return (
    <>
      Not yet, <TimeLeft until={order.receivedAt} />
    </>
  );
}
