import { expect, test } from 'vitest';
import { orderTitle } from './order-title.ts';

// In the zone of whoever looks.
const at = new Date(2025, 10, 28, 18, 4, 59).toISOString();

test.each([
  [{ total: '24.5', currency: 'EUR', locationName: 'Main Street' }, ' · 24.50 EUR · Main Street'],
  [{ total: '24.5', currency: null, locationName: 'Main Street' }, ' · 24.5 · Main Street'],
  [{ total: null, currency: 'EUR', locationName: null }, ''],
  [{ locationName: 'Main Street' }, ' · Main Street'],
])('the title of %o', (order, rest) => {
  const title = orderTitle({ at, ...order });
  expect(title).toMatch(/^.*28.*2025.* 18:04/);
  expect(title.split('18:04')[1]).toBe(rest);
});
