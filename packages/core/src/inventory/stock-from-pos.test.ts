import type { PosStockLevel } from '@pos-bridge/pos';
import { expect, test } from 'vitest';
import { recordLog } from '../../testing/recorded-log.ts';
import { nothingKnown, observe } from '../stock/stock-knowledge.ts';
import { stockReportsFromPos } from './stock-from-pos.ts';
import type { ItemReport } from './stock-report.ts';

const now = new Date('2026-05-01T12:00:00.000Z');
const minutes = (count: number) => new Date(now.getTime() + count * 60_000);

const level = (changes: Partial<PosStockLevel>): PosStockLevel => ({
  itemPosId: 'soup',
  inStock: true,
  quantity: null,
  outUntil: null,
  observedAt: now,
  ...changes,
});

const reportsOf = (levels: readonly PosStockLevel[], log = recordLog()): ItemReport[] =>
  stockReportsFromPos(levels, { observer: 'pos', id: 'msg_1' }, now, log);

test('a POS whose clock is far ahead does not silence what comes after it', () => {
  const log = recordLog();
  const observed = reportsOf(
    [level({ observedAt: minutes(4) }), level({ observedAt: minutes(60) })],
    log,
  ).map((items) => items.kind === 'observed' && items.observation.observedAt);
  expect(observed).toEqual([minutes(4), now]);
  expect(log.lines).toMatchObject([{ level: 'warn', details: { levels: 1 } }]);
});

test('of two levels of one item in one message the later one counts, and a repeat is no news', () => {
  const levels = Array.from({ length: 12 }, (_, index) => level({ inStock: index === 11 }));
  const learned = [...reportsOf(levels), ...reportsOf(levels)].reduce(
    (known, items) => (items.kind === 'observed' ? observe(known, items.observation) : known),
    nothingKnown,
  );
  expect(learned.observation?.inStock).toBe(true);
});
