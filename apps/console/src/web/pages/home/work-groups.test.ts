import { expect, test } from 'vitest';
import { countText, groupWork } from './work-groups.ts';
import type { WorkItem, WorkSum } from './work-labels.ts';

const at = (minute: number) => new Date(Date.UTC(2026, 0, 5, 12, minute)).toISOString();
const whose = { accountId: 'a', merchantName: 'Trattoria', locationName: 'Harbor' };
const order = (n: number, attention: 'never_reached_pos' | 'not_accepted'): WorkItem => ({
  ...whose,
  kind: 'order',
  orderId: `ord_${n}`,
  attention,
  due: at(n),
});
const failing = (n: number, reason: string | null): WorkItem => ({
  ...whose,
  kind: 'sync-failing',
  configurationId: `c${n}`,
  reason,
  due: at(n),
});
const sum = (attention: 'never_reached_pos' | 'duplicate_at_pos', orders: number): WorkSum => ({
  kind: 'order',
  attention,
  orders,
  since: at(5),
  worth: [
    { currency: 'EUR', total: '312.4' },
    { currency: 'USD', total: '8' },
  ],
});
const told = (...given: Parameters<typeof groupWork>) =>
  groupWork(...given).map((group) => [countText(group), group.items.length, group.worth]);

test('equal items are one group, at the place of the most urgent', () => {
  const items = [
    order(1, 'never_reached_pos'),
    failing(2, 'The POS did not answer.'),
    order(3, 'not_accepted'),
    order(4, 'never_reached_pos'),
    failing(5, null),
    failing(6, 'The POS did not answer.'),
  ];
  const groups = groupWork(items, []);
  expect(groups.map(({ sentence, items: { length } }) => [sentence, length])).toEqual([
    ['Accepted on Wix, not in the kitchen', 2],
    ['The POS did not answer.', 2],
    ['Kitchen has not accepted this order in time', 1],
    ['Menu cannot be synced', 1],
  ]);
  expect(groups[0]).toMatchObject({ since: at(1), path: '/orders?attention=never_reached_pos' });
});

test('orders are counted and added up beyond those that the server names', () => {
  expect(
    told(
      [order(1, 'never_reached_pos')],
      [sum('never_reached_pos', 14), sum('duplicate_at_pos', 1)],
    ),
  ).toEqual([
    ['14 orders', 1, '312.40 EUR + 8.00 USD'],
    ['1 order', 0, '312.40 EUR + 8.00 USD'],
  ]);
});

test('where there may be more than the server names, that is said', () => {
  const fifty = Array.from({ length: 50 }, (_, n) => failing(n, 'Gone.'));
  expect(told(fifty, [])).toEqual([['50 locations or more', 50, '']]);
  expect(told(fifty.slice(1), [])).toEqual([['49 locations', 49, '']]);
});
