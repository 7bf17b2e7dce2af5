import { expect, it } from 'vitest';
import { sampleOrder } from '../../../testing/index.ts';
import { fromClassicOrder } from './classic/classic-order.ts';
import { worthToSum } from './order-worth.ts';

const worth = (currency: string | null, total: string | null) =>
  worthToSum({ currency, totals: { ...fromClassicOrder(sampleOrder()).totals, total } });

it.each([
  ['EUR', '12.50', { total: '12.5', currency: 'EUR' }],
  ['JPY', '1200', { total: '1200', currency: 'JPY' }],
  ['EUR', '0.10', { total: '0.1', currency: 'EUR' }],
  ['EUR', null, { total: null, currency: 'EUR' }],
  ['EUR', '1e9', { total: null, currency: 'EUR' }],
  ['EUR', 'NaN', { total: null, currency: 'EUR' }],
  ['EUR', '12,50', { total: null, currency: 'EUR' }],
  [null, '3.00', { total: '3', currency: null }],
  ['euros', '3.00', { total: '3', currency: null }],
])('of %s %s it adds up %j', (currency, total, expected) => {
  expect(worth(currency, total)).toEqual(expected);
});
