import { useQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useTRPC } from '../../api.ts';
import { Choice } from '../../components/choice.tsx';
import { ExportLink } from '../../components/export-link.tsx';
import { FilterMoment } from '../../components/filter-moment.tsx';
import { FilterText } from '../../components/filter-text.tsx';
import { Filters } from '../../components/filters.tsx';
import { Identifier } from '../../components/identifier.tsx';
import { type Column, List } from '../../components/list.tsx';
import { Moment } from '../../components/moment.tsx';
import { Page } from '../../components/page.tsx';
import { Pager } from '../../components/pager.tsx';
import { Place } from '../../components/place.tsx';
import { StatePill } from '../../components/state-pill.tsx';
import { TextLink } from '../../components/text-link.tsx';
import { whileTurning } from '../../components/while-turning.ts';
import { atPage, fromTheTop, isFiltered } from '../../search.ts';
import { Codes } from '../orders/codes.tsx';
import { amount, outcomes, outcomeWords, type ValidationSummary } from '../orders/order-words.ts';
import { duration } from '../spi-calls/calls.ts';
import { DecidedBy } from './decided-by.tsx';
import type { ValidationsSearch } from './search.ts';

const route = getRouteApi('/signed-in/validations');

const columns: readonly Column<ValidationSummary>[] = [
  {
    key: 'at',
    title: 'Asked',
    width: 110,
    cell: (validation) => (
      <TextLink to="/validations/$validationId" params={{ validationId: validation.id }}>
        <Moment at={validation.validatedAt} />
      </TextLink>
    ),
  },
  {
    key: 'outcome',
    title: 'Outcome',
    width: 80,
    cell: ({ outcome }) => (
      <StatePill tone={outcomeWords[outcome].tone}>{outcomeWords[outcome].word}</StatePill>
    ),
  },
  {
    key: 'decided',
    title: 'Decided by',
    width: 110,
    cell: (validation) => <DecidedBy of={validation} />,
  },
  { key: 'codes', title: 'Found', width: 130, cell: ({ codes }) => <Codes codes={codes} /> },
  { key: 'answered', title: 'Wix was told', cell: ({ posOrderStatus }) => posOrderStatus ?? '–' },
  {
    key: 'where',
    title: 'Where',
    width: 160,
    cell: (validation) => <Place of={validation} />,
  },
  {
    key: 'total',
    title: 'Total',
    align: 'right',
    width: 70,
    cell: ({ total, currency }) => <span className="numeric">{amount(total, currency)}</span>,
  },
  {
    key: 'took',
    title: 'Took',
    align: 'right',
    width: 50,
    cell: ({ durationMs }) => <span className="numeric">{duration(durationMs)}</span>,
  },
  {
    key: 'order',
    title: 'Wix order',
    width: 110,
    cell: ({ wixOrderId }) => <Identifier short value={wixOrderId} />,
  },
  {
    key: 'request',
    title: 'Wix request id',
    width: 110,
    cell: ({ requestId }) => <Identifier short value={requestId} />,
  },
];

export function ValidationsPage() {
  const { before, after, ...filter } = route.useSearch();
  const navigate = route.useNavigate();
  const go = useNavigate();
  const trpc = useTRPC();
  const { codes = [] } =
    useQuery(trpc.orders.vocabulary.queryOptions(undefined, { staleTime: Infinity })).data ?? {};
  const code = codes.find((known) => known === filter.code);
  const asked = { ...filter, code, before, after };
  const page = useQuery(
    trpc.validations.list.queryOptions(asked, { placeholderData: whileTurning(asked) }),
  );
  const refine = (changes: Partial<ValidationsSearch>) =>
    void navigate({ search: (old) => fromTheTop(old, changes), replace: true });
  const filtered = isFiltered(filter);
  return (
    <Page
      title="Validations"
      lead="Every order that Wix asked about at a checkout, and what it was told."
      actions={<ExportLink list="validations" filter={filter} />}
    >
      <Filters
        label="Filter the validations"
        clear={filtered && (() => void navigate({ search: {}, replace: true }))}
      >
        <Choice
          label="Outcome"
          values={outcomes}
          value={filter.outcome}
          width={190}
          word={(value) =>
            value === 'not_valid' ? 'Not valid, or no verdict' : outcomeWords[value].word
          }
          onChange={(outcome) => refine({ outcome })}
        />
        <Choice
          label="Code"
          values={codes}
          value={filter.code}
          width={190}
          onChange={(value) => refine({ code: value })}
        />
        <FilterText
          label="Account"
          value={filter.accountId}
          onChange={(accountId) => refine({ accountId })}
        />
        <FilterText
          label="Wix order"
          value={filter.wixOrderId}
          onChange={(wixOrderId) => refine({ wixOrderId })}
        />
        <FilterMoment label="From" value={filter.from} onChange={(from) => refine({ from })} />
        <FilterMoment label="Until" value={filter.until} onChange={(until) => refine({ until })} />
      </Filters>
      <List
        label="Validations"
        columns={columns}
        rows={page.data?.rows}
        error={page.error}
        retry={() => void page.refetch()}
        rowKey={({ id }) => id}
        onOpen={({ id }) =>
          void go({ to: '/validations/$validationId', params: { validationId: id } })
        }
        empty={
          filtered
            ? { title: 'No validation fits', description: 'Widen the filter.' }
            : {
                title: 'Wix has not asked yet',
                description: 'Validations turn up when a guest checks out on a site.',
              }
        }
      />
      <Pager page={page.data} go={(to) => void navigate({ search: (old) => atPage(old, to) })} />
    </Page>
  );
}
