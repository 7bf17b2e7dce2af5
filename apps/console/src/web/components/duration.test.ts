import { expect, test } from 'vitest';
import { duration } from './duration.ts';

test.each([
  [0, '0 s'],
  [4.2, '0.004 s'],
  [99.4, '0.099 s'],
  [99.6, '0.10 s'],
  [250, '0.25 s'],
  [994, '0.99 s'],
  [996, '1.0 s'],
  [1_400, '1.4 s'],
  [59_940, '59.9 s'],
  [59_960, '1 min 0 s'],
  [185_000, '3 min 5 s'],
  [3_599_400, '59 min 59 s'],
  [3_599_600, '1 h 0 min'],
  [7_500_000, '2 h 5 min'],
])('%d ms: %s', (ms, words) => {
  expect(duration(ms)).toBe(words);
});
