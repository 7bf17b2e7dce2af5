import { Group, Select, Switch } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useTRPC } from '../../api.ts';
import { ExportLink } from '../../components/export-link.tsx';
import { FilterText } from '../../components/filter-text.tsx';
import { Filters } from '../../components/filters.tsx';
import { Identifier } from '../../components/identifier.tsx';
import { type Column, List } from '../../components/list.tsx';
import { LiveState } from '../../components/live-state.tsx';
import { Moment } from '../../components/moment.tsx';
import { Page } from '../../components/page.tsx';
import { Pager } from '../../components/pager.tsx';
import { StatePill } from '../../components/state-pill.tsx';
import { TextLink } from '../../components/text-link.tsx';
import { whileTurning } from '../../components/while-turning.ts';
import { atPage, fromTheTop, isFiltered } from '../../search.ts';
import { CallDrawer } from './call-drawer.tsx';
import { type Call, duration, toneOf } from './calls.ts';
import { useLiveCalls } from './live-calls.ts';
import type { SpiCallsSearch } from './search.ts';

const route = getRouteApi('/signed-in/spi-calls');

const columns: readonly Column<Call>[] = [
  {
    key: 'at',
    title: 'Called',
    width: 120,
    cell: (call) => (
      <TextLink from="/spi-calls" search={(old) => ({ ...old, call: call.id })}>
        <Moment at={call.calledAt} />
      </TextLink>
    ),
  },
  {
    key: 'operation',
    title: 'Operation',
    width: 150,
    cell: (call) => <span className="mono">{call.operation}</span>,
  },
  {
    key: 'outcome',
    title: 'Outcome',
    width: 110,
    cell: (call) => (
      <StatePill tone={toneOf(call)}>
        {call.outcome === 'OK' ? '200 OK' : `${call.httpStatus} ${call.outcome}`}
      </StatePill>
    ),
  },
  {
    key: 'duration',
    title: 'Took',
    align: 'right',
    width: 50,
    cell: (call) => <span className="numeric">{duration(call.durationMs)}</span>,
  },
  {
    key: 'account',
    title: 'Account',
    cell: (call) => <Identifier short value={call.accountId} />,
  },
  {
    key: 'configuration',
    title: 'Configuration',
    cell: (call) => <Identifier short value={call.configurationId} />,
  },
  {
    key: 'request',
    title: 'Wix request id',
    width: 130,
    cell: (call) => <Identifier short value={call.requestId} />,
  },
];

export function SpiCallsPage() {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const trpc = useTRPC();
  const { before, after, live = false, call, ...filter } = search;
  const page = useQuery(
    trpc.spiCalls.list.queryOptions(
      { ...filter, before, after },
      { placeholderData: whileTurning({ ...filter, before, after }) },
    ),
  );
  const vocabulary = useQuery(
    trpc.spiCalls.vocabulary.queryOptions(undefined, { staleTime: Infinity }),
  );

  const onTop = before === undefined && after === undefined;
  const since = page.data === undefined ? undefined : (page.data.rows[0]?.id ?? 0);
  const following = useLiveCalls(live && onTop, since, filter);
  const arrived = following.calls.filter((fresh) => fresh.id > (since ?? 0));
  const rows = page.data && [...arrived, ...page.data.rows];

  /** Another filter begins at the top; what is open stays open. */
  const refine = (changes: Partial<SpiCallsSearch>) =>
    void navigate({ search: (old) => fromTheTop(old, changes), replace: true });
  const open = (id: number | undefined) =>
    void navigate({ search: (old) => ({ ...old, call: id }) });
  const filtered = isFiltered(filter);

  return (
    <Page
      title="SPI calls"
      lead="What Wix asked, and what it got."
      actions={
        <Group gap="sm">
          <ExportLink list="spi-calls" filter={filter} />
          <LiveState state={following.state} />
          <Switch
            label="Live"
            size="sm"
            checked={live}
            onChange={(event) => refine({ live: event.currentTarget.checked || undefined })}
          />
        </Group>
      }
    >
      <Filters
        label="Filter the calls"
        clear={
          filtered &&
          (() =>
            refine({
              operation: undefined,
              outcome: undefined,
              accountId: undefined,
              requestId: undefined,
              slowerThanMs: undefined,
            }))
        }
      >
        <Select
          label="Operation"
          placeholder="Any"
          data={withChosen(vocabulary.data?.operations, filter.operation)}
          value={filter.operation ?? null}
          onChange={(operation) => refine({ operation: operation ?? undefined })}
          clearable
          w={210}
        />
        <Select
          label="Outcome"
          placeholder="Any"
          data={withChosen(vocabulary.data?.outcomes, filter.outcome)}
          value={filter.outcome ?? null}
          onChange={(outcome) => refine({ outcome: outcome ?? undefined })}
          clearable
          searchable
          w={210}
        />
        <Select
          label="Took"
          placeholder="Any time"
          data={withChosen(slowSteps, filter.slowerThanMs?.toString()).map((ms) => ({
            value: ms,
            label: `${duration(Number(ms))} or more`,
          }))}
          value={filter.slowerThanMs?.toString() ?? null}
          onChange={(ms) => refine({ slowerThanMs: ms === null ? undefined : Number(ms) })}
          clearable
          w={160}
        />
        <FilterText
          label="Account"
          value={filter.accountId}
          onChange={(accountId) => refine({ accountId })}
        />
        <FilterText
          label="Wix request id"
          value={filter.requestId}
          onChange={(requestId) => refine({ requestId })}
        />
      </Filters>
      <List
        label="SPI calls"
        columns={columns}
        rows={rows}
        error={page.error}
        retry={() => void page.refetch()}
        rowKey={(row) => row.id}
        onOpen={(row) => open(row.id)}
        isMarked={(row) => row.id === call}
        isFresh={(row) => row.id > (since ?? 0)}
        empty={
          filtered
            ? {
                title: 'No call fits',
                description: 'Widen the filter, or follow live and wait for one.',
              }
            : {
                title: 'Wix has not called yet',
                description: 'Calls turn up here a moment after Wix made them.',
              }
        }
      />
      <Pager
        page={page.data}
        go={(to) =>
          void navigate({
            search: (old) => ({ ...atPage(old, to), live: undefined, call: undefined }),
          })
        }
      />
      <CallDrawer id={call} close={() => open(undefined)} />
    </Page>
  );
}

/** In milliseconds; the ledger finds calls by their time from the first on. */
const slowSteps = ['250', '1000', '3000'];

/** A link may name what the vocabulary does not (yet); it is shown all the same. */
const withChosen = (known: readonly string[] = [], chosen: string | undefined): string[] =>
  chosen === undefined || known.includes(chosen) ? [...known] : [chosen, ...known];
