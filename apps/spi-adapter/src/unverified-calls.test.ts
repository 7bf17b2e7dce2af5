import { Counter } from 'prom-client';
import { expect, test } from 'vitest';
import { createUnverifiedCalls, networkOf } from './unverified-calls.ts';

let now = new Date('2026-05-04T09:00:00.000Z');
const counter = new Counter({
  name: 'calls',
  help: 'of the test',
  labelNames: ['door', 'reason'],
  registers: [],
});
const open = () =>
  createUnverifiedCalls({
    counter,
    limits: { callsAMinute: 5, toldAMinute: 2, toldAMinuteOfAll: 4 },
    now: () => now,
  });
const times = <T>(count: number, make: (n: number) => T): T[] =>
  Array.from({ length: count }, (_, n) => make(n));
const tell = { outcome: 'refused', tell: true };
const silent = { outcome: 'refused', tell: false };
const limited = { outcome: 'limited' };

test('an address is told a few times by reason, then counted alone, then limited until the next minute', () => {
  const calls = open();
  const note = (reason: string) => calls.note('spi', reason, '203.0.113.7');
  expect([note('empty'), note('empty'), note('empty'), note('expired'), note('expired')]).toEqual([
    tell,
    tell,
    silent,
    tell,
    tell,
  ]);
  expect(note('empty')).toEqual(limited);
  now = new Date(now.getTime() + 60_000);
  expect(note('empty')).toEqual(tell);
});

test('many addresses together leave no more than the bound of all', () => {
  const calls = open();
  const noted = times(50, (n) => calls.note('spi', 'empty', `203.0.113.${n}`));
  expect(noted).toEqual([tell, tell, tell, tell, ...times(46, () => silent)]);
});

test.each([
  ['203.0.113.7', '203.0.113.7'],
  ['::ffff:203.0.113.7', '::ffff:203.0.113.7'],
  ['2001:db8:1:2::7', '2001:db8:1:2'],
  ['2001:0db8:0001:0002:ffff:0:0:1', '2001:db8:1:2'],
  ['2001:db8::1', '2001:db8:0:0'],
  ['::1', '0:0:0:0'],
])('%s counts as %s', (address, network) => {
  expect(networkOf(address)).toBe(network);
});
