import { expect, test } from 'vitest';
import { delayInWords } from './delay-words.ts';

const min = 60_000;

test.each([
  [null, null],
  [
    { afterAskedMs: 12 * min, afterOrderedMs: null, isAtMost: false },
    'Reached the kitchen 12 min after Wix sent it.',
  ],
  [
    { afterAskedMs: 12 * min, afterOrderedMs: 12 * min + 40_000, isAtMost: false },
    'Reached the kitchen 12 min after it was placed.',
  ],
  [
    { afterAskedMs: 3_000, afterOrderedMs: 20 * min, isAtMost: false },
    'Reached the kitchen 20 min after it was placed, 3 s after Wix sent it.',
  ],
  [
    { afterAskedMs: 4 * min, afterOrderedMs: null, isAtMost: true },
    'Reached the kitchen at most 4 min after Wix sent it.',
  ],
])('%o', (delay, words) => {
  expect(delayInWords(delay)).toBe(words);
});
