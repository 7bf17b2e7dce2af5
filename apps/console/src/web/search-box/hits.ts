import type { inferRouterOutputs } from '@trpc/server';
import type { AppRouter } from '../../server/router.ts';

export type Hit = inferRouterOutputs<AppRouter>['desk']['find']['hits'][number];

export const kindWords: Record<Hit['kind'], string> = {
  account: 'Account',
  configuration: 'Location',
  instance: 'Site',
  order: 'Order',
  validation: 'Validation',
  'spi-call': 'SPI call',
  sync: 'Sync',
  message: 'Inventory webhook',
  delivery: 'Delivery',
};

/** The page that tells the full story of what was found. */
export function pathOfHit({ kind, id, accountId, instanceId }: Hit): string {
  switch (kind) {
    case 'account':
    case 'configuration':
    case 'instance':
      if (accountId !== null) return `/accounts/${accountId}`;
      return instanceId === null ? '/accounts' : `/sites/${instanceId}`;
    case 'message':
      return `/messages/${id}`;
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
