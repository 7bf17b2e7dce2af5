import { Button, Checkbox, Text } from '@mantine/core';
import { IconRefresh } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTRPC } from '../../api.ts';
import { Choice } from '../../components/choice.tsx';
import { ExportLink } from '../../components/export-link.tsx';
import { FilterText } from '../../components/filter-text.tsx';
import { Filters } from '../../components/filters.tsx';
import { type Column, List } from '../../components/list.tsx';
import { Moment } from '../../components/moment.tsx';
import { Page } from '../../components/page.tsx';
import { Pager } from '../../components/pager.tsx';
import { reaches, useStaff } from '../../components/roles.tsx';
import { StatePill } from '../../components/state-pill.tsx';
import { TextLink } from '../../components/text-link.tsx';
import { whileTurning } from '../../components/while-turning.ts';
import { atPage, fromTheTop, isFiltered } from '../../search.ts';
import { ForceSyncModal } from './force-sync-modal.tsx';
import { runStates, type SyncsSearch } from './search.ts';
import { type RunLine, runWords, stateWords, took } from './sync-words.ts';

const route = getRouteApi('/signed-in/syncs');
const lookAgainMs = 3_000;

export function SyncsPage() {
  const { before, after, ...filter } = route.useSearch();
  const navigate = route.useNavigate();
  const go = useNavigate();
  const trpc = useTRPC();
  const mayForce = reaches(useStaff().role, 'support');
  const [chosen, setChosen] = useState<ReadonlyMap<string, string>>(new Map());
  const [forcing, setForcing] = useState(false);
  const page = useQuery(
    trpc.syncs.list.queryOptions(
      { ...filter, before, after },
      {
        placeholderData: whileTurning({ ...filter, before, after }),
        refetchInterval: ({ state }) =>
          state.data?.rows.some((run) => run.endedAt === null) ? lookAgainMs : false,
      },
    ),
  );
  const refine = (changes: Partial<SyncsSearch>) =>
    void navigate({ search: (old) => fromTheTop(old, changes), replace: true });
  const choose = (run: RunLine, on: boolean) => {
    const next = new Map(chosen);
    if (on) next.set(run.configurationId, nameOf(run));
    else next.delete(run.configurationId);
    setChosen(next);
  };
  const choosing: Column<RunLine> = {
    key: 'choose',
    title: 'Choose',
    titleHidden: true,
    width: 16,
    cell: (run) => (
      <Checkbox
        size="xs"
        aria-label={`Choose ${nameOf(run)}`}
        checked={chosen.has(run.configurationId)}
        onChange={(event) => choose(run, event.currentTarget.checked)}
      />
    ),
  };
  const filtered = isFiltered(filter);
  return (
    <Page
      title="Catalog syncs"
      lead={
        <>
          Menus on their way from the POS to the site. What Wix shows otherwise than the POS has it
          is among the{' '}
          <TextLink to="/drifts" underline="always">
            differences
          </TextLink>
          .
        </>
      }
      actions={
        <>
          <ExportLink list="syncs" filter={filter} />
          {mayForce && (
            <Button
              leftSection={<IconRefresh size={14} aria-hidden />}
              disabled={chosen.size === 0}
              onClick={() => setForcing(true)}
            >
              {chosen.size === 0 ? 'Sync chosen' : `Sync ${chosen.size} chosen`}
            </Button>
          )}
        </>
      }
    >
      <Filters label="Filter the syncs">
        <Choice
          label="State"
          values={runStates}
          value={filter.state}
          word={(state) => stateWords[state].word}
          onChange={(state) => refine({ state })}
        />
        <FilterText
          label="Account"
          value={filter.accountId}
          onChange={(accountId) => refine({ accountId })}
        />
        <FilterText
          label="Configuration"
          value={filter.configurationId}
          onChange={(configurationId) => refine({ configurationId })}
        />
      </Filters>
      <List
        label="Catalog syncs"
        columns={mayForce ? [choosing, ...columns] : columns}
        rows={page.data?.rows}
        error={page.error}
        retry={() => void page.refetch()}
        rowKey={(run) => run.id}
        onOpen={({ id }) => void go({ to: '/syncs/$runId', params: { runId: id } })}
        isMarked={(run) => chosen.has(run.configurationId)}
        empty={
          filtered
            ? { title: 'No sync fits', description: 'Widen the filter.' }
            : { title: 'No menu was synced yet', description: 'Force one on an account’s page.' }
        }
      />
      <Pager page={page.data} go={(to) => void navigate({ search: (old) => atPage(old, to) })} />
      {forcing && (
        <ForceSyncModal
          locations={[...chosen].map(([configurationId, name]) => ({ configurationId, name }))}
          close={() => setForcing(false)}
          onDone={() => setChosen(new Map())}
        />
      )}
    </Page>
  );
}

const nameOf = (run: RunLine): string =>
  `${run.merchantName ?? 'A merchant'}, ${run.locationName ?? 'a location'}`;

const columns: readonly Column<RunLine>[] = [
  {
    key: 'at',
    title: 'Requested',
    width: 120,
    cell: (run) => (
      <TextLink to="/syncs/$runId" params={{ runId: run.id }}>
        <Moment at={run.requestedAt} />
      </TextLink>
    ),
  },
  {
    key: 'merchant',
    title: 'Merchant',
    width: 140,
    cell: (run) =>
      run.accountId === null ? (
        '–'
      ) : (
        <TextLink to="/accounts/$accountId" params={{ accountId: run.accountId }} c="inherit">
          {run.merchantName ?? run.accountId}
        </TextLink>
      ),
  },
  { key: 'location', title: 'Location', width: 110, cell: (run) => run.locationName ?? '–' },
  {
    key: 'state',
    title: 'State',
    cell: (run) => <StatePill tone={runWords(run).tone}>{runWords(run).word}</StatePill>,
  },
  {
    key: 'calls',
    title: 'Calls',
    align: 'right',
    width: 40,
    cell: (run) => <span className="numeric">{`${run.callsDone} / ${run.callsPlanned}`}</span>,
  },
  {
    key: 'took',
    title: 'Took',
    align: 'right',
    width: 40,
    cell: (run) => <span className="numeric">{took(run)}</span>,
  },
  {
    key: 'failure',
    title: 'What went wrong',
    width: 220,
    cell: (run) => (
      <Text fz="inherit" truncate maw={420} title={run.failureReason ?? undefined}>
        {run.failureReason ?? '–'}
      </Text>
    ),
  },
];
