import { expect, test } from 'vitest';
import { elapsedInWords, leftInWords, spanInWords } from './span-words.ts';

const minute = 60_000;
test.each([
  [0, 'just now', 'under a minute left'],
  [minute - 1, 'just now', 'under a minute left'],
  [minute, 'for 1 min', '1 min left'],
  [59 * minute, 'for 59 min', '59 min left'],
  [60 * minute, 'for 1 h', '1 h left'],
  [47 * 60 * minute, 'for 47 h', '47 h left'],
  [48 * 60 * minute, 'for 2 days', '2 days left'],
  [327 * 24 * 60 * minute, 'for 327 days', '327 days left'],
])('%i ms: %s, %s', (ms, elapsed, left) => {
  expect([elapsedInWords(ms), leftInWords(ms)]).toEqual([elapsed, left]);
});

test.each([
  [-3, '0 s'],
  [1_400, '1 s'],
  [59_000, '59 s'],
  [minute, '1 min'],
  [12.9 * minute, '12 min'],
  [3 * 60 * minute, '3 h'],
])('%i ms took %s', (ms, span) => {
  expect(spanInWords(ms)).toBe(span);
});
