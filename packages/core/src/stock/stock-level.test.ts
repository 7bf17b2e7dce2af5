import { expect, test } from 'vitest';
import type { StockKnowledge, StockObservation } from './stock-knowledge.ts';
import { compareStockLevels, nextChangeOf, type StockLevel, stockLevel } from './stock-level.ts';

const at = (minute: number) => new Date(Date.UTC(2026, 4, 1, 12, minute));

const knowing = (
  observation: Partial<StockObservation>,
  takes: readonly [quantity: number, minute: number][] = [],
): StockKnowledge => ({
  observation: {
    id: 'observation-1',
    observer: 'pos',
    observedAt: at(0),
    inStock: true,
    quantity: null,
    outUntil: null,
    ...observation,
  },
  takes: takes.map(([quantity, minute], index) => ({
    id: `order-${index}`,
    quantity,
    at: at(minute),
  })),
});

test('an item that nobody spoke of has no level', () => {
  expect(stockLevel({ observation: null, takes: [] }, at(1))).toBeNull();
});

test('a snooze holds until its end and not a moment longer', () => {
  const known = knowing({ inStock: false, quantity: 0, outUntil: at(30) });
  expect(stockLevel(known, at(29))).toEqual({
    inStock: false,
    quantity: 0,
    outUntil: at(30),
    source: 'pos',
    observedAt: at(0),
  });
  expect(nextChangeOf(known, at(29))).toEqual(at(30));
  expect(stockLevel(known, at(30))).toEqual({
    inStock: true,
    quantity: null,
    outUntil: null,
    source: 'rule',
    observedAt: at(30),
  });
  expect(nextChangeOf(known, at(30))).toBeNull();
});

test('an item that is out without an end stays out', () => {
  const known = knowing({ inStock: false, observer: 'support' });
  expect(stockLevel(known, at(999))).toMatchObject({ inStock: false, source: 'support' });
  expect(nextChangeOf(known, at(1))).toBeNull();
});

test('orders take from what was counted, and the last one turns the item out of stock', () => {
  const left = (...takes: [number, number][]) =>
    stockLevel(knowing({ quantity: 5 }, takes), at(10));
  expect(left([2, 1])).toEqual({
    inStock: true,
    quantity: 3,
    outUntil: null,
    source: 'order',
    observedAt: at(1),
  });
  expect(left([2, 1], [3, 2])).toMatchObject({ inStock: false, quantity: 0, observedAt: at(2) });
  expect(left([9, 1])).toMatchObject({ inStock: false, quantity: 0 });
});

test('orders change nothing about what nobody counts', () => {
  expect(stockLevel(knowing({ quantity: null }, [[3, 1]]), at(2))).toMatchObject({
    inStock: true,
    quantity: null,
    source: 'pos',
  });
});

test('a POS that sells below zero is believed', () => {
  expect(stockLevel(knowing({ quantity: 0 }), at(1))).toMatchObject({ inStock: true, quantity: 0 });
  expect(stockLevel(knowing({ quantity: -2 }, [[1, 1]]), at(2))).toMatchObject({
    inStock: true,
    quantity: -3,
  });
});

const level = (changes: Partial<StockLevel> = {}): StockLevel => ({
  inStock: true,
  quantity: null,
  outUntil: null,
  source: 'pos',
  observedAt: at(0),
  ...changes,
});

test('a difference is what those who are told could see', () => {
  expect(compareStockLevels(null, level({ inStock: false }))).toBe('availability');
  expect(compareStockLevels(level({ inStock: false }), level())).toBe('availability');
  expect(compareStockLevels(level({ quantity: 3 }), level({ quantity: 2 }))).toBe('detail');
  const snoozed = level({ inStock: false, outUntil: at(5) });
  expect(compareStockLevels(snoozed, { ...snoozed, outUntil: at(6) })).toBe('detail');
  expect(compareStockLevels(snoozed, { ...snoozed, outUntil: at(5) })).toBe('none');
  expect(compareStockLevels(null, level())).toBe('none');
  expect(compareStockLevels(level(), level({ source: 'support', observedAt: at(7) }))).toBe('none');
});
