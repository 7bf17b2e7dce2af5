import { expect, test } from 'vitest';
import { inCurrency, timesQuantity } from './amounts.ts';

test.each([
  ['10.5', 'EUR', '10.50'],
  ['10', 'EUR', '10.00'],
  ['10.50', 'JPY', '10.5'],
  ['1000.00', 'JPY', '1000'],
  ['1.5', 'KWD', '1.500'],
  ['0.125', 'USD', '0.125'],
  ['-1', 'USD', '-1.00'],
  ['10.5', null, '10.5'],
  ['10.5', 'not a currency', '10.5'],
  ['ten', 'EUR', 'ten'],
])('%s in %s is shown as %s', (value, currency, shown) => {
  expect(inCurrency(value, currency)).toBe(shown);
});

test.each([
  ['10.5', 2, '21.0'],
  ['0.1', 3, '0.3'],
  ['12', 3, '36'],
  ['0.05', 2, '0.10'],
  ['-0.05', 2, '-0.10'],
  ['99999999999999.99', 3, '299999999999999.97'],
  ['4.20', 1.5, '4.20'],
  ['4.20', null, '4.20'],
  ['ten', 2, 'ten'],
])('%s times %s is %s', (price, quantity, total) => {
  expect(timesQuantity(price, quantity)).toBe(total);
});
