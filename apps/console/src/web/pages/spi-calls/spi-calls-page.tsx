import { Group, Switch } from '@mantine/core';
import { Pill } from '@pos-bridge/ui-theme/pill';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useTRPC } from '../../api.ts';
import { oneOf } from '../../components/filters.tsx';
import { Identifier } from '../../components/identifier.tsx';
import type { Column } from '../../components/list.tsx';
import { ListPage } from '../../components/list-page.tsx';
import { LiveState } from '../../components/live-state.tsx';
import { LocationLabel } from '../../components/location-label.tsx';
import { Moment } from '../../components/moment.tsx';
import { TextLink } from '../../components/text-link.tsx';
import { whileTurning } from '../../components/while-turning.ts';
import { CallDrawer } from './call-drawer.tsx';
import { type Call, duration, toneOf } from './calls.ts';
import { useLiveCalls } from './live-calls.ts';

const route = getRouteApi('/signed-in/spi-calls');

const columns: readonly Column<Call>[] = [
  {
    title: 'Called',
    cell: (call) => (
      <TextLink from="/spi-calls" search={(old) => ({ ...old, call: call.id })}>
        <Moment at={call.calledAt} />
      </TextLink>
    ),
  },
  { title: 'Operation', cell: (call) => <span className="mono">{call.operation}</span> },
  {
    title: 'Outcome',
    cell: (call) => (
      <Pill
        tone={toneOf(call)}
        text={call.outcome === 'OK' ? '200 OK' : `${call.httpStatus} ${call.outcome}`}
      />
    ),
  },
  {
    title: 'Took',
    align: 'right',
    cell: (call) => <span className="numeric">{duration(call.durationMs)}</span>,
  },
  { title: 'Merchant · location', cell: (call) => <LocationLabel of={call} /> },
  { title: 'Account', cell: (call) => <Identifier short value={call.accountId} /> },
  { title: 'Wix request id', cell: (call) => <Identifier short value={call.requestId} /> },
];

export function SpiCallsPage() {
  const { before, after, live = false, call, ...filter } = route.useSearch();
  const navigate = route.useNavigate();
  const trpc = useTRPC();
  const asked = { ...filter, before, after };
  const query = useQuery(
    trpc.spiCalls.list.queryOptions(asked, { placeholderData: whileTurning(asked) }),
  );
  const { operations = [], outcomes = [] } =
    useQuery(trpc.spiCalls.vocabulary.queryOptions(undefined, { staleTime: Infinity })).data ?? {};
  const page = query.data;
  const since = page && (page.rows[0]?.id ?? 0);
  const onTop = before === undefined && after === undefined;
  const following = useLiveCalls(live && onTop, since, filter);
  const isFresh = ({ id }: Call) => id > (since ?? 0);
  const rows = page && [...following.calls.filter(isFresh), ...page.rows];
  return (
    <ListPage
      title="SPI calls"
      lead="Calls from Wix and their responses."
      noun={['call', 'calls']}
      csv="spi-calls"
      actions={
        <Group gap="sm">
          <LiveState state={following.state} />
          <Switch
            label="Live"
            size="sm"
            checked={live}
            onChange={({ currentTarget: { checked } }) =>
              void navigate({
                search: {
                  ...filter,
                  call,
                  live: checked || undefined,
                },
                replace: true,
              })
            }
          />
        </Group>
      }
      columns={columns}
      rowKey={({ id }) => id}
      query={{ ...query, data: page && { ...page, rows: rows ?? [] } }}
      filter={filter}
      at={{ before, after }}
      fields={[
        { name: 'operation', label: 'Operation', kind: oneOf(operations), width: 210 },
        { name: 'outcome', label: 'Outcome', kind: oneOf(outcomes), width: 210 },
        { name: 'slowerThanMs', label: 'Took', kind: slownessField, width: 160 },
        { name: 'accountId', label: 'Account' },
        { name: 'requestId', label: 'Wix request id' },
      ]}
      opens={{
        name: 'call',
        opened: call,
        drawer: (close) => <CallDrawer id={call} close={close} />,
      }}
      onTurn={{ live: undefined }}
      isFresh={isFresh}
      empty={{
        title: 'No SPI calls yet',
        description: 'Calls appear a moment after Wix makes them.',
      }}
      noMatch={{
        title: 'No calls match',
        description: 'Change or clear the filters, or turn on Live and wait.',
      }}
    />
  );
}

/** In milliseconds; the ledger finds calls by their time from the first on. */
const slownessField = oneOf(['250', '1000', '3000'], (ms) => `${duration(Number(ms))} or more`);
