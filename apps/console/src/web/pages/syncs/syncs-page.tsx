import { Text } from '@mantine/core';
import { Pill } from '@pos-bridge/ui-theme/pill';
import { useQuery } from '@tanstack/react-query';
import { useTRPC } from '../../api.ts';
import { oneOf } from '../../components/filters.tsx';
import type { Column } from '../../components/list.tsx';
import { useListAddress } from '../../components/list-address.ts';
import { ListPage } from '../../components/list-page.tsx';
import { MerchantLink } from '../../components/location-label.tsx';
import { Moment } from '../../components/moment.tsx';
import { TextLink } from '../../components/text-link.tsx';
import { whileTurning } from '../../components/while-turning.ts';
import { runStates, syncsSearch } from './search.ts';
import { type RunLine, runLabels, stateLabels, took } from './sync-labels.ts';
import { locationNameOf, useForcedSyncs } from './use-forced-syncs.tsx';

const lookAgainMs = 3_000;

export function SyncsPage() {
  const { search, of } = useListAddress(syncsSearch);
  const { before, after, ...filter } = search;
  const trpc = useTRPC();
  const asked = { ...filter, ...of, before, after };
  const query = useQuery(
    trpc.syncs.list.queryOptions(asked, {
      placeholderData: whileTurning(asked),
      refetchInterval: ({ state }) =>
        state.data?.rows.some((run) => run.endedAt === null) ? lookAgainMs : false,
    }),
  );
  const forced = useForcedSyncs<RunLine>((run) => `Choose ${locationNameOf(run)}`);
  return (
    <ListPage
      title="Menu syncs"
      lead={
        <>
          Syncs of POS menus to sites. Stock that differs is listed under{' '}
          <TextLink to="/drifts" underline="always">
            stock drift{' '}
          </TextLink>
          .
        </>
      }
      noun={['sync', 'syncs']}
      csv="syncs"
      actions={forced.button}
      columns={[...forced.columns, ...columns]}
      rowKey={({ id }) => id}
      query={query}
      filter={filter}
      of={of}
      at={{ before, after }}
      fields={[
        { name: 'state', label: 'State', kind: stateField },
        { name: 'accountId', label: 'Merchant', kind: 'merchant' },
        { name: 'configurationId', label: 'Location', kind: 'location' },
      ]}
      opens={({ id }) => ({ to: '/syncs/$runId', params: { runId: id } })}
      isMarked={forced.has}
      empty={{
        title: 'No syncs yet',
        description: 'Start one from an account’s page.',
      }}
    >
      {forced.modal}
    </ListPage>
  );
}

const stateField = oneOf(runStates, (state) => stateLabels[state].text);

const columns: readonly Column<RunLine>[] = [
  {
    title: 'Requested',
    cell: (run) => (
      <TextLink to="/syncs/$runId" params={{ runId: run.id }}>
        <Moment at={run.requestedAt} />
      </TextLink>
    ),
  },
  {
    title: 'Merchant',
    isMerchant: true,
    cell: (run) => <MerchantLink of={run} />,
  },
  { title: 'Location', cell: (run) => run.locationName ?? '–' },
  { title: 'State', cell: (run) => <Pill {...runLabels(run)} /> },
  {
    title: 'Calls',
    align: 'right',
    cell: (run) => <span className="numeric">{`${run.callsDone} / ${run.callsPlanned}`}</span>,
  },
  { title: 'Took', align: 'right', cell: (run) => <span className="numeric">{took(run)}</span> },
  {
    title: 'Failure',
    cell: (run) => (
      <Text fz="inherit" truncate maw={420} title={run.failureReason ?? undefined}>
        {run.failureReason ?? '–'}
      </Text>
    ),
  },
];
