import { expect, test } from 'vitest';
import { waitBeforeAttempt } from './sign-in-wait.ts';

const now = new Date('2026-05-01T10:00:00.000Z');
const wait = (count: number, secondsAgo = 0, isUnderAttack = false) =>
  waitBeforeAttempt(
    { count, lastAt: new Date(now.getTime() - secondsAgo * 1_000) },
    isUnderAttack,
    now,
  ) / 1_000;

test('five attempts are free, further ones wait longer and longer, up to a minute', () => {
  expect(waitBeforeAttempt(undefined, true, now)).toBe(0);
  expect([1, 4, 5, 6, 7, 8, 9, 1_000].map((count) => wait(count))).toEqual([
    0, 0, 5, 10, 20, 40, 60, 60,
  ]);
  expect(wait(1_000, 59)).toBe(1);
  expect(wait(1_000, 60)).toBe(0);
});

test('while a mailbox is under attack, a new origin waits from its second attempt on', () => {
  expect([1, 2, 5].map((count) => wait(count, 0, true))).toEqual([5, 10, 60]);
});
