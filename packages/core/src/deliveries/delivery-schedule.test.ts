import { expect, test } from 'vitest';
import { delayAfterAttempt, isFailingForGood, restAfterFailures } from './delivery-schedule.ts';
import { defaultInventorySettings } from './inventory-settings.ts';

const second = 1_000;
const hour = 3_600_000;

test('eight attempts spread over about 28 hours', () => {
  const delays = [1, 2, 3, 4, 5, 6, 7].map((attempt) =>
    delayAfterAttempt(attempt, defaultInventorySettings, null, () => 0.5),
  );
  expect(delays[0]).toBeCloseTo(5.25 * second, -1);
  const total = delays.reduce<number>((sum, delay) => sum + (delay ?? 0), 0);
  expect(total).toBeGreaterThan(27 * hour);
  expect(total).toBeLessThan(29 * hour);
  expect(delayAfterAttempt(8, defaultInventorySettings, null, () => 0.5)).toBeNull();
});

test('two that failed together do not come back together', () => {
  const early = delayAfterAttempt(3, defaultInventorySettings, null, () => 0);
  const late = delayAfterAttempt(3, defaultInventorySettings, null, () => 0.999);
  expect(early).toBe(112.5 * second);
  expect(late).toBeGreaterThan(149 * second);
});

test('a target that asks for patience gets it, and a longer wait of ours stands', () => {
  expect(delayAfterAttempt(1, defaultInventorySettings, 30 * second, () => 0)).toBe(30 * second);
  expect(delayAfterAttempt(3, defaultInventorySettings, 30 * second, () => 0)).toBe(112.5 * second);
});

test('single failures do not stop a target, several in a row do, for longer and longer', () => {
  expect([1, 2, 3, 4, 5].map((failures) => restAfterFailures(failures, null))).toEqual([
    0, 0, 1_000, 2_000, 4_000,
  ]);
  expect(restAfterFailures(1_000, null)).toBe(30_000);
  expect(restAfterFailures(1, 7_000)).toBe(7_000);
});

test('only a target that has failed often and for long is paused', () => {
  const now = new Date('2026-05-01T12:00:00Z');
  const since = (hours: number) => new Date(now.getTime() - hours * hour);
  const paused = (failuresInRow: number, failingSince: Date | null) =>
    isFailingForGood({ failuresInRow, failingSince }, defaultInventorySettings, now);
  expect(paused(5, since(6))).toBe(true);
  expect(paused(4, since(60))).toBe(false);
  expect(paused(500, since(5))).toBe(false);
  expect(paused(0, null)).toBe(false);
});
