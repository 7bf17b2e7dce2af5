import { Button, Checkbox } from '@mantine/core';
import { IconRefresh } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { useTRPC } from '../../api.ts';
import { Choice } from '../../components/choice.tsx';
import { ExportLink } from '../../components/export-link.tsx';
import { FilterText } from '../../components/filter-text.tsx';
import { Filters } from '../../components/filters.tsx';
import { type Column, List } from '../../components/list.tsx';
import { Onward } from '../../components/onward.tsx';
import { Page } from '../../components/page.tsx';
import { reaches, useStaff } from '../../components/roles.tsx';
import { TextLink } from '../../components/text-link.tsx';
import { whileTurning } from '../../components/while-turning.ts';
import { fromTheTop, isFiltered } from '../../search.ts';
import { ForceSyncModal } from '../syncs/force-sync-modal.tsx';
import { type Drift, driftColumns, nameOf } from './drift-columns.tsx';
import type { DriftsSearch } from './search.ts';
import { SendAgainModal } from './send-again-modal.tsx';

const route = getRouteApi('/signed-in/drifts');
const lookAgainMs = 15_000;
const sides = ['sold', 'hidden'] as const;
const sideWords: Record<(typeof sides)[number], string> = {
  sold: 'Sells what is out',
  hidden: 'Hides what is there',
};

export function DriftsPage() {
  const { after, ...filter } = route.useSearch();
  const navigate = route.useNavigate();
  const trpc = useTRPC();
  const mayMend = reaches(useStaff().role, 'support');
  const [chosen, setChosen] = useState<ReadonlyMap<string, string>>(new Map());
  const [syncing, setSyncing] = useState(false);
  const [sending, setSending] = useState<Drift | null>(null);
  const page = useQuery(
    trpc.drifts.list.queryOptions(
      { ...filter, after },
      { placeholderData: whileTurning({ ...filter, after }), refetchInterval: lookAgainMs },
    ),
  );
  const refine = (changes: Partial<DriftsSearch>) =>
    void navigate({ search: (old) => fromTheTop(old, changes), replace: true });
  const choose = (drift: Drift, on: boolean) => {
    const next = new Map(chosen);
    if (on) next.set(drift.configurationId, nameOf(drift));
    else next.delete(drift.configurationId);
    setChosen(next);
  };
  const mending: readonly Column<Drift>[] = [
    {
      key: 'choose',
      title: 'Choose',
      titleHidden: true,
      width: 16,
      cell: (drift) => (
        <Checkbox
          size="xs"
          aria-label={`Choose ${nameOf(drift)}, because of ${drift.itemName ?? drift.itemPosId}`}
          checked={chosen.has(drift.configurationId)}
          onChange={(event) => choose(drift, event.currentTarget.checked)}
        />
      ),
    },
    ...driftColumns.slice(0, -1),
    // Before the names, which may be long: on a narrow screen the button must be in sight.
    {
      key: 'mend',
      title: 'Mend',
      titleHidden: true,
      width: 80,
      cell: (drift) => (
        <Button
          variant="default"
          size="compact-sm"
          aria-label={`Mend ${drift.itemName ?? drift.itemPosId} at ${nameOf(drift)}`}
          onClick={() => setSending(drift)}
        >
          Mend
        </Button>
      ),
    },
    ...driftColumns.slice(-1),
  ];
  const filtered = isFiltered(filter);
  return (
    <Page
      title="Differences"
      lead="Dishes that Wix shows otherwise than the POS has them, the longest on top."
      actions={
        <>
          <ExportLink list="differences" filter={filter} />
          {mayMend && (
            <Button
              leftSection={<IconRefresh size={14} aria-hidden />}
              disabled={chosen.size === 0}
              onClick={() => setSyncing(true)}
            >
              {chosen.size === 0
                ? 'Force a sync'
                : chosen.size === 1
                  ? 'Force a sync of 1 location'
                  : `Force a sync of ${chosen.size} locations`}
            </Button>
          )}
        </>
      }
    >
      <Filters
        label="Filter the differences"
        clear={filtered && (() => void navigate({ search: {}, replace: true }))}
      >
        <FilterText
          label="Merchant or location"
          width={220}
          value={filter.name}
          onChange={(name) => refine({ name })}
        />
        <Choice
          label="Wix"
          values={sides}
          value={filter.onWix}
          word={(side) => sideWords[side]}
          onChange={(onWix) => refine({ onWix })}
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
        label="Differences"
        columns={mayMend ? mending : driftColumns}
        rows={page.data?.rows}
        error={page.error}
        retry={() => void page.refetch()}
        rowKey={(drift) => `${drift.configurationId} ${drift.wixItemId}`}
        isMarked={(drift) => chosen.has(drift.configurationId)}
        empty={
          filtered
            ? { title: 'No difference fits', description: 'Widen the filter.' }
            : {
                title: 'No stock differs',
                description: (
                  <>
                    Wherever the stock of Wix and the POS could be compared, it agrees; it is
                    compared every half hour. Prices, names and hours are not compared here: a{' '}
                    <TextLink to="/syncs" underline="always">
                      sync
                    </TextLink>{' '}
                    publishes those.{' '}
                    <TextLink to="/stock" underline="always">
                      Stock
                    </TextLink>{' '}
                    tells where that was not possible.
                  </>
                ),
              }
        }
      />
      <Onward
        after={after}
        next={page.data?.next}
        go={(to) => void navigate({ search: (old) => ({ ...old, after: to }) })}
      />
      {syncing && (
        <ForceSyncModal
          locations={[...chosen].map(([configurationId, name]) => ({ configurationId, name }))}
          mode="everything"
          close={() => setSyncing(false)}
          onDone={() => setChosen(new Map())}
        />
      )}
      {sending !== null && <SendAgainModal drift={sending} close={() => setSending(null)} />}
    </Page>
  );
}
