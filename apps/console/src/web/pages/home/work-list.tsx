import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { useState } from 'react';
import { useTRPC } from '../../api.ts';
import { type Column, List } from '../../components/list.tsx';
import { reaches, useStaff } from '../../components/roles.tsx';
import { ForceSyncModal } from '../syncs/force-sync-modal.tsx';
import { SettleNotTakenModal } from './settle-not-taken-modal.tsx';
import { type WorkRow, workColumns } from './work-columns.tsx';
import { groupWork, type WorkGroup } from './work-groups.ts';
import { keyOf, pathOf, type WorkItem } from './work-labels.ts';

type NotTaken = Extract<WorkItem, { kind: 'order-not-taken' }>;
type ToSync = Extract<WorkItem, { kind: 'sync-failing' | 'prices-refused' }>;
const lookAgainMs = 15_000;

/** What waits for a person, what harms first on top; what has one cause is one line, to be unfolded. */
export function WorkList() {
  const trpc = useTRPC();
  const router = useRouter();
  const work = useQuery(
    trpc.desk.workList.queryOptions(undefined, { refetchInterval: lookAgainMs }),
  );
  const mayMend = reaches(useStaff().role, 'support');
  const [toggled, setToggled] = useState<ReadonlySet<string>>(new Set());
  const [settling, setSettling] = useState<NotTaken | null>(null);
  const [syncing, setSyncing] = useState<readonly ToSync[] | null>(null);
  const unfold = (cause: string) =>
    setToggled((known) => known.symmetricDifference(new Set([cause])));
  const columns = workColumns(unfold);
  return (
    <>
      <List
        label="Needs attention"
        columns={
          mayMend ? [...columns, mendColumn({ settle: setSettling, sync: setSyncing })] : columns
        }
        rows={work.data && rowsOf(groupWork(work.data.items, work.data.sums), toggled)}
        error={work.error}
        retry={() => void work.refetch()}
        rowKey={(line) => (line.row === 'item' ? keyOf(line.item) : line.group.cause)}
        onOpen={(line) => {
          if (line.row === 'item') router.history.push(pathOf(line.item));
          else if (line.group.items.length > 0) unfold(line.group.cause);
          else if (line.group.path !== null) router.history.push(line.group.path);
        }}
        empty={{
          title: 'Nothing needs attention',
          description:
            'Problems with orders, locations, syncs, deliveries, stock and prices appear here.',
        }}
      />
      {settling !== null && (
        <SettleNotTakenModal order={settling} close={() => setSettling(null)} />
      )}
      {syncing !== null && (
        <ForceSyncModal
          locations={syncing.map(({ configurationId, locationName }) => ({
            configurationId,
            name: locationName ?? 'this location',
          }))}
          close={() => setSyncing(null)}
        />
      )}
    </>
  );
}

function rowsOf(groups: readonly WorkGroup[], toggled: ReadonlySet<string>): readonly WorkRow[] {
  return groups.flatMap((group): WorkRow[] => {
    const lines = (isIndented: boolean) =>
      group.items.map((item) => ({ row: 'item' as const, item, isIndented }));
    if (group.count === 1 && group.items.length === 1) return lines(false);
    const isUnfolded = startsUnfolded(group) !== toggled.has(group.cause);
    return [{ row: 'group', group, isUnfolded }, ...(isUnfolded ? lines(true) : [])];
  });
}

const fewAtFirst = 5;

/** Orders that the bridge did not take have no page of their own: search leads to their lines here. */
const startsUnfolded = ({ kind, items }: WorkGroup): boolean =>
  kind === 'order-not-taken' && items.length <= fewAtFirst;

/** What is mended right here; everything else on the page that it leads to. */
const mendColumn = (mend: {
  settle(order: NotTaken): void;
  sync(items: readonly ToSync[]): void;
}): Column<WorkRow> => ({
  title: 'Fix',
  titleHidden: true,
  cell: (line) => {
    if (line.row === 'group') {
      const items = line.group.items.filter(isToSync);
      return items.length === 0 ? null : (
        <Button variant="default" size="compact-sm" onClick={() => mend.sync(items)}>
          Sync {items.length}…
        </Button>
      );
    }
    const { item } = line;
    if (isToSync(item)) {
      return (
        <Button variant="default" size="compact-sm" onClick={() => mend.sync([item])}>
          Sync…
        </Button>
      );
    }
    return item.kind === 'order-not-taken' ? (
      <Button
        variant="default"
        size="compact-sm"
        aria-label={`Mark as resolved: Wix order ${item.wixOrderId}`}
        onClick={() => mend.settle(item)}
      >
        Mark as resolved
      </Button>
    ) : null;
  },
});

const isToSync = (item: WorkItem): item is ToSync =>
  item.kind === 'sync-failing' || item.kind === 'prices-refused';
