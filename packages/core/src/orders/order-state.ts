/**
 * `received`: stored, and nothing that went to the POS can have taken effect. `submitting`: a create is
 * on its way. `unknown`: a create may have taken effect, and the POS is being asked. `created` and
 * `rejected` are final; Wix gets the same answer for ever.
 */
export const orderStates = ['received', 'submitting', 'unknown', 'created', 'rejected'] as const;
export type OrderState = (typeof orderStates)[number];

export const isFinal = (state: OrderState): state is 'created' | 'rejected' =>
  state === 'created' || state === 'rejected';

/** Those without an end yet. */
export const unfinishedStates = orderStates.filter((state) => !isFinal(state));

/** Why a person has to look at an order. */
export const orderAttentions = [
  /** Nobody knows whether the kitchen has it. */
  'outcome_unknown',
  /** It is accepted on Wix, the POS cannot be reached, and it is being tried again. */
  'not_at_pos_yet',
  /** It is accepted on Wix and never came to the kitchen: the POS refused it, or it was given up. */
  'never_reached_pos',
  /** The kitchen has it and did not accept it in time. */
  'not_accepted',
  /** Wix and the POS say different things, and no legal step brings them together. */
  'status_conflict',
  /** The POS had it, and said when asked that it has no such order any more. */
  'gone_from_pos',
  /** The POS has it twice. */
  'duplicate_at_pos',
] as const;
export type OrderAttention = (typeof orderAttentions)[number];

/** What an order's timeline tells. */
export const orderEventKinds = [
  'received',
  'repeated',
  'conflict',
  'submitting',
  'not_sent',
  'answer_lost',
  'asked',
  'not_answered',
  'found',
  'absent',
  'created',
  'rejected',
  'gave_up',
  'resubmitted',
  'pos_status',
  'wix_status',
  'wix_accepted',
  'wix_canceled',
  'wix_fulfilled',
  'wix_refused',
  'raised',
  'settled',
  'personal_data_erased',
] as const;
export type OrderEventKind = (typeof orderEventKinds)[number];
