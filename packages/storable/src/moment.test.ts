import { describe, expect, it } from 'vitest';
import { readHttpDate, readMoment, writtenMomentSchema } from './moment.ts';

it('runs once where the server’s zone would show', () => {
  const away = process.env['TZ'] === 'America/New_York';
  expect(new Date('2026-01-05T18:30:00').getTimezoneOffset() === 300).toBe(away);
});

describe('a date without a zone is UTC, wherever the server stands', () => {
  it.each([
    ['2026-01-05T18:30:00', '2026-01-05T18:30:00.000Z'],
    ['2026-01-05 18:30', '2026-01-05T18:30:00.000Z'],
    ['2026-07-05T18:30:00.25', '2026-07-05T18:30:00.250Z'],
    ['2026-01-05', '2026-01-05T00:00:00.000Z'],
    ['2026-01-05T18:30:00Z', '2026-01-05T18:30:00.000Z'],
    ['2026-01-05T18:30:00-05:00', '2026-01-05T23:30:00.000Z'],
    ['2026-01-05T18:30:00+0100', '2026-01-05T17:30:00.000Z'],
  ])('%s', (text, moment) => {
    expect(readMoment(text)?.toISOString()).toBe(moment);
    expect(writtenMomentSchema.parse(text).toISOString()).toBe(moment);
  });

  it.each(['', 'soon', 'Jan 5 2026 18:30', '2026-13-05T18:30:00', '5', null, undefined])(
    '%s is none',
    (text) => {
      expect(readMoment(text)).toBeNull();
      expect(writtenMomentSchema.safeParse(text).success).toBe(false);
    },
  );

  it.each(['Mon, 05 Jan 2026 18:30:00 GMT', 'Mon Jan  5 18:30:00 2026'])(
    '%s in a header',
    (text) => {
      expect(readHttpDate(text)?.toISOString()).toBe('2026-01-05T18:30:00.000Z');
    },
  );
});
