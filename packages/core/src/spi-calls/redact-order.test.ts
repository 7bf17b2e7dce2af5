import { expect, test } from 'vitest';
import { redactOrder } from './redact-order.ts';

test('nothing about a person is left in an order, and everything else is', () => {
  const redacted = redactOrder({
    accountId: 'account',
    order: {
      id: 'order',
      comment: 'Ring twice, Ana',
      customer: { firstName: 'Ana', phone: '+34600000000', email: 'ana@example.com' },
      lineItems: [{ quantity: 2, price: '5.00', comment: 'for Ana', dishOptions: [] }],
      fulfillment: {
        type: 'DELIVERY',
        deliveryDetails: { address: { street: 'Calle Ana' }, restaurant: { fee: '2' } },
        pickupDetails: { fee: '0', curbside: { info: 'Ana, red car' } },
        dineInDetails: { label: 'table', value: 'Ana' },
      },
      totals: { total: '12.00' },
      giftCard: { to: 'Ana' },
      channelInfo: 'Ana by phone',
    },
    buyerNote: 'Ana again',
  });
  expect(JSON.stringify(redacted)).not.toMatch(/ana|\+34|calle/i);
  expect(redacted).toMatchObject({
    accountId: 'account',
    order: {
      id: 'order',
      comment: '[personal]',
      lineItems: [{ quantity: 2, price: '5.00', comment: '[personal]', dishOptions: [] }],
      fulfillment: {
        type: 'DELIVERY',
        deliveryDetails: { address: '[personal]', restaurant: { fee: '2' } },
      },
      giftCard: '[personal]',
      totals: { total: '12.00' },
    },
  });
});

test('an order that is kept elsewhere is named, and nothing unknown stands beside it', () => {
  const message = { accountId: 'account', note: 'Ana', order: { id: 'order', comment: 'Ana' } };
  expect(redactOrder(message, 'ord_1')).toEqual({
    accountId: 'account',
    note: '[personal]',
    order: { id: 'order', keptAs: 'ord_1' },
  });
});
