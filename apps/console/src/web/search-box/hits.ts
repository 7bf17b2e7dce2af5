import type { Tone } from '@pos-bridge/ui-theme';
import type { inferRouterOutputs } from '@trpc/server';
import type { AppRouter } from '../../server/router.ts';
import { stateLabels as accountLabels, standingLabels } from '../pages/accounts/account-labels.ts';
import { deliveryLabels } from '../pages/deliveries/delivery-labels.ts';
import {
  notTakenLabels,
  stateLabels as orderLabels,
  outcomeLabels,
} from '../pages/orders/order-labels.ts';
import { orderTitle } from '../pages/orders/order-title.ts';
import { installLabels } from '../pages/sites/site-labels.ts';
import { runLabels } from '../pages/syncs/sync-labels.ts';

export type Hit = inferRouterOutputs<AppRouter>['desk']['find']['hits'][number];

export const kindLabels: Record<Hit['kind'], string> = {
  account: 'Account',
  configuration: 'Location',
  instance: 'Site',
  order: 'Order',
  'order-not-taken': 'Order not taken',
  validation: 'Validation',
  'spi-call': 'SPI call',
  sync: 'Sync',
  message: 'Webhook event',
  delivery: 'Delivery',
};

/** The page that tells the full story of what was found. */
export function pathOfHit(hit: Hit): string {
  const { id, accountId, instanceId } = hit;
  switch (hit.kind) {
    case 'account':
    case 'configuration':
    case 'instance':
      if (accountId !== null) return `/accounts/${accountId}`;
      return instanceId === null ? '/accounts' : `/sites/${instanceId}`;
    case 'order-not-taken':
      // Where it can be settled; it has no page of its own.
      return hit.state === 'waits_for_person' ? '/' : `/accounts/${accountId}`;
    case 'message':
      return `/webhook-events/${id}`;
    case 'delivery':
      return `/deliveries?delivery=${id}`;
    case 'order':
      return `/orders/${id}`;
    case 'validation':
      return `/validations/${id}`;
    case 'spi-call':
      return `/spi-calls?call=${id}`;
    case 'sync':
      return `/syncs/${id}`;
  }
}

/** Details, as its own page says it; null where nothing about it can change. */
export function stateOfHit(hit: Hit): { readonly text: string; readonly tone: Tone } | null {
  switch (hit.kind) {
    case 'account':
      return accountLabels[hit.state];
    case 'configuration':
      return standingLabels[hit.state];
    case 'instance':
      return installLabels[hit.state];
    case 'order':
      return orderLabels[hit.state];
    case 'order-not-taken':
      return notTakenLabels[hit.state];
    case 'validation':
      return outcomeLabels[hit.state];
    case 'spi-call':
      return { text: hit.state, tone: hit.state === 'OK' ? 'good' : 'bad' };
    case 'sync':
      return runLabels(hit);
    case 'delivery':
      return deliveryLabels[hit.state];
    case 'message':
      return null;
  }
}

/** How people call it; of orders, when, how much and where. */
export function titleOfHit(hit: Hit): string {
  switch (hit.kind) {
    case 'order':
    case 'order-not-taken':
    case 'validation':
      return hit.at === null ? hit.title : orderTitle({ ...hit, at: hit.at });
    case 'account':
    case 'configuration':
    case 'instance':
    case 'spi-call':
    case 'sync':
    case 'message':
    case 'delivery':
      return hit.title;
    default:
      return hit satisfies never;
  }
}
