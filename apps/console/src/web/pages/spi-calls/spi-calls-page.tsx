import { Group, Switch } from '@mantine/core';
import { Pill } from '@pos-bridge/ui-theme/pill';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useTRPC } from '../../api.ts';
import { duration } from '../../components/duration.ts';
import { oneOf } from '../../components/filters.tsx';
import { Identifier } from '../../components/identifier.tsx';
import type { Column } from '../../components/list.tsx';
import { useListAddress } from '../../components/list-address.ts';
import { ListPage } from '../../components/list-page.tsx';
import { LiveState } from '../../components/live-state.tsx';
import { LocationLink, MerchantLink } from '../../components/location-label.tsx';
import { Moment } from '../../components/moment.tsx';
import { TextLink } from '../../components/text-link.tsx';
import { whileTurning } from '../../components/while-turning.ts';
import { CallDrawer } from './call-drawer.tsx';
import { type Call, toneOf } from './calls.ts';
import { useLiveCalls } from './live-calls.ts';
import { spiCallsSearch } from './search.ts';

const columns: readonly Column<Call>[] = [
  {
    title: 'Called',
    cell: (call) => (
      <TextLink to="." search={(old) => ({ ...old, call: call.id })}>
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
  { title: 'Merchant', isMerchant: true, cell: (call) => <MerchantLink of={call} /> },
  { title: 'Location', cell: (call) => <LocationLink of={call} /> },
  { title: 'Wix request id', cell: (call) => <Identifier short value={call.requestId} /> },
];

export function SpiCallsPage() {
  const { search, of } = useListAddress(spiCallsSearch);
  const { before, after, live = false, call, ...filter } = search;
  const navigate = useNavigate();
  const trpc = useTRPC();
  const asked = { ...filter, ...of, before, after };
  const query = useQuery(
    trpc.spiCalls.list.queryOptions(asked, { placeholderData: whileTurning(asked) }),
  );
  const { operations = [], outcomes = [] } =
    useQuery(trpc.spiCalls.vocabulary.queryOptions(undefined, { staleTime: Infinity })).data ?? {};
  const page = query.data;
  const since = page && (page.rows[0]?.id ?? 0);
  const onTop = before === undefined && after === undefined;
  const following = useLiveCalls(live && onTop, since, { ...filter, ...of });
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
                to: '.',
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
      of={of}
      at={{ before, after }}
      fields={[
        { name: 'operation', label: 'Operation', kind: oneOf(operations), width: 210 },
        { name: 'outcome', label: 'Outcome', kind: oneOf(outcomes), width: 210 },
        { name: 'slowerThanMs', label: 'Took', kind: slownessField, width: 160 },
        { name: 'accountId', label: 'Merchant', kind: 'merchant' },
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
