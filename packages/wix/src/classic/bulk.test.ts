import { expect, test } from 'vitest';
import { bulkAnswerSchema, readBulkAnswer } from './bulk.ts';
import { wixItemSchema } from './entities.ts';

const read = (answer: unknown, sent: number) =>
  readBulkAnswer(bulkAnswerSchema.parse(answer), sent, wixItemSchema);
const notTold = { code: 'NOT_TOLD' };

test('every entry that was sent is told as succeeded or failed, under its index', () => {
  const outcome = read(
    {
      results: [
        {
          entityMetadata: { id: 'b', originalIndex: 1, success: true },
          entity: { id: 'b', name: 'B' },
        },
        {
          entityMetadata: {
            originalIndex: 0,
            success: false,
            error: { code: 'OVERLOADED_MENU', description: 'full', data: { most: 1 } },
          },
        },
      ],
      bulkActionMetadata: { totalSuccesses: 1, totalFailures: 2, undetailedFailures: 1 },
    },
    3,
  );
  expect(outcome).toEqual({
    succeeded: [{ originalIndex: 1, id: 'b', entity: { id: 'b', name: 'B' } }],
    failed: [
      {
        originalIndex: 0,
        id: null,
        error: { code: 'OVERLOADED_MENU', description: 'full', data: { most: 1 } },
      },
      { originalIndex: 2, id: null, error: expect.objectContaining(notTold) },
    ],
    untold: [],
  });
});

test('an entry without a full entity still tells its id', () => {
  const outcome = read(
    { results: [{ entityMetadata: { id: 'a', originalIndex: 0, success: true } }] },
    1,
  );
  expect(outcome).toEqual({
    succeeded: [{ originalIndex: 0, id: 'a', entity: null }],
    failed: [],
    untold: [],
  });
});

test('an index that is left out is read from the position', () => {
  const outcome = read(
    {
      results: [
        { entityMetadata: { id: 'a', success: true } },
        { entityMetadata: { id: 'b', success: true } },
      ],
    },
    2,
  );
  expect(outcome.succeeded.map((entry) => [entry.originalIndex, entry.id])).toEqual([
    [0, 'a'],
    [1, 'b'],
  ]);
});

test.each([
  ['success that is not told', { id: 'a', originalIndex: 0 }],
  ['success without an id', { originalIndex: 0, success: true }],
  ['no metadata', undefined],
])('%s counts as failed', (_what, entityMetadata) => {
  expect(read({ results: [{ entityMetadata }] }, 1)).toMatchObject({
    succeeded: [],
    failed: [{ originalIndex: 0, error: notTold }],
  });
});

test('results that answer to nothing that was sent, or twice, are left out', () => {
  const twice = { entityMetadata: { id: 'a', originalIndex: 0, success: true } };
  const stray = { entityMetadata: { id: 'z', originalIndex: 9, success: true } };
  expect(read({ results: [twice, twice, stray] }, 1).succeeded).toHaveLength(1);
});

test('an entity in an odd shape hides neither itself nor the others', () => {
  const outcome = read(
    {
      results: [
        { entityMetadata: { id: 'a', originalIndex: 0, success: true }, entity: { name: 7 } },
        { entityMetadata: { id: '', originalIndex: 1, success: false }, entity: {} },
      ],
    },
    2,
  );
  expect(outcome).toMatchObject({
    succeeded: [{ originalIndex: 0, id: 'a', entity: null }],
    failed: [{ originalIndex: 1, id: null }],
  });
});

test.each([
  ['nothing', {}],
  ['no results', { results: [] }],
  ['results of null', { results: null }],
  ['no failure', { bulkActionMetadata: { totalSuccesses: 2, totalFailures: 0 } }],
])('of an answer that tells %s the entities themselves must tell', (_what, answer) => {
  expect(read(answer, 2)).toEqual({
    succeeded: [],
    failed: [],
    untold: [{ originalIndex: 0 }, { originalIndex: 1 }],
  });
});

test('failures that are counted and not named are failures of all', () => {
  const answer = { results: [], bulkActionMetadata: { totalFailures: 2, undetailedFailures: 2 } };
  expect(read(answer, 2)).toMatchObject({ failed: [notTold, notTold].map((error) => ({ error })) });
});
