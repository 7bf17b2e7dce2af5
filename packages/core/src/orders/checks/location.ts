import type { OrderCheck } from './check.ts';
import { cannotTell, failed, wholeOrder } from './problem.ts';

/** A pause that ends before the customer is to get it does no harm. */
export const locationOpen = {
  id: 'location.open',
  weight: 'opinion',
  code: 'CLOSED',
  title: 'POS takes orders for the location',
  path: null,
  passed: 'The location takes orders.',
  run({ location, now, wantedAt }) {
    if (location === null) {
      const sentence =
        'The POS’s location is not known, so nobody can say whether it takes orders.';
      return { problems: [cannotTell(wholeOrder, sentence)] };
    }
    if (!location.paused) return { problems: [] };
    const until = location.paused.until === null ? null : new Date(location.paused.until);
    if (until !== null && (until <= now || until <= (wantedAt ?? now))) return { problems: [] };
    const found = until === null ? 'paused' : `paused until ${until.toISOString()}`;
    const sentence = 'The POS takes no orders for this location now.';
    return { problems: [failed(wholeOrder, sentence, { expected: 'not paused', found })] };
  },
} as const satisfies OrderCheck;
