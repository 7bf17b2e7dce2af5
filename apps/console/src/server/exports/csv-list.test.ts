import { expect, test } from 'vitest';
import { toCell } from './csv-list.ts';

test.each([
  [null, '""'],
  [-1.5, '"-1.5"'],
  [new Date('2026-05-01T10:00:00Z'), '"2026-05-01T10:00:00.000Z"'],
  ['plain', '"plain"'],
  ['a "quoted", part', '"a ""quoted"", part"'],
  ['two\nlines', '"two\nlines"'],
  ['half-and-half; a + b', '"half-and-half; a + b"'],
])('%j is written as %s', (value, cell) => {
  expect(toCell(value)).toBe(cell);
});

test.each([
  ['=1+1', `"'=1+1"`],
  ['+1', `"'+1"`],
  ['-1', `"'-1"`],
  ['@SUM(A1)', `"'@SUM(A1)"`],
  [' =1', `"' =1"`],
  ['\t=1', `"'\t'=1"`],
  ['＝1+1', `"'＝1+1"`],
  ['＋1', `"'＋1"`],
  ['－1', `"'－1"`],
  ['＠SUM(A1)', `"'＠SUM(A1)"`],
  ['a;=1+1', `"a;'=1+1"`],
  ['a; +1', `"a;' +1"`],
  ['a\t@x', `"a\t'@x"`],
  ['a\r\n-1', `"a\r'\n'-1"`],
])('text that a spreadsheet would run is kept as text: %j', (text, cell) => {
  expect(toCell(text)).toBe(cell);
});
