import type { OrderCheck } from './check.ts';
import type { Problem } from './problem.ts';

/** A pause that ends before the customer is to get it does no harm. */
export const locationOpen = {
  id: 'location.open',
  weight: 'opinion',
  code: 'CLOSED',
  title: 'POS takes orders for the location',
  path: null,
  passed: 'The location takes orders.',
  run({ location, now, wantedAt }) {
    const at = wantedAt ?? now;
    const problems: Problem[] = [];
    if (location === null) {
      problems.push({
        verdict: 'could_not_tell',
        path: '',
        sentence: 'The POS’s location is not known, so nobody can say whether it takes orders.',
      });
    } else if (location.paused) {
      const until = location.paused.until === null ? null : new Date(location.paused.until);
      if (until === null || (until > now && until > at)) {
        problems.push({
          verdict: 'failed',
          path: '',
          expected: 'not paused',
          found: until === null ? 'paused' : `paused until ${until.toISOString()}`,
          sentence: 'The POS takes no orders for this location now.',
        });
      }
    }
    return { problems };
  },
} as const satisfies OrderCheck;
