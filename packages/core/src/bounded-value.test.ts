import { expect, test } from 'vitest';
import { isBounded } from './bounded-value.ts';

const nested = (levels: number): unknown =>
  JSON.parse(`${'['.repeat(levels)}${']'.repeat(levels)}`);

test.each([
  ['nothing', null, true],
  ['a text', 'soup', true],
  ['forty levels', nested(40), true],
  ['one level more', nested(41), false],
  ['10,000 levels', nested(10_000), false],
  ['many values', Array(19_999).fill(1), true],
  ['too many values', Array(20_000).fill(1), false],
  ['too many empty lines', { lineItems: Array(200_000).fill({}) }, false],
])('%s', (_what, value, bounded) => {
  expect(isBounded(value)).toBe(bounded);
});
