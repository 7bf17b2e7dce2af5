import { expect, test } from 'vitest';
import { decisionInWords } from './decision-words.ts';

test.each([
  ['pos', 'valid', [], 'The POS'],
  ['pos', 'invalid', [], 'The POS'],
  ['bridge', 'valid', [], 'Our checks: all passed'],
  ['bridge', 'invalid', ['In stock'], 'Our check: In stock'],
  ['bridge', 'invalid', ['In stock', 'Unit prices'], 'Our checks: In stock, Unit prices'],
  [
    'bridge',
    'invalid',
    ['In stock', 'Unit prices', 'Tax', 'Total'],
    'Our checks: In stock, Unit prices and 2 more',
  ],
  ['bridge', 'no_verdict', ['Menu published'], 'Our check: Menu published'],
  ['bridge', 'no_verdict', [], 'The POS denied access'],
] as const)('%s, %s, %j: %s', (decidedBy, outcome, checks, words) => {
  expect(decisionInWords({ decidedBy, outcome, decidingChecks: [...checks] })).toBe(words);
});
