import { describe, expect, it } from 'vitest';
import type { CheckWeight } from '../checks/check.ts';
import type { OrderCheckResult } from '../checks/check-order.ts';
import { report } from '../checks/finding.ts';
import { everyCheck, gateChecks } from '../checks/order-checks.ts';
import { orderingUnpaused } from '../checks/ordering.ts';
import { decide } from './judge-order.ts';
import type { PosOpinion } from './validation.ts';

const validationStatuses = { valid: 'ours: good', invalid: 'ours: bad' };
const isGate = (check: KnownCheck) => gateChecks.some(({ id }) => id === check.id);
type KnownCheck = (typeof everyCheck)[number];

const failing = (check: KnownCheck): OrderCheckResult => ({
  judged: !isGate(check),
  bound: check.weight === 'binding',
  valid: false,
  findings: report(check, [{ verdict: 'failed', path: '', sentence: 'Wrong.' }]),
});
const said = (valid: boolean): PosOpinion => ({
  kind: 'said',
  valid,
  posOrderStatus: valid ? 'POS: good' : 'POS: bad',
  refusals: valid ? [] : [{ code: 'NO_CAPACITY', message: 'too busy', lineIndex: null }],
});

const checks = (weight: CheckWeight) => everyCheck.filter((check) => check.weight === weight);

describe('whose word counts where a check of ours failed', () => {
  it.each(checks('binding'))('$id is ours: no POS makes it valid', (check) => {
    const { outcome, posOrderStatus, codes } = decide(failing(check), said(true), {
      validationStatuses,
    });
    expect(outcome).toBe(isGate(check) ? 'no_verdict' : 'invalid');
    expect(posOrderStatus).toBe(isGate(check) ? null : 'ours: bad');
    expect(codes).toEqual([check.code]);
  });

  it.each(checks('opinion'))(
    '$id is an opinion: the POS’s word wins, ours stands without it',
    (check) => {
      expect(decide(failing(check), said(true), { validationStatuses })).toMatchObject({
        outcome: 'valid',
        posOrderStatus: 'POS: good',
      });
      expect(decide(failing(check), { kind: 'has_none' }, { validationStatuses })).toMatchObject({
        outcome: 'invalid',
        posOrderStatus: 'ours: bad',
      });
    },
  );

  it('a pause, an account, a location and a menu that do not stand, and what cannot be sent, are ours', () => {
    expect(checks('binding').map(({ id }) => id)).toEqual([
      'account.authorized',
      'configuration.ready',
      'catalog.published',
      'ordering.unpaused',
      'items.present',
      'order.sendable',
      'total.plausible',
    ]);
  });

  it('a refusal of the POS stands whatever we found', () => {
    expect(decide(failing(orderingUnpaused), said(false), { validationStatuses })).toMatchObject({
      outcome: 'invalid',
      posOrderStatus: 'POS: bad',
      codes: ['CLOSED', 'NO_CAPACITY'],
    });
  });
});
