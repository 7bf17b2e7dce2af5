import { useQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useTRPC } from '../../api.ts';
import { useCalmRows } from '../../components/calm-rows.ts';
import { Choice } from '../../components/choice.tsx';
import { Dash } from '../../components/dash.tsx';
import { ExportLink } from '../../components/export-link.tsx';
import { FilterMoment } from '../../components/filter-moment.tsx';
import { FilterText } from '../../components/filter-text.tsx';
import { Filters } from '../../components/filters.tsx';
import { Identifier } from '../../components/identifier.tsx';
import { type Column, List } from '../../components/list.tsx';
import { ListNews } from '../../components/list-news.tsx';
import { Moment } from '../../components/moment.tsx';
import { Page } from '../../components/page.tsx';
import { Pager } from '../../components/pager.tsx';
import { Place } from '../../components/place.tsx';
import { StatePill } from '../../components/state-pill.tsx';
import { TextLink } from '../../components/text-link.tsx';
import { useOrderNews } from '../../components/use-news.ts';
import { whileTurning } from '../../components/while-turning.ts';
import { atPage, fromTheTop, isFiltered } from '../../search.ts';
import { Codes } from './codes.tsx';
import {
  amount,
  attentions,
  attentionWords,
  type OrderSummary,
  orderStates,
  stateWords,
} from './order-words.ts';
import type { OrdersSearch } from './search.ts';

const route = getRouteApi('/signed-in/orders');

const columns: readonly Column<OrderSummary>[] = [
  {
    key: 'at',
    title: 'Received',
    width: 110,
    cell: (order) => (
      <TextLink to="/orders/$orderId" params={{ orderId: order.id }}>
        <Moment at={order.receivedAt} />
      </TextLink>
    ),
  },
  {
    key: 'state',
    title: 'State',
    width: 100,
    cell: (order) => (
      <StatePill tone={stateWords[order.state].tone}>{stateWords[order.state].word}</StatePill>
    ),
  },
  { key: 'codes', title: 'Why', width: 110, cell: (order) => <Codes codes={order.codes} /> },
  {
    key: 'raised',
    title: 'Raised',
    width: 90,
    cell: (order) =>
      order.attention === null ? (
        <Dash />
      ) : (
        <StatePill tone="warn">{attentionWords[order.attention].word}</StatePill>
      ),
  },
  {
    key: 'where',
    title: 'Where',
    width: 160,
    cell: (order) => <Place of={order} />,
  },
  {
    key: 'total',
    title: 'Total',
    align: 'right',
    width: 70,
    cell: (order) => <span className="numeric">{amount(order.total, order.currency)}</span>,
  },
  {
    key: 'wix',
    title: 'Wix order',
    width: 110,
    cell: (order) => <Identifier short value={order.wixOrderId} />,
  },
  {
    key: 'pos',
    title: 'POS order',
    cell: (order) => <Identifier short value={order.posOrderId} />,
  },
];

export function OrdersPage() {
  const { before, after, ...filter } = route.useSearch();
  const navigate = route.useNavigate();
  const go = useNavigate();
  const trpc = useTRPC();
  const { codes = [] } =
    useQuery(trpc.orders.vocabulary.queryOptions(undefined, { staleTime: Infinity })).data ?? {};
  const code = codes.find((known) => known === filter.code);
  const asked = { ...filter, code, before, after };
  const { following, refetchInterval } = useOrderNews();
  const page = useQuery(
    trpc.orders.list.queryOptions(asked, { placeholderData: whileTurning(asked), refetchInterval }),
  );
  const calm = useCalmRows(
    JSON.stringify(page.isPlaceholderData ? null : asked),
    page.data?.rows,
    ({ id }) => id,
  );
  const refine = (changes: Partial<OrdersSearch>) =>
    void navigate({ search: (old) => fromTheTop(old, changes), replace: true });
  const filtered = isFiltered(filter);
  return (
    <Page
      title="Orders"
      lead="Every order that Wix asked to create, and what became of it."
      actions={
        <>
          <ListNews calm={calm} following={following} words={['order', 'orders']} />
          <ExportLink list="orders" filter={filter} />
        </>
      }
    >
      <Filters
        label="Filter the orders"
        clear={filtered && (() => void navigate({ search: {}, replace: true }))}
      >
        <Choice
          label="State"
          values={orderStates}
          value={filter.state}
          width={150}
          word={(state) => stateWords[state].word}
          onChange={(state) => refine({ state })}
        />
        <Choice
          label="Raised"
          values={['any', ...attentions]}
          value={filter.attention}
          width={190}
          word={(value) => (value === 'any' ? 'For any reason' : attentionWords[value].word)}
          onChange={(attention) => refine({ attention })}
        />
        <Choice
          label="Refused with"
          values={codes}
          value={filter.code}
          onChange={(value) => refine({ code: value })}
        />
        <FilterText
          label="Account"
          width={150}
          value={filter.accountId}
          onChange={(accountId) => refine({ accountId })}
        />
        <FilterText
          label="Wix order"
          width={150}
          value={filter.wixOrderId}
          onChange={(wixOrderId) => refine({ wixOrderId })}
        />
        <FilterText
          label="POS order"
          width={130}
          value={filter.posOrderId}
          onChange={(posOrderId) => refine({ posOrderId })}
        />
        <FilterMoment label="From" value={filter.from} onChange={(from) => refine({ from })} />
        <FilterMoment label="Until" value={filter.until} onChange={(until) => refine({ until })} />
      </Filters>
      <List
        label="Orders"
        columns={columns}
        rows={calm.rows}
        error={page.error}
        retry={() => void page.refetch()}
        rowKey={(order) => order.id}
        onOpen={({ id }) => void go({ to: '/orders/$orderId', params: { orderId: id } })}
        empty={
          filtered
            ? { title: 'No order fits', description: 'Widen the filter.' }
            : {
                title: 'No order yet',
                description: 'Orders turn up the moment Wix asks to create them.',
              }
        }
      />
      <Pager page={page.data} go={(to) => void navigate({ search: (old) => atPage(old, to) })} />
    </Page>
  );
}
