import type { Tone } from '@pos-bridge/ui-theme';
import type { inferRouterOutputs } from '@trpc/server';
import type { AppRouter } from '../../../server/router.ts';

type WorkList = inferRouterOutputs<AppRouter>['desk']['workList'];
/** One thing that waits for a person. */
export type WorkItem = WorkList['items'][number];
export type WorkSum = WorkList['sums'][number];

export const kindLabels: Record<WorkItem['kind'], { readonly text: string; readonly tone: Tone }> =
  {
    order: { text: 'Order', tone: 'bad' },
    'order-not-taken': { text: 'Order', tone: 'bad' },
    'location-error': { text: 'Location', tone: 'bad' },
    'sync-failing': { text: 'Menu sync', tone: 'warn' },
    'endpoint-paused': { text: 'Deliveries', tone: 'warn' },
    'stock-drift': { text: 'Stock', tone: 'warn' },
    'prices-refused': { text: 'Prices', tone: 'bad' },
  };

const attentions: Record<Extract<WorkItem, { kind: 'order' }>['attention'], string> = {
  outcome_unknown: 'Order may not be in the kitchen: the POS’s answer was lost',
  not_at_pos_yet: 'Accepted on Wix, not in the kitchen: the POS cannot be reached. Retrying',
  never_reached_pos: 'Accepted on Wix, not in the kitchen',
  not_accepted: 'Kitchen has not accepted this order in time',
  status_conflict: 'Wix and the POS show different statuses for this order',
  gone_from_pos: 'Order is no longer at the POS',
  duplicate_at_pos: 'Order is at the POS twice',
};

export function sentenceOf(item: WorkItem | WorkSum): string {
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

export function pathOf(item: WorkItem): string {
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

export function keyOf(item: WorkItem): string {
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
