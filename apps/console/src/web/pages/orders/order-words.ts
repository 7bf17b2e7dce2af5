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

interface Word {
  readonly word: string;
  readonly tone: Tone;
}

export const stateWords: Readonly<Record<OrderState, Word>> = {
  received: { word: 'Waiting', tone: 'busy' },
  submitting: { word: 'Being sent', tone: 'busy' },
  unknown: { word: 'Outcome unknown', tone: 'bad' },
  created: { word: 'In the kitchen', tone: 'good' },
  rejected: { word: 'Refused', tone: 'bad' },
};

/** Of an order that the bridge did not take. */
export const notTakenWords: Readonly<Record<NotTaken['state'], Word>> = {
  waits_for_person: { word: 'Not in the kitchen', tone: 'bad' },
  settled: { word: 'Taken care of', tone: 'good' },
  not_accepted: { word: 'Not accepted on Wix', tone: 'quiet' },
};
export const orderStates = ['created', 'rejected', 'unknown', 'submitting', 'received'] as const;

export const attentionWords: Readonly<
  Record<Attention, { readonly word: string; readonly sentence: string }>
> = {
  outcome_unknown: {
    word: 'Nobody knows whether the kitchen has it',
    sentence:
      'The POS’s answer was lost and it cannot be asked. Call the restaurant before you do anything: the guest has paid.',
  },
  not_at_pos_yet: {
    word: 'Not in the kitchen yet',
    sentence:
      'Wix has accepted the order and the POS cannot be reached. It is tried again by itself until it is too late to cook: call the restaurant if that takes longer than the guest can wait.',
  },
  never_reached_pos: {
    word: 'Never came to the kitchen',
    sentence:
      'Wix has accepted the order and the POS does not have it: it was refused, or never got there. Tell the restaurant, or send it again if it can still be cooked.',
  },
  not_accepted: {
    word: 'Not accepted in time',
    sentence: 'The kitchen has the order and has not accepted it. Call the restaurant.',
  },
  status_conflict: {
    word: 'Wix and the POS disagree',
    sentence:
      'They say different things of this order, and no step brings them together. Ask the restaurant which is right.',
  },
  gone_from_pos: {
    word: 'Gone from the POS',
    sentence:
      'The POS had this order, and now says that it does not know it. Ask the restaurant whether it is being cooked; have it entered by hand if not.',
  },
  duplicate_at_pos: {
    word: 'Twice at the POS',
    sentence: 'The POS has this order twice. Have the restaurant cancel one of them.',
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

export const outcomeWords: Readonly<Record<Outcome, Word>> = {
  valid: { word: 'Valid', tone: 'good' },
  invalid: { word: 'Not valid', tone: 'bad' },
  no_verdict: { word: 'No verdict', tone: 'warn' },
};
export const outcomes = ['not_valid', 'invalid', 'no_verdict', 'valid'] as const;

/** An amount in its currency. */
export const amount = (value: string | null, currency: string | null): string =>
  value === null ? '–' : [inCurrency(value, currency), currency ?? []].flat().join(' ');
