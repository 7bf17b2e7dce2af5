import { expect, test } from 'vitest';
import { endOfPause } from './pause-choices.ts';

const now = new Date(2026, 4, 31, 22, 15);

test('a length is counted from now', () => {
  expect(endOfPause('30-minutes', '', now)).toEqual(new Date(2026, 4, 31, 22, 45));
  expect(endOfPause('1-hour', '', now)).toEqual(new Date(2026, 4, 31, 23, 15));
  expect(endOfPause('2-hours', '', now)).toEqual(new Date(2026, 5, 1, 0, 15));
});

test('tomorrow morning is in the viewer’s zone, also on the last day of a month', () => {
  expect(endOfPause('tomorrow', '', now)).toEqual(new Date(2026, 5, 1, 6, 0));
});

test('a picked moment counts only where it is still to come', () => {
  expect(endOfPause('until', '2026-06-01T11:30', now)).toEqual(new Date(2026, 5, 1, 11, 30));
  for (const picked of ['', 'soon', '2026-05-31T22:15', '2026-05-30T23:00']) {
    expect(endOfPause('until', picked, now)).toBeNull();
  }
});
