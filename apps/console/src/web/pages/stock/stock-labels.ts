import type { inferRouterOutputs } from '@trpc/server';
import type { AppRouter } from '../../../server/router.ts';

type Outputs = inferRouterOutputs<AppRouter>['stock'];
export type StockLocation = Outputs['locations']['rows'][number];
export type StockRow = Outputs['items']['rows'][number];
export type Preview = Outputs['preview'];

/** Whose word it is. */
export const sourceLabels: Readonly<Record<StockRow['source'], string>> = {
  pos: 'POS',
  order: 'Order',
  support: 'Support',
  rule: 'Ended snooze',
  menu: 'Menu',
};

export const kindLabels: Readonly<Record<StockRow['kind'], string>> = {
  dish: 'Dish',
  variation: 'Choice',
  unpublished: 'Not on the menu',
};
