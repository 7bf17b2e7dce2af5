import type { MenuFinding } from '@pos-bridge/spi-adapter/settings';
import { expect, test } from 'vitest';
import { groupCheckouts } from './group-checkouts.ts';
import { groupFindings } from './group-findings.ts';

test('findings of one kind stand together; apart by what they do to the menu', () => {
  const finding = (
    code: MenuFinding['code'],
    severity: MenuFinding['severity'],
    sentence: string,
  ) => ({ code, severity, sentence });
  expect(
    groupFindings([
      finding('NO_CHOICES', 'blocks', 'a'),
      finding('EMPTY', 'reported', 'b'),
      finding('NO_CHOICES', 'left_out', 'c'),
      finding('EMPTY', 'reported', 'd'),
    ]),
  ).toEqual([
    { code: 'NO_CHOICES', severity: 'blocks', sentences: ['a'] },
    { code: 'EMPTY', severity: 'reported', sentences: ['b', 'd'] },
    { code: 'NO_CHOICES', severity: 'left_out', sentences: ['c'] },
  ]);
});

test('checkouts are counted by reason, the most frequent first, with the latest time of each', () => {
  const at = (minute: number) => `2026-05-04T12:0${minute}:00.000Z`;
  expect(
    groupCheckouts([
      { at: at(5), configurationId: 'c', codes: ['CLOSED'] },
      { at: at(4), configurationId: 'c', codes: ['PRICE_CHANGED', 'CLOSED'] },
      { at: at(3), configurationId: 'c', codes: [] },
      { at: at(2), configurationId: 'd', codes: ['CLOSED'] },
    ]),
  ).toEqual([
    { code: 'CLOSED', count: 3, lastAt: at(5) },
    { code: 'PRICE_CHANGED', count: 1, lastAt: at(4) },
    { code: 'NONE', count: 1, lastAt: at(3) },
  ]);
});
