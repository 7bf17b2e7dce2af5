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

interface Word {
  readonly word: string;
  readonly tone: Tone;
}
export const deliveryWords: Readonly<Record<Delivery['state'], Word>> = {
  pending: { word: 'Waiting', tone: 'busy' },
  sending: { word: 'Being sent', tone: 'busy' },
  delivered: { word: 'Delivered', tone: 'good' },
  superseded: { word: 'Replaced by a newer one', tone: 'quiet' },
  skipped: { word: 'Nothing of it on the site', tone: 'quiet' },
  dead: { word: 'Dead letter', tone: 'bad' },
  canceled: { word: 'Canceled', tone: 'quiet' },
};

export const itemWords: Readonly<Record<DeliveryStory['items'][number]['state'], Word>> = {
  open: { word: 'On its way', tone: 'busy' },
  delivered: { word: 'Delivered', tone: 'good' },
  superseded: { word: 'Replaced', tone: 'quiet' },
  skipped: { word: 'Not on the site', tone: 'quiet' },
  dead: { word: 'Given up', tone: 'bad' },
  canceled: { word: 'Canceled', tone: 'quiet' },
};

export const causeWords: Readonly<Record<Delivery['cause']['kind'], string>> = {
  'pos-webhook': 'The POS said so',
  poll: 'Seen at the POS',
  order: 'An order took it',
  support: 'Sent by support',
  'snooze-ended': 'A snooze ended',
  'catalog-published': 'A menu was published',
};

export const causeOf = ({ cause }: Pick<Delivery, 'cause'>): string => causeWords[cause.kind];

export const isMoving = ({ state }: Pick<Delivery, 'state'>): boolean =>
  state === 'pending' || state === 'sending';
/** What may be tried again. */
export const isOver = ({ state }: Pick<Delivery, 'state'>): boolean =>
  state === 'dead' || state === 'canceled';
