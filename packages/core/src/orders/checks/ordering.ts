import { wantedAt } from '../site-order/wanted-at.ts';
import type { OrderCheck } from './check.ts';
import type { CheckContext } from './facts.ts';
import { failed, wholeOrder } from './problem.ts';

/** A pause that ends before the customer is to get it does no harm. */
export const orderingUnpaused = {
  id: 'ordering.unpaused',
  weight: 'binding',
  code: 'CLOSED',
  title: 'Ordering not paused',
  path: null,
  passed: 'Nobody has paused ordering for that time.',
  run({ order, now, pausedUntil }) {
    const at = wantedAt(order, now) ?? now;
    const isPaused = pausedUntil !== null && pausedUntil > now && pausedUntil > at;
    if (!isPaused) return { problems: [] };
    const found = `paused until ${pausedUntil.toISOString()}`;
    const sentence = 'Ordering is paused for this merchant.';
    return { problems: [failed(wholeOrder, sentence, { expected: 'not paused', found })] };
  },
} as const satisfies OrderCheck<Pick<CheckContext, 'order' | 'now' | 'pausedUntil'>>;
