import { expect, test } from 'vitest';
import { unboundedParts } from '../../../testing/unbounded-parts.ts';
import { everySettingsProcedure } from '../testing/settings-client.ts';
import { allOperations } from './operations/all-operations.ts';

test.each(allOperations)('$name takes no list without an end', ({ request }) => {
  // Texts end with the body, whose size is limited: what Wix writes is mended and kept.
  expect(unboundedParts(request).lists).toEqual([]);
});

test.each(everySettingsProcedure())(
  '$path takes no list and no text without an end',
  ({ input }) => {
    expect(unboundedParts(input)).toEqual({ lists: [], texts: [] });
  },
);

test('an order of a thousand lines is read, and one of more is not', () => {
  const request = allOperations.find(({ name }) => name === 'validate-order')?.request;
  const withLines = (count: number) => ({
    accountId: 'account',
    configurationId: 'configuration',
    order: { lineItems: Array.from({ length: count }, () => ({})) },
  });
  expect(request?.safeParse(withLines(1_000)).success).toBe(true);
  expect(request?.safeParse(withLines(1_001)).success).toBe(false);
});
