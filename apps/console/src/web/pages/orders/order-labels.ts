import type { Tone } from '@pos-bridge/ui-theme';
import type { inferRouterOutputs } from '@trpc/server';
import type { AppRouter } from '../../../server/router.ts';
import { inCurrency } from './amounts.ts';

type Outputs = inferRouterOutputs<AppRouter>;
export type OrderSummary = Outputs['orders']['list']['rows'][number];
export type Order = Outputs['orders']['get'];
export type OrderState = Order['state'];
type NotTaken = Extract<Outputs['desk']['find']['hits'][number], { kind: 'order-not-taken' }>;
export type Attention = NonNullable<Order['attention']>;
export type ValidationSummary = Outputs['validations']['list']['rows'][number];
export type Validation = Outputs['validations']['get'];
export type Outcome = Validation['outcome'];
export type Finding = Validation['findings'][number];
export type PosOpinion = Validation['posOpinion'];
export type Changes = NonNullable<Validation['followedBy']>['changes'];
export type Again = Outputs['validations']['validateAgain'];
export type Customer = Order['customer'];

interface Label {
  readonly text: string;
  readonly tone: Tone;
}

export const stateLabels: Readonly<Record<OrderState, Label>> = {
  received: { text: 'Waiting', tone: 'busy' },
  submitting: { text: 'Sending', tone: 'busy' },
  unknown: { text: 'Outcome unknown', tone: 'bad' },
  created: { text: 'In the kitchen', tone: 'good' },
  rejected: { text: 'Refused', tone: 'bad' },
};

/** Of an order that the bridge did not take. */
export const notTakenLabels: Readonly<Record<NotTaken['state'], Label>> = {
  waits_for_person: { text: 'Not in the kitchen', tone: 'bad' },
  settled: { text: 'Resolved', tone: 'good' },
  not_accepted: { text: 'Not accepted on Wix', tone: 'quiet' },
};
export const orderStates = ['created', 'rejected', 'unknown', 'submitting', 'received'] as const;

export const attentionLabels: Readonly<
  Record<Attention, { readonly text: string; readonly sentence: string }>
> = {
  outcome_unknown: {
    text: 'May not be in the kitchen',
    sentence:
      'The POS’s answer was lost and the POS cannot be asked. Call the restaurant first: the guest has paid.',
  },
  not_at_pos_yet: {
    text: 'Not in the kitchen yet',
    sentence:
      'Wix accepted the order, but the POS cannot be reached. It is retried automatically until it is too late to cook. If the guest cannot wait, call the restaurant.',
  },
  never_reached_pos: {
    text: 'Not in the kitchen',
    sentence:
      'Wix accepted the order, but the POS refused it or never received it. Call the restaurant, or send it again if it can still be cooked.',
  },
  not_accepted: {
    text: 'Not accepted in time',
    sentence: 'The kitchen has the order but has not accepted it. Call the restaurant.',
  },
  status_conflict: {
    text: 'Wix and the POS disagree',
    sentence:
      'The statuses cannot be reconciled automatically. Ask the restaurant which one is right.',
  },
  gone_from_pos: {
    text: 'Gone from the POS',
    sentence:
      'The POS no longer finds this order. Ask the restaurant whether it is being cooked. If not, have it entered by hand.',
  },
  duplicate_at_pos: {
    text: 'Twice at the POS',
    sentence: 'The POS has this order twice. Ask the restaurant to cancel one.',
  },
};
export const attentions = [
  'outcome_unknown',
  'never_reached_pos',
  'not_at_pos_yet',
  'not_accepted',
  'status_conflict',
  'gone_from_pos',
  'duplicate_at_pos',
] as const;

export const outcomeLabels: Readonly<Record<Outcome, Label>> = {
  valid: { text: 'Valid', tone: 'good' },
  invalid: { text: 'Not valid', tone: 'bad' },
  no_verdict: { text: 'No verdict', tone: 'warn' },
};
export const outcomes = ['not_valid', 'invalid', 'no_verdict', 'valid'] as const;

/** An amount in its currency. */
export const amount = (value: string | null, currency: string | null): string =>
  value === null ? '–' : [inCurrency(value, currency), currency ?? []].flat().join(' ');
