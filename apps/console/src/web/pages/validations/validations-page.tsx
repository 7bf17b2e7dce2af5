import { Pill } from '@pos-bridge/ui-theme/pill';
import { useQuery } from '@tanstack/react-query';
import { useTRPC } from '../../api.ts';
import { duration } from '../../components/duration.ts';
import { oneOf } from '../../components/filters.tsx';
import { Identifier } from '../../components/identifier.tsx';
import type { Column } from '../../components/list.tsx';
import { useListAddress } from '../../components/list-address.ts';
import { ListPage } from '../../components/list-page.tsx';
import { LocationLink, MerchantLink } from '../../components/location-label.tsx';
import { Moment } from '../../components/moment.tsx';
import { pathTo } from '../../components/paths.ts';
import { TextLink } from '../../components/text-link.tsx';
import { whileTurning } from '../../components/while-turning.ts';
import { codeWithWords } from '../orders/code-labels.ts';
import { Codes } from '../orders/codes.tsx';
import { amount, outcomeLabels, outcomes, type ValidationSummary } from '../orders/order-labels.ts';
import { DecidedBy } from './decided-by.tsx';
import { validationsSearch } from './search.ts';

const columns: readonly Column<ValidationSummary>[] = [
  {
    title: 'Validated',
    cell: (validation) => (
      <TextLink to="/validations/$validationId" params={{ validationId: validation.id }}>
        <Moment at={validation.validatedAt} />
      </TextLink>
    ),
  },
  { title: 'Outcome', cell: ({ outcome }) => <Pill {...outcomeLabels[outcome]} /> },
  { title: 'Decided by', cell: (validation) => <DecidedBy of={validation} /> },
  { title: 'Findings', cell: ({ codes }) => <Codes codes={codes} /> },
  { title: 'Sent to Wix', cell: ({ posOrderStatus }) => posOrderStatus ?? '–' },
  { title: 'Merchant', isMerchant: true, cell: (row) => <MerchantLink of={row} /> },
  { title: 'Location', cell: (row) => <LocationLink of={row} /> },
  {
    title: 'Total',
    align: 'right',
    cell: ({ total, currency }) => <span className="numeric">{amount(total, currency)}</span>,
  },
  {
    title: 'Took',
    align: 'right',
    cell: ({ durationMs }) => <span className="numeric">{duration(durationMs)}</span>,
  },
  {
    title: 'Wix order',
    cell: ({ wixOrderId }) => (
      <Identifier short value={wixOrderId} path={wixOrderId && pathTo.wixOrder(wixOrderId)} />
    ),
  },
  {
    title: 'Wix request id',
    cell: ({ requestId }) => (
      <Identifier short value={requestId} path={requestId && pathTo.wixRequest(requestId)} />
    ),
  },
];

export function ValidationsPage() {
  const { search, of } = useListAddress(validationsSearch);
  const { before, after, ...filter } = search;
  const trpc = useTRPC();
  const { codes = [] } =
    useQuery(trpc.orders.vocabulary.queryOptions(undefined, { staleTime: Infinity })).data ?? {};
  const code = codes.find((known) => known === filter.code);
  const asked = { ...filter, ...of, code, before, after };
  const query = useQuery(
    trpc.validations.list.queryOptions(asked, { placeholderData: whileTurning(asked) }),
  );
  return (
    <ListPage
      title="Validations"
      lead="Orders validated at checkout, with the verdict sent to Wix."
      noun={['validation', 'validations']}
      csv="validations"
      columns={columns}
      rowKey={({ id }) => id}
      query={query}
      filter={filter}
      of={of}
      at={{ before, after }}
      fields={[
        { name: 'outcome', label: 'Outcome', kind: outcomeField, width: 190 },
        { name: 'code', label: 'Code', kind: oneOf(codes, codeWithWords), width: 190 },
        { name: 'accountId', label: 'Merchant', kind: 'merchant' },
        { name: 'configurationId', label: 'Location', kind: 'location', onlyWhenSet: true },
        { name: 'wixOrderId', label: 'Wix order' },
        { name: 'from', label: 'Period', kind: { until: 'until' } },
      ]}
      opens={({ id }) => ({ to: '/validations/$validationId', params: { validationId: id } })}
      empty={{
        title: 'No validations yet',
        description: 'Validations appear when a guest checks out on a site.',
      }}
    />
  );
}

const outcomeField = oneOf(outcomes, (value) =>
  value === 'not_valid' ? 'Not valid or no verdict' : outcomeLabels[value].text,
);
