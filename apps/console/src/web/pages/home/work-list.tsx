import { Button, Text } from '@mantine/core';
import type { Tone } from '@pos-bridge/ui-theme';
import { Pill } from '@pos-bridge/ui-theme/pill';
import { useQuery } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import type { inferRouterOutputs } from '@trpc/server';
import { useState } from 'react';
import type { AppRouter } from '../../../server/router.ts';
import { useTRPC } from '../../api.ts';
import { Identifier } from '../../components/identifier.tsx';
import { type Column, List } from '../../components/list.tsx';
import { PathLink } from '../../components/path-link.tsx';
import { reaches, useStaff } from '../../components/roles.tsx';
import { TimeLeft } from '../../components/time-left.tsx';
import { ForceSyncModal } from '../syncs/force-sync-modal.tsx';
import { SettleNotTakenModal } from './settle-not-taken-modal.tsx';

type Item = inferRouterOutputs<AppRouter>['desk']['workList']['items'][number];
type NotTaken = Extract<Item, { kind: 'order-not-taken' }>;
type ToSync = Extract<Item, { kind: 'sync-failing' | 'prices-refused' }>;
const lookAgainMs = 15_000;

/** What waits for a person, what harms first on top. */
export function WorkList() {
  const trpc = useTRPC();
  const router = useRouter();
  const work = useQuery(
    trpc.desk.workList.queryOptions(undefined, { refetchInterval: lookAgainMs }),
  );
  const mayMend = reaches(useStaff().role, 'support');
  const [settling, setSettling] = useState<NotTaken | null>(null);
  const [syncing, setSyncing] = useState<ToSync | null>(null);
  const mend: Column<Item> = {
    title: 'Fix',
    titleHidden: true,
    // Everything else is mended on the page that it leads to.
    cell: (item) => {
      switch (item.kind) {
        case 'order-not-taken':
          return (
            <Button
              variant="default"
              size="compact-sm"
              aria-label={`Mark as resolved: Wix order ${item.wixOrderId}`}
              onClick={() => setSettling(item)}
            >
              Mark as resolved
            </Button>
          );
        case 'sync-failing':
        case 'prices-refused':
          return (
            <Button variant="default" size="compact-sm" onClick={() => setSyncing(item)}>
              Sync…
            </Button>
          );
        default:
          return null;
      }
    },
  };
  return (
    <>
      <List
        label="Needs attention"
        columns={mayMend ? [...columns, mend] : columns}
        rows={work.data?.items}
        error={work.error}
        retry={() => void work.refetch()}
        rowKey={keyOf}
        onOpen={(item) => router.history.push(pathOf(item))}
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
          locations={[
            {
              configurationId: syncing.configurationId,
              name: syncing.locationName ?? 'this location',
            },
          ]}
          close={() => setSyncing(null)}
        />
      )}
    </>
  );
}

const columns: readonly Column<Item>[] = [
  { title: 'Time', cell: (item) => <TimeLeft until={item.due} /> },
  {
    title: 'What',
    cell: (item) => (
      <>
        <PathLink path={pathOf(item)}>{sentenceOf(item)}</PathLink>
        {item.kind === 'order-not-taken' && (
          <Text fz={12} c="dimmed" component="div">
            Wix order <Identifier value={item.wixOrderId} short />
          </Text>
        )}
      </>
    ),
  },
  { title: 'Kind', cell: (item) => <Pill {...kinds[item.kind]} /> },
  { title: 'Merchant', cell: (item) => item.merchantName ?? '–' },
  { title: 'Location', cell: (item) => item.locationName ?? '–' },
];

const kinds: Record<Item['kind'], { readonly text: string; readonly tone: Tone }> = {
  order: { text: 'Order', tone: 'bad' },
  'order-not-taken': { text: 'Order', tone: 'bad' },
  'location-error': { text: 'Location', tone: 'bad' },
  'sync-failing': { text: 'Menu sync', tone: 'warn' },
  'endpoint-paused': { text: 'Deliveries', tone: 'warn' },
  'stock-drift': { text: 'Stock', tone: 'warn' },
  'prices-refused': { text: 'Prices', tone: 'bad' },
};

const attentions: Record<Extract<Item, { kind: 'order' }>['attention'], string> = {
  outcome_unknown: 'Order may not be in the kitchen: the POS’s answer was lost',
  not_at_pos_yet: 'Accepted on Wix, not in the kitchen: the POS cannot be reached. Retrying',
  never_reached_pos: 'Accepted on Wix, not in the kitchen',
  not_accepted: 'Kitchen has not accepted this order in time',
  status_conflict: 'Wix and the POS show different statuses for this order',
  gone_from_pos: 'Order is no longer at the POS',
  duplicate_at_pos: 'Order is at the POS twice',
};

function sentenceOf(item: Item): string {
  switch (item.kind) {
    case 'order':
      return attentions[item.attention];
    case 'order-not-taken':
      return item.code === null
        ? 'Accepted on Wix, not in the kitchen: Wix never sent it'
        : `Accepted on Wix, not in the kitchen: the location was not ready (${item.code})`;
    case 'location-error':
      return 'Location in error: it takes no orders';
    case 'sync-failing':
      return item.reason ?? 'Menu cannot be synced';
    case 'endpoint-paused':
      return 'Deliveries paused after repeated failures';
    case 'stock-drift':
      return `${item.items} ${item.items === 1 ? 'item differs' : 'items differ'} between Wix and the POS`;
    case 'prices-refused':
      return `${item.refused} checkouts in a row were stopped, because prices have changed: sync the menu`;
  }
}

function pathOf(item: Item): string {
  switch (item.kind) {
    case 'order':
      return `/orders/${item.orderId}`;
    case 'order-not-taken':
      return `/accounts/${item.accountId}`;
    case 'sync-failing':
      return `/syncs?configurationId=${encodeURIComponent(item.configurationId)}`;
    case 'endpoint-paused':
      return `/endpoints?endpoint=${item.endpointId}`;
    case 'stock-drift':
      return `/drifts?configurationId=${encodeURIComponent(item.configurationId)}`;
    case 'prices-refused':
      return `/validations?code=PRICE_CHANGED&configurationId=${encodeURIComponent(item.configurationId)}`;
    case 'location-error':
      return item.accountId === null ? `/sites/${item.instanceId}` : `/accounts/${item.accountId}`;
  }
}

function keyOf(item: Item): string {
  switch (item.kind) {
    case 'order':
      return item.orderId;
    case 'order-not-taken':
      return `${item.kind} ${item.instanceId} ${item.wixOrderId}`;
    case 'endpoint-paused':
      return item.endpointId;
    case 'location-error':
    case 'sync-failing':
    case 'stock-drift':
    case 'prices-refused':
      return `${item.kind} ${item.configurationId}`;
  }
}
