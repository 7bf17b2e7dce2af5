import { expect, it } from 'vitest';
import type { OrderFinding } from '../checks/finding.ts';
import type { OrderCheckId } from '../checks/order-checks.ts';
import type { KeptOpinion } from '../validation/validation.ts';
import { decisionOf } from './decided-by.ts';

const finding = (
  check: OrderCheckId,
  code: OrderFinding['code'],
  verdict: OrderFinding['verdict'] = 'failed',
): OrderFinding => ({ check, code, verdict, path: '', expected: null, found: null, sentence: '' });
const price = finding('prices.items', 'PRICE_CHANGED');
const pause = finding('ordering.unpaused', 'CLOSED');
const menu = finding('catalog.published', 'ACCOUNT_CONFIGURATION');
const fine = finding('totals.tip', 'NONE', 'passed');
const said = (valid: boolean): KeptOpinion => ({
  kind: 'said',
  valid,
  posOrderStatus: valid ? 'valid' : 'invalid',
  refusals: [],
});
const silent: KeptOpinion = { kind: 'has_none' };

it.each([
  ['the POS agrees', 'valid', [fine], said(true), ['pos', [], []]],
  ['the POS refuses', 'invalid', [price], said(false), ['pos', [], []]],
  ['the POS outvotes a price', 'valid', [price], said(true), ['pos', [], ['PRICE_CHANGED']]],
  [
    'nobody outvotes a pause',
    'invalid',
    [price, pause],
    said(true),
    ['bridge', ['ordering.unpaused'], []],
  ],
  [
    'without the POS a price decides, once',
    'invalid',
    [price, price],
    silent,
    ['bridge', ['prices.items'], []],
  ],
  ['without the POS all is well', 'valid', [fine], silent, ['bridge', [], []]],
  ['without a menu', 'no_verdict', [menu, price], silent, ['bridge', ['catalog.published'], []]],
  [
    'the POS lets nobody in',
    'no_verdict',
    [price],
    { kind: 'no_access', reason: 'authorization-revoked' },
    ['bridge', [], []],
  ],
] as const)('%s', (_case, outcome, findings, posOpinion, [decidedBy, decidingChecks, outvoted]) => {
  expect(decisionOf(outcome, { findings, posOpinion })).toEqual({
    decidedBy,
    decidingChecks,
    outvoted,
  });
});
