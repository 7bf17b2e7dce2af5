import { Pill } from '@pos-bridge/ui-theme/pill';
import { useQuery } from '@tanstack/react-query';
import { useTRPC } from '../../api.ts';
import { Dash } from '../../components/dash.tsx';
import { oneOf } from '../../components/filters.tsx';
import { Identifier } from '../../components/identifier.tsx';
import type { Column } from '../../components/list.tsx';
import { useListAddress } from '../../components/list-address.ts';
import { ListPage } from '../../components/list-page.tsx';
import { LocationLink, MerchantLink } from '../../components/location-label.tsx';
import { Moment } from '../../components/moment.tsx';
import { pathTo } from '../../components/paths.ts';
import { TextLink } from '../../components/text-link.tsx';
import { useOrderChanges } from '../../components/use-changes.ts';
import { whileTurning } from '../../components/while-turning.ts';
import { codeWithWords } from './code-labels.ts';
import { Codes } from './codes.tsx';
import {
  amount,
  attentionLabels,
  attentions,
  type OrderSummary,
  orderStates,
  stateLabels,
} from './order-labels.ts';
import { ordersSearch } from './search.ts';

const columns: readonly Column<OrderSummary>[] = [
  {
    title: 'Received',
    cell: (order) => (
      <TextLink to="/orders/$orderId" params={{ orderId: order.id }}>
        <Moment at={order.receivedAt} />
      </TextLink>
    ),
  },
  { title: 'State', cell: (order) => <Pill {...stateLabels[order.state]} /> },
  { title: 'Why', cell: (order) => <Codes codes={order.codes} /> },
  {
    title: 'Attention',
    cell: (order) =>
      order.attention === null ? (
        <Dash />
      ) : (
        <Pill tone="warn" text={attentionLabels[order.attention].text} />
      ),
  },
  { title: 'Merchant', isMerchant: true, cell: (order) => <MerchantLink of={order} /> },
  { title: 'Location', cell: (order) => <LocationLink of={order} /> },
  {
    title: 'Total',
    align: 'right',
    cell: (order) => <span className="numeric">{amount(order.total, order.currency)}</span>,
  },
  {
    title: 'Wix order',
    cell: (order) => <Identifier short value={order.wixOrderId} path={pathTo.order(order.id)} />,
  },
  {
    title: 'POS order',
    cell: (order) => <Identifier short value={order.posOrderId} path={pathTo.order(order.id)} />,
  },
];

export function OrdersPage() {
  const { search, of } = useListAddress(ordersSearch);
  const { before, after, ...filter } = search;
  const trpc = useTRPC();
  const { codes = [] } =
    useQuery(trpc.orders.vocabulary.queryOptions(undefined, { staleTime: Infinity })).data ?? {};
  const code = codes.find((known) => known === filter.code);
  const asked = { ...filter, ...of, code, before, after };
  const { following, refetchInterval } = useOrderChanges();
  const query = useQuery(
    trpc.orders.list.queryOptions(asked, { placeholderData: whileTurning(asked), refetchInterval }),
  );
  return (
    <ListPage
      title="Orders"
      lead="Orders from Wix and their state at the POS."
      noun={['order', 'orders']}
      csv="orders"
      columns={columns}
      rowKey={({ id }) => id}
      query={query}
      filter={filter}
      of={of}
      at={{ before, after }}
      fields={[
        { name: 'state', label: 'State', kind: stateField, width: 180 },
        { name: 'attention', label: 'Attention', kind: attentionField, width: 190 },
        { name: 'code', label: 'Refused with', kind: oneOf(codes, codeWithWords) },
        { name: 'accountId', label: 'Merchant', kind: 'merchant' },
        { name: 'configurationId', label: 'Location', kind: 'location', onlyWhenSet: true },
        { name: 'wixOrderId', label: 'Wix order', width: 150 },
        { name: 'posOrderId', label: 'POS order', width: 130 },
        { name: 'from', label: 'Period', kind: { until: 'until' } },
      ]}
      live={{ following, placeOf: ({ id }) => id }}
      opens={({ id }) => ({ to: '/orders/$orderId', params: { orderId: id } })}
      empty={{
        title: 'No orders yet',
        description: 'Orders appear when a guest orders on a site.',
      }}
    />
  );
}

const stateField = oneOf(orderStates, (state) => stateLabels[state].text);
const attentionField = oneOf(['any', ...attentions], (value) =>
  value === 'any' ? 'Any reason' : attentionLabels[value].text,
);
