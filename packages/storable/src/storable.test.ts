import fc from 'fast-check';
import { expect, test } from 'vitest';
import { z } from 'zod';
import {
  isStorableText,
  mended,
  mendedMoment,
  momentSchema,
  parseMendedJson,
  readMoment,
  storableSchema,
} from './index.ts';

test('a text that cannot be stored is refused at its path, however deep', () => {
  const shape = storableSchema.pipe(z.looseObject({ name: z.string() }));
  expect(shape.parse({ name: 'Ünïcode 🍕' })).toEqual({ name: 'Ünïcode 🍕' });
  const refused = shape.safeParse({
    name: 'a\0b',
    lines: [{ comment: 'fine' }, { comment: '\uD800' }],
    'half \uDC00': 1,
  });
  expect(refused.error?.issues.map(({ path }) => path.join('.')).sort()).toEqual([
    'half \u{FFFD}',
    'lines.1.comment',
    'name',
  ]);
  const query = Object.create(Object.create(null));
  query.text = '\0';
  expect(storableSchema.safeParse(query).success).toBe(false);
  let deep: unknown = 'a';
  for (let level = 0; level < 100_000; level += 1) deep = [deep, '\0'];
  expect(storableSchema.safeParse(deep).error?.issues.length).toBe(100);
});

test('what came from a system is mended in texts and names, and everything else is kept', () => {
  const at = new Date('2026-05-01T10:00:00.000Z');
  expect(mended({ 'a\0': ['x\uD800y', 1, null, true, at, undefined], emoji: '🍕' })).toEqual({
    'a\u{FFFD}': ['x\u{FFFD}y', 1, null, true, at, undefined],
    emoji: '🍕',
  });
  expect(parseMendedJson('{"a\\u0000":"\\ud83c\\udf55 \\uDEAD \\\\u0000"}')).toEqual({
    'a\u{FFFD}': '🍕 \u{FFFD} \\u0000',
  });
  expect(() => parseMendedJson('{')).toThrow(SyntaxError);
});

test('any JSON is storable once it is mended, and stays as it is where it was', () => {
  const text = fc.string({ unit: fc.constantFrom('a', '\0', '\uD800', '\uDC00', '🍕') });
  const { value } = fc.letrec((tie) => ({
    value: fc.oneof(
      { maxDepth: 3 },
      text,
      fc.integer(),
      fc.array(tie('value')),
      fc.dictionary(text, tie('value')),
    ),
  }));
  fc.assert(
    fc.property(value, (given) => {
      const read = parseMendedJson(JSON.stringify(given));
      expect(storableSchema.safeParse(read).success).toBe(true);
      if (storableSchema.safeParse(given).success) {
        expect(JSON.stringify(read)).toBe(JSON.stringify(given));
      }
    }),
  );
  expect(isStorableText('\u{FFFD}')).toBe(true);
});

test('a moment has a zone and a year that can be stored', () => {
  expect(momentSchema.parse('2026-05-01T12:00:00+02:00')).toEqual(
    new Date('2026-05-01T10:00:00.000Z'),
  );
  for (const wrong of [
    '2026-05-01',
    '2026-05-01T12:00:00',
    '0000-01-01T00:00:00Z',
    '9999-12-31T23:59:59Z',
    '+275760-09-13T00:00:00.000Z',
    '-000001-01-01T00:00:00.000Z',
    'soon',
    0,
    null,
  ]) {
    expect(momentSchema.safeParse(wrong).success, String(wrong)).toBe(false);
  }
});

test('a moment of a system that cannot be stored is as good as none', () => {
  const ten = new Date('2026-05-01T10:00:00Z');
  for (const written of [
    '10:00:00Z',
    '10:00:00',
    '10:00',
    '12:00:00.000+02:00',
    '10:00:00-00:00',
  ]) {
    expect(readMoment(`2026-05-01T${written}`)).toEqual(ten);
  }
  for (const lost of [null, undefined, '', 'soon', '+275760-09-13T00:00:00.000Z']) {
    expect(readMoment(lost)).toBeNull();
  }
  const now = new Date('2026-05-01T10:00:00Z');
  expect(mendedMoment(new Date(8.64e15), null)).toBeNull();
  expect(mendedMoment(new Date(Number.NaN), now)).toBe(now);
  expect(mendedMoment(new Date(0), now)).toEqual(new Date(0));
});
