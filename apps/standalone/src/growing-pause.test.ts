import { expect, test } from 'vitest';
import { createGrowingPause } from './growing-pause.ts';

test('the pause grows while a process dies soon, up to half a minute, and begins anew once it stood', () => {
  const pause = createGrowingPause();
  const soon = Array.from({ length: 7 }, () => pause.next(500));
  expect(soon).toEqual([1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000]);
  expect(pause.next(60_000)).toBe(1_000);
  expect(pause.next(500)).toBe(2_000);
});
