import type { Tone } from '@pos-bridge/ui-theme';
import type { inferRouterOutputs } from '@trpc/server';
import type { AppRouter } from '../../../server/router.ts';

type Outputs = inferRouterOutputs<AppRouter>['deliveries'];
export type Delivery = Outputs['list']['rows'][number];
export type DeliveryStory = Outputs['get'];

export const deliveryStates = [
  'dead',
  'pending',
  'sending',
  'delivered',
  'superseded',
  'skipped',
  'canceled',
] as const;

interface Label {
  readonly text: string;
  readonly tone: Tone;
}
export const deliveryLabels: Readonly<Record<Delivery['state'], Label>> = {
  pending: { text: 'Waiting', tone: 'busy' },
  sending: { text: 'Sending', tone: 'busy' },
  delivered: { text: 'Delivered', tone: 'good' },
  superseded: { text: 'Superseded', tone: 'quiet' },
  skipped: { text: 'Skipped: not on the site', tone: 'quiet' },
  dead: { text: 'Dead letter', tone: 'bad' },
  canceled: { text: 'Canceled', tone: 'quiet' },
};

export const itemLabels: Readonly<Record<DeliveryStory['items'][number]['state'], Label>> = {
  open: { text: 'Not delivered yet', tone: 'busy' },
  delivered: { text: 'Delivered', tone: 'good' },
  superseded: { text: 'Superseded', tone: 'quiet' },
  skipped: { text: 'Not on the site', tone: 'quiet' },
  dead: { text: 'Given up', tone: 'bad' },
  canceled: { text: 'Canceled', tone: 'quiet' },
};

export const causeLabels: Readonly<Record<Delivery['cause']['kind'], string>> = {
  'pos-webhook': 'POS webhook',
  poll: 'POS poll',
  order: 'Order',
  support: 'Support',
  'snooze-ended': 'Snooze ended',
  'catalog-published': 'Menu published',
};

export const causeOf = ({ cause }: Pick<Delivery, 'cause'>): string => causeLabels[cause.kind];

export const isMoving = ({ state }: Pick<Delivery, 'state'>): boolean =>
  state === 'pending' || state === 'sending';
/** What may be tried again. */
export const isOver = ({ state }: Pick<Delivery, 'state'>): boolean =>
  state === 'dead' || state === 'canceled';
