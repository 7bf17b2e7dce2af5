import type { inferRouterOutputs } from '@trpc/server';
import type { AppRouter } from '../../../server/router.ts';
import { attentionLabels, attentions } from '../orders/order-labels.ts';

type Outputs = inferRouterOutputs<AppRouter>['outages'];
export type Outage = Outputs['get'];
export type OutageOrder = Outputs['orders']['rows'][number];
export type Affected = Outputs['affected']['rows'][number];
export type Preview = Outputs['preview'];

export const shows = ['open', 'under_way', 'created', 'rejected', ...attentions] as const;
export type Show = (typeof shows)[number];

export function showLabel(show: Show): string {
  switch (show) {
    case 'open':
      return 'Still open';
    case 'under_way':
      return 'Being retried';
    case 'created':
      return 'In the kitchen';
    case 'rejected':
      return 'Refused';
    default:
      return attentionLabels[show].text;
  }
}

/** The orders that are asked about; without an end: until now. */
export interface OutageWindow {
  readonly from: string;
  readonly until: string | undefined;
  readonly accountId: string | undefined;
}
