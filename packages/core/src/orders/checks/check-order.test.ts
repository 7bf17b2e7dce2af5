import { describe, expect, it } from 'vitest';
import {
  changed,
  checkOrder,
  delivery,
  facts,
  findingsOf,
  unclean,
} from './order-facts.fixture.ts';

describe('an order that fits the menu', () => {
  it('passes every check, with one finding each', () => {
    const result = checkOrder(facts());
    expect(unclean(result.findings)).toEqual([]);
    expect(result).toMatchObject({ judged: true, valid: true });
    expect(new Set(result.findings.map(({ check }) => check)).size).toBe(result.findings.length);
    expect(result.findings).toHaveLength(34);
  });

  it('says what was expected and what was found', () => {
    const [subtotal] = findingsOf('totals.subtotal', {});
    // Three lines of two: (8.00 + 2.25) × 2 + (9.00 + 2.25) × 2 + (10.00 + 2.25) × 2.
    expect(subtotal).toMatchObject({ expected: '67.50', found: '67.50', path: '/totals/subtotal' });
  });
});

describe('what has to stand first', () => {
  it.each([
    ['account.authorized', { account: { authorized: false } }, 'ACCOUNT_NOT_AUTHORIZED'],
    [
      'configuration.ready',
      {
        configuration: {
          ready: false,
          code: 'ACCOUNT_CONFIGURATION',
          reasons: ['The location is archived on Wix.'],
        },
      },
      'ACCOUNT_CONFIGURATION',
    ],
    ['catalog.published', { catalog: null }, 'ACCOUNT_CONFIGURATION'],
  ] as const)('no verdict without %s', (check, changes, code) => {
    const result = checkOrder(facts(changes));
    expect(result.judged).toBe(false);
    expect(result.findings.find((finding) => finding.check === check)).toMatchObject({
      verdict: 'failed',
      code,
    });
  });
});

it('a complaint about a thousand lines is cut, and says so', () => {
  const order = changed((o) => {
    o.lineItems = Array.from({ length: 1_000 }, () => ({
      quantity: 1,
      price: '1.00',
      catalogReference: { catalogItemId: 'wix-gone' },
    }));
  });
  const findings = findingsOf('items.known', { order });
  expect(findings).toHaveLength(51);
  expect(findings.at(-1)).toMatchObject({ verdict: 'failed', found: '950 more' });
});

it('a phone number in the digits of another script is one', () => {
  const order = changed((o) => (o.customer.phone = '٠٥٠١٢٣٤٥٦٧'));
  expect(findingsOf('customer.phone', { order })).toMatchObject([{ verdict: 'passed' }]);
});

it('no finding holds what the customer is called, wrote or can be reached by', () => {
  const order = delivery((o) => {
    o.fulfillment.deliveryDetails.address.streetNumber = null;
    o.customer.email = 'secret-but-no-address';
    o.customer.phone = 'call';
  });
  const text = JSON.stringify(checkOrder(facts({ order })).findings);
  for (const secret of [
    'Maria',
    'Sample',
    'secret-but-no-address',
    'Calle Mayor',
    'Ring twice',
    'well done',
  ]) {
    expect(text).not.toContain(secret);
  }
});
