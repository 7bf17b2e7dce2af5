import { expect, test } from 'vitest';
import { formatsOf } from './formats.ts';

const now = () => new Date(2026, 4, 4, 15, 30);
const at = (day: number, hour: number) => new Date(2026, 4, day, hour, 5).toISOString();

test('days that are near are named, others are dated, in the language of the page', () => {
  const english = formatsOf('en-GB', now);
  expect(english.moment(at(4, 0))).toBe('today, 0:05');
  expect(english.moment(at(3, 23))).toBe('yesterday, 23:05');
  expect(english.moment(at(5, 9))).toBe('tomorrow, 9:05');
  expect(english.moment(at(1, 9))).toBe('1 May, 9:05');
  expect(formatsOf('es', now).moment(at(5, 9))).toBe('mañana, 9:05');
});
