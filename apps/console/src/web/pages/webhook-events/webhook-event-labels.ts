import type { Tone } from '@pos-bridge/ui-theme';
import type { inferRouterOutputs } from '@trpc/server';
import type { AppRouter } from '../../../server/router.ts';
import { counted } from '../../components/counted.ts';

type Outputs = inferRouterOutputs<AppRouter>['webhookEvents'];
export type WebhookEvent = Outputs['get'];
export type WebhookEventLine = Outputs['list']['rows'][number];

export const webhookEventStates = ['waiting', 'delivered', 'dead', 'dropped', 'to-nobody'] as const;

export const webhookEventLabels: Readonly<
  Record<WebhookEventLine['state'], { readonly text: string; readonly tone: Tone }>
> = {
  waiting: { text: 'Pending', tone: 'busy' },
  delivered: { text: 'Delivered', tone: 'good' },
  dead: { text: 'Not delivered', tone: 'bad' },
  dropped: { text: 'Superseded or canceled', tone: 'quiet' },
  'to-nobody': { text: 'No endpoint', tone: 'quiet' },
};

export const webhookEventCauses = [
  'support',
  'pos-webhook',
  'poll',
  'order',
  'snooze-ended',
  'catalog-published',
] as const;

/** What a event says, in a few words. */
export function contentOf({ itemCount, itemsOut }: WebhookEventLine): string {
  const items = counted(itemCount, 'item');
  if (itemsOut === 0) return `${items} in stock`;
  return itemsOut === itemCount ? `${items} out` : `${items}, ${itemsOut} out`;
}
