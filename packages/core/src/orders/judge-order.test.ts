import { describe, expect, it } from 'vitest';
import type { OrderCheckResult } from './check-order.ts';
import { report } from './checks/finding.ts';
import { gateChecks } from './checks/gates.ts';
import { type CheckWeight, type OrderCheckId, orderChecks } from './checks/order-checks.ts';
import { decide } from './judge-order.ts';
import type { PosOpinion } from './validation.ts';

const validationStatuses = { valid: 'ours: good', invalid: 'ours: bad' };
const gates: readonly string[] = gateChecks;

const failing = (check: OrderCheckId): OrderCheckResult => ({
  judged: !gates.includes(check),
  bound: orderChecks[check].weight === 'binding',
  valid: false,
  findings: report(check, [{ verdict: 'failed', path: '', sentence: 'Wrong.' }]),
});
const said = (valid: boolean): PosOpinion => ({
  kind: 'said',
  valid,
  posOrderStatus: valid ? 'POS: good' : 'POS: bad',
  refusals: valid ? [] : [{ code: 'NO_CAPACITY', message: 'too busy', lineIndex: null }],
});

const isCheck = (id: string): id is OrderCheckId => Object.hasOwn(orderChecks, id);
const checks = (weight: CheckWeight) =>
  Object.keys(orderChecks)
    .filter(isCheck)
    .filter((check) => orderChecks[check].weight === weight);

describe('whose word counts where a check of ours failed', () => {
  it.each(checks('binding'))('%s is ours: no POS makes it valid', (check) => {
    const { outcome, posOrderStatus, codes } = decide(failing(check), said(true), {
      validationStatuses,
    });
    expect(outcome).toBe(gates.includes(check) ? 'no_verdict' : 'invalid');
    expect(posOrderStatus).toBe(gates.includes(check) ? null : 'ours: bad');
    expect(codes).toEqual([orderChecks[check].code]);
  });

  it.each(checks('opinion'))(
    '%s is an opinion: the POS’s word wins, ours stands without it',
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
    expect(checks('binding')).toEqual([
      'account.authorized',
      'configuration.ready',
      'catalog.published',
      'ordering.unpaused',
      'order.sendable',
      'total.plausible',
      'items.present',
    ]);
  });

  it('a refusal of the POS stands whatever we found', () => {
    expect(decide(failing('ordering.unpaused'), said(false), { validationStatuses })).toMatchObject(
      { outcome: 'invalid', posOrderStatus: 'POS: bad', codes: ['CLOSED', 'NO_CAPACITY'] },
    );
  });
});
