import { expect, test } from 'vitest';
import { unboundedParts } from '../../../../testing/unbounded-parts.ts';
import { everyProcedure } from '../../testing/every-procedure.ts';

const procedures = everyProcedure().filter(({ input }) => input !== undefined);

test('there are procedures that take something', () => {
  expect(procedures.length).toBeGreaterThan(40);
});

test.each(procedures)('$path takes no list and no text without an end', ({ input }) => {
  expect(unboundedParts(input)).toEqual({ lists: [], texts: [] });
});
