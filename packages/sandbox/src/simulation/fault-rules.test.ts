import { expect, test } from 'vitest';
import { createFaultRules } from './fault-rules.ts';
import { createSeededRandom } from './seeded-random.ts';

let now = new Date('2026-03-01T12:00:00.000Z');
const rules = (seed = 1) =>
  createFaultRules({ clock: { now: () => now }, random: createSeededRandom(seed) });
const anyCall = { tenant: 'merchant-1', operation: 'get_menu' };
const hang = { kind: 'hang' } as const;

test('a rule strikes its tenant and its operations, and nobody else', () => {
  const faults = rules();
  faults.add({ tenant: 'merchant-1', operations: ['get_menu'], effect: hang });
  expect(faults.draw(anyCall)).toEqual([hang]);
  expect(faults.draw({ ...anyCall, tenant: 'merchant-2' })).toEqual([]);
  expect(faults.draw({ ...anyCall, tenant: null })).toEqual([]);
  expect(faults.draw({ ...anyCall, operation: 'list_stock' })).toEqual([]);
});

test('a rule with a count strikes that often', () => {
  const faults = rules();
  faults.add({ remaining: 2, effect: hang });
  expect([1, 2, 3].map(() => faults.draw(anyCall).length)).toEqual([1, 1, 0]);
  expect(faults.list()).toEqual([]);
});

test('a rule can let some calls pass first', () => {
  const faults = rules();
  faults.add({ skip: 2, remaining: 1, effect: hang });
  expect([1, 2, 3, 4].map(() => faults.draw(anyCall).length)).toEqual([0, 0, 1, 0]);
});

test('a rule with an end stops by itself', () => {
  const faults = rules();
  faults.add({ until: new Date(now.getTime() + 1000), effect: hang });
  expect(faults.draw(anyCall)).toEqual([hang]);
  now = new Date(now.getTime() + 1000);
  expect(faults.draw(anyCall)).toEqual([]);
});

test('a probability strikes about as often as it says, the same way for the same seed', () => {
  const strikes = (seed: number) => {
    const faults = rules(seed);
    faults.add({ probability: 0.1, effect: hang });
    return Array.from({ length: 2_000 }, () => faults.draw(anyCall).length);
  };
  const first = strikes(7);
  const count = first.filter((struck) => struck === 1).length;
  expect(count).toBeGreaterThan(140);
  expect(count).toBeLessThan(260);
  expect(strikes(7)).toEqual(first);
  expect(strikes(8)).not.toEqual(first);
});

test('clearing one tenant leaves the others', () => {
  const faults = rules();
  faults.add({ tenant: 'merchant-1', effect: hang });
  const kept = faults.add({ tenant: 'merchant-2', effect: hang });
  faults.clear('merchant-1');
  expect(faults.list().map(({ id }) => id)).toEqual([kept]);
});
