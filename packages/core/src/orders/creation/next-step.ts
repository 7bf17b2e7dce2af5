import { isFinal, type OrderState } from '../order-state.ts';
import { orderTimes } from '../order-times.ts';

/**
 * How far an order has come, and what its POS promises; everything that the next step is decided from.
 *
 * **When is it proven safe to create again?** Only when a second order cannot come of it:
 *
 * 1. Nothing that was sent can have taken effect (`uncertain` is false): the call was never sent, or the
 *    POS said so itself (no connection, "too many requests", "not authorized").
 * 2. The POS knows idempotency keys, and it has just said that it has no order of our reference. The
 *    second create carries the same key: should the first one be on its way still, the POS makes one
 *    order of both. It is asked first all the same, because keys are forgotten sooner than orders.
 * 3. The POS knows no keys but promises that a create settles within a time: it is visible by reference
 *    by then, or will never take effect. It has said "no such order" that long after the last moment at
 *    which the create can have left any process (`sendableUntil`).
 *
 * Nothing else is proof, however long ago it was and however often the POS says no: the order stays
 * *unknown*, and a person is called.
 */
export interface OrderProgress {
  readonly state: OrderState;
  readonly uncertain: boolean;
  readonly leaseUntil: Date | null;
  readonly nextStepAt: Date | null;
  readonly sendableUntil: Date | null;
  readonly absentAt: Date | null;
  readonly submitBy: Date;
}

export interface CreatePromises {
  readonly idempotentCreate: boolean;
  /** Null where the POS promises nothing. */
  readonly createSettlesWithinMs: number | null;
}

export type NextStep =
  | { readonly do: 'nothing' }
  /** Somebody else has it in hand, or its time has not come. */
  | { readonly do: 'wait'; readonly until: Date }
  | { readonly do: 'submit' }
  | { readonly do: 'ask' }
  /** It is proven that the POS has it not, and too late to send it. */
  | { readonly do: 'give_up' };

export function nextStep(order: OrderProgress, promises: CreatePromises, now: Date): NextStep {
  if (isFinal(order.state)) return { do: 'nothing' };
  if (order.leaseUntil !== null && order.leaseUntil > now) {
    return { do: 'wait', until: order.leaseUntil };
  }
  // Whoever was submitting has died with it; whether the call had left is anybody's guess.
  if (order.state === 'submitting') return { do: 'ask' };
  if (order.nextStepAt === null) return { do: 'nothing' };
  if (order.nextStepAt > now) return { do: 'wait', until: order.nextStepAt };
  const late = order.submitBy <= now;
  if (order.state === 'received' || !order.uncertain) return { do: late ? 'give_up' : 'submit' };
  if (late) return { do: isProvenAbsent(order, promises) ? 'give_up' : 'ask' };
  return { do: isSafeToRepeat(order, promises) ? 'submit' : 'ask' };
}

function isSafeToRepeat(order: OrderProgress, promises: CreatePromises): boolean {
  if (order.absentAt === null) return false;
  return promises.idempotentCreate || isProvenAbsent(order, promises);
}

/** Neither is it there nor can it still come: a key alone does not prove that. */
function isProvenAbsent(order: OrderProgress, promises: CreatePromises): boolean {
  const { absentAt, sendableUntil } = order;
  const { createSettlesWithinMs: settles } = promises;
  if (absentAt === null || sendableUntil === null || settles === null) return false;
  return absentAt.getTime() >= sendableUntil.getTime() + settles;
}

/** How long to leave an order alone after its n-th vain attempt (counted from 1); doubles to a minute. */
export const pauseAfter = (vainAttempts: number): number =>
  Math.min(orderTimes.firstPause * 2 ** Math.max(0, vainAttempts - 1), orderTimes.longestPause);
