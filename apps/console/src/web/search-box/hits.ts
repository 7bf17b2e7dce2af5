import type { Tone } from '@pos-bridge/ui-theme';
import type { inferRouterOutputs } from '@trpc/server';
import type { AppRouter } from '../../server/router.ts';
import { stateWords as accountWords, standingWords } from '../pages/accounts/account-words.ts';
import { deliveryWords } from '../pages/deliveries/delivery-words.ts';
import {
  amount,
  notTakenWords,
  stateWords as orderWords,
  outcomeWords,
} from '../pages/orders/order-words.ts';
import { installWords } from '../pages/sites/site-words.ts';
import { runWords } from '../pages/syncs/sync-words.ts';

export type Hit = inferRouterOutputs<AppRouter>['desk']['find']['hits'][number];

export const kindWords: Record<Hit['kind'], string> = {
  account: 'Account',
  configuration: 'Location',
  instance: 'Site',
  order: 'Order',
  'order-not-taken': 'Order not taken',
  validation: 'Validation',
  'spi-call': 'SPI call',
  sync: 'Sync',
  message: 'Inventory webhook',
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

/** How it stands, as its own page says it; null where nothing about it can change. */
export function stateOfHit(hit: Hit): { readonly word: string; readonly tone: Tone } | null {
  switch (hit.kind) {
    case 'account':
      return accountWords[hit.state];
    case 'configuration':
      return standingWords[hit.state];
    case 'instance':
      return installWords[hit.state];
    case 'order':
      return orderWords[hit.state];
    case 'order-not-taken':
      return notTakenWords[hit.state];
    case 'validation':
      return outcomeWords[hit.state];
    case 'spi-call':
      return { word: hit.state, tone: hit.state === 'OK' ? 'good' : 'bad' };
    case 'sync':
      return runWords(hit);
    case 'delivery':
      return deliveryWords[hit.state];
    case 'message':
      return null;
  }
}

/** What it comes to; null where it is nothing that is paid for. */
export const amountOfHit = (hit: Hit): string | null =>
  'total' in hit && hit.total !== null ? amount(hit.total, hit.currency) : null;
