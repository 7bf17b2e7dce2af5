import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  lastWordOfPos,
  nothingKnown,
  observe,
  type StockKnowledge,
  type StockObservation,
  type StockTake,
  stockKnowledgeSchema,
  take,
} from './stock-knowledge.ts';

const at = (second: number) => new Date(Date.UTC(2026, 4, 1, 12, 0, second));

const seen = (second: number, changes: Partial<StockObservation> = {}): StockObservation => ({
  id: `observation-${second}`,
  observer: 'pos',
  observedAt: at(second),
  inStock: true,
  quantity: null,
  outUntil: null,
  ...changes,
});

type News =
  | { readonly kind: 'observation'; readonly observation: StockObservation }
  | { readonly kind: 'take'; readonly taken: StockTake };

const learn = (items: readonly News[]): StockKnowledge =>
  items.reduce<StockKnowledge>(
    (known, one) =>
      one.kind === 'observation' ? observe(known, one.observation) : take(known, one.taken),
    nothingKnown,
  );

/** Few moments, so that many things happen at the same one. */
const moment = fc.integer({ min: 0, max: 6 }).map(at);
const reportsOf = (index: number): fc.Arbitrary<News> =>
  fc.oneof(
    fc
      .record({
        id: fc.constant(`observation-${index}`),
        observer: fc.constantFrom('pos' as const, 'poll' as const, 'support' as const),
        observedAt: moment,
        inStock: fc.boolean(),
        quantity: fc.option(fc.integer({ min: 0, max: 9 })),
        outUntil: fc.option(moment),
      })
      .map((observation) => ({ kind: 'observation' as const, observation })),
    fc
      .record({
        id: fc.constant(`order-${index}`),
        quantity: fc.integer({ min: 1, max: 4 }),
        at: moment,
      })
      .map((taken) => ({ kind: 'take' as const, taken })),
  );

const shuffledTwice = fc
  .integer({ min: 1, max: 8 })
  .chain((count) => fc.tuple(...Array.from({ length: count }, (_, index) => reportsOf(index))))
  .chain((items) => {
    const arrivals = fc
      .array(fc.nat({ max: items.length - 1 }), { maxLength: 8 })
      .map((repeats) => [...items, ...repeats.flatMap((index) => items.slice(index, index + 1))])
      .chain((all) => fc.shuffledSubarray(all, { minLength: all.length }));
    return fc.record({ items: fc.constant(items), arrivals });
  });

test('whatever order things arrive in, and however often, the same is known', () => {
  fc.assert(
    fc.property(shuffledTwice, ({ items, arrivals }) => {
      expect(learn(arrivals)).toEqual(learn(items));
    }),
    { numRuns: 2_000 },
  );
});

test('the later observation wins, whichever arrives first', () => {
  const [early, late] = [seen(1, { inStock: true }), seen(2, { inStock: false })];
  expect(observe(observe(nothingKnown, early), late).observation).toEqual(late);
  expect(observe(observe(nothingKnown, late), early).observation).toEqual(late);
});

test('at the same moment a poll outranks a webhook, support both, and the id decides the rest', () => {
  const pos = seen(1, { id: 'z', observer: 'pos' });
  const support = seen(1, { id: 'a', observer: 'support' });
  expect(observe(observe(nothingKnown, support), pos).observation).toEqual(support);
  const poll = seen(1, { id: 'b', observer: 'poll' });
  expect(observe(observe(nothingKnown, poll), pos).observation).toEqual(poll);
  const other = seen(1, { id: 'y' });
  expect(observe(observe(nothingKnown, pos), other).observation).toEqual(pos);
});

test('an observation has every order in it that was handed over before', () => {
  const first: StockTake = { id: 'order-1', quantity: 2, at: at(3) };
  const second: StockTake = { id: 'order-2', quantity: 1, at: at(5) };
  const known = take(take(observe(nothingKnown, seen(1, { quantity: 9 })), first), second);
  expect(known.takes).toEqual([first, second]);
  expect(observe(known, seen(3, { quantity: 7 })).takes).toEqual([second]);
  expect(take(observe(known, seen(5, { quantity: 6 })), first).takes).toEqual([]);
});

test('knowledge survives being stored as JSON', () => {
  const known = take(
    observe(nothingKnown, seen(1, { inStock: false, quantity: 0, outUntil: at(9) })),
    { id: 'order-1', quantity: 2, at: at(3) },
  );
  expect(stockKnowledgeSchema.parse(JSON.parse(JSON.stringify(known)))).toEqual(known);
});

test('the POS’s last word is kept under a person’s, whichever came first, and goes with the POS’s next', () => {
  const counted = seen(1, { quantity: 12 });
  const support = seen(3, { observer: 'support', inStock: false });
  const later = seen(2, { quantity: 11 });
  const word = (...items: StockObservation[]) =>
    lastWordOfPos(items.reduce<StockKnowledge>(observe, nothingKnown));
  expect(word(support)).toBeNull();
  expect(word(counted, support)).toEqual(counted);
  expect(word(support, counted)).toEqual(counted);
  expect(word(support, later, counted)).toEqual(later);
  expect(word(counted, support, later)).toEqual(later);
  expect(word(counted, support, seen(4, { observer: 'support' }))).toEqual(counted);
  expect(word(counted, support, seen(5, { quantity: 3 }))).toEqual(seen(5, { quantity: 3 }));
});
