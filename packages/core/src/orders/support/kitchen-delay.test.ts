import { expect, it } from 'vitest';
import { kitchenDelay } from './kitchen-delay.ts';

const at = (time: string) => new Date(`2026-01-05T${time}.000Z`);
const minutes = (count: number) => count * 60_000;
const usual = { orderedAt: null, askedAt: at('12:00:00'), wasFound: false };

it.each([
  ['at once', { reachedAt: at('12:00:02') }, null],
  ['within the minute', { reachedAt: at('12:00:59') }, null],
  [
    'a minute after Wix asked',
    { reachedAt: at('12:01:00') },
    { afterAskedMs: minutes(1), afterOrderedMs: null, isAtMost: false },
  ],
  [
    'twelve minutes after Wix asked',
    { orderedAt: at('11:59:00'), reachedAt: at('12:12:00') },
    { afterAskedMs: minutes(12), afterOrderedMs: minutes(13), isAtMost: false },
  ],
  [
    'at once after Wix asked, which was soon after the guest had ordered',
    { orderedAt: at('11:56:00'), reachedAt: at('12:00:02') },
    null,
  ],
  [
    'at once after Wix asked, which was long after the guest had ordered',
    { orderedAt: at('11:40:00'), reachedAt: at('12:00:00') },
    { afterAskedMs: 0, afterOrderedMs: minutes(20), isAtMost: false },
  ],
  [
    'found at the POS, which may have had it all the time',
    { reachedAt: at('12:07:00'), wasFound: true },
    { afterAskedMs: minutes(7), afterOrderedMs: null, isAtMost: true },
  ],
])('an order that reached the kitchen %s', (_case, times, delay) => {
  expect(kitchenDelay({ ...usual, ...times })).toEqual(delay);
});
