import { expect, test } from 'vitest';
import { formatsOf } from './formats.ts';
import { localeOf } from './locale-of.ts';

test.each([
  [['en-GB', 'en'], 'en-GB'],
  [['en-US@posix', 'en-GB'], 'en-GB'],
  [['en-US@posix'], 'en'],
  [['en_US.UTF-8'], 'en'],
  [['es-ES'], 'en'],
  [['', 'C', '*', 'x'], 'en'],
  [[], 'en'],
])('a browser that speaks %j gets dates as in %s', (ofBrowser, locale) => {
  expect(localeOf('en', ofBrowser)).toBe(locale);
  expect(formatsOf(localeOf('en', ofBrowser)).day('2026-05-01T10:00:00Z')).toMatch(/2026/);
});

test('a moment that cannot be read is shown as it came', () => {
  const { moment, day } = formatsOf('en-GB');
  expect([moment('soon'), day('')]).toEqual(['soon', '']);
});
