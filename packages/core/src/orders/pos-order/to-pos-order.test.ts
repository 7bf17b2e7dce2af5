import fc from 'fast-check';
import { expect, it } from 'vitest';
import { mutatedOrder } from '../../../testing/mutated-orders.ts';
import { sampleCatalog, sampleOrder, samplePublished } from '../../../testing/sample-orders.ts';
import { fromClassicOrder, readClassicOrder } from '../site-order/classic/classic-order.ts';
import { createOrderCatalog } from '../site-order/order-catalog.ts';
import { toPosOrder } from './to-pos-order.ts';

const target = {
  catalog: createOrderCatalog(samplePublished()),
  posLocationId: 'pos-1',
  reference: 'ord_1',
  paidByPosGateway: false,
};

const translated = (order: unknown, changes: Partial<typeof target> = {}) => {
  const result = toPosOrder(readClassicOrder(order), { ...target, ...changes });
  if (result.outcome !== 'translated') throw new Error(`unreadable: ${result.paths.join()}`);
  return result.order;
};

it('an order goes out in the POS’s own ids', () => {
  expect(translated(sampleOrder(1))).toEqual({
    posLocationId: 'pos-1',
    reference: 'ord_1',
    currency: 'EUR',
    comment: 'Ring twice',
    lines: [
      {
        dishPosId: 'dish-0',
        name: 'Dish 0',
        quantity: 2,
        unitPrice: '8.00',
        comment: 'well done, please',
        options: [
          {
            groupPosId: 'size-0',
            variationPosId: 'large',
            name: 'large',
            quantity: 1,
            unitPrice: '1.50',
            comment: null,
          },
          {
            groupPosId: 'toppings-0',
            variationPosId: 'cheese',
            name: 'cheese',
            quantity: 1,
            unitPrice: '0.75',
            comment: null,
          },
          {
            groupPosId: 'without-0',
            variationPosId: 'onions',
            name: 'onions',
            quantity: 1,
            unitPrice: '0',
            comment: null,
          },
        ],
      },
    ],
    discounts: [],
    payments: [
      { type: 'CREDIT', amount: '24.55', method: 'card', providerTransactionId: 'transaction-1' },
    ],
    paidByPosGateway: false,
    fulfillment: {
      type: 'PICKUP',
      asap: true,
      promisedTime: null,
      address: null,
      contactless: false,
      curbsideInfo: null,
      courier: null,
      dineIn: null,
    },
    customer: {
      firstName: 'Maria',
      lastName: 'Sample',
      phone: '+34 600 000 001',
      email: 'maria@example.com',
    },
    totals: {
      subtotal: '20.50',
      total: '24.55',
      delivery: null,
      tax: '2.05',
      taxIncluded: false,
      discount: null,
      tip: '2.00',
      serviceFees: [],
    },
  });
});

it('what a courier must know reaches the courier', () => {
  const order = {
    ...sampleOrder(1),
    fulfillment: {
      type: 'DELIVERY',
      deliveryDetails: {
        address: {
          street: 'Calle Mayor',
          addressLine2: 'Back house',
          comment: 'Dog',
          onArrival: 'CALL_ME',
        },
        dropOffInfo: { contactless: true },
      },
    },
  };
  expect(translated(order).fulfillment).toMatchObject({
    type: 'DELIVERY',
    contactless: true,
    address: { street: 'Calle Mayor', comment: 'Back house; Dog; Call on arrival' },
  });
});

it('a courier’s times and what a guest says of a choice reach the POS', () => {
  const [line] = sampleOrder(1).lineItems ?? [];
  const order = {
    ...sampleOrder(1),
    lineItems: [
      {
        ...line,
        dishOptions: [
          {
            name: 'Size',
            selectedChoices: [
              { comment: 'really <b>large</b>', catalogReference: { catalogItemId: 'wix-large' } },
            ],
          },
        ],
      },
    ],
    fulfillment: {
      type: 'DELIVERY',
      asap: false,
      promisedTime: '2026-01-05T18:30:00',
      deliveryDetails: {
        address: { city: 'Denver', subdivision: 'CO' },
        externalProvider: { id: 'c-1', name: 'Courier', pickupTime: '2026-01-05T18:10:00Z' },
        pickupInfo: { windowEndTime: '2026-01-05T19:20:00+01:00' },
      },
    },
  };
  expect(translated(order)).toMatchObject({
    lines: [{ options: [{ variationPosId: 'large', comment: 'really large' }] }],
    fulfillment: {
      promisedTime: '2026-01-05T18:30:00.000Z',
      address: { subdivision: 'CO' },
      courier: {
        id: 'c-1',
        name: 'Courier',
        pickupTime: '2026-01-05T18:10:00.000Z',
        pickupUntil: '2026-01-05T18:20:00.000Z',
        dropOffTime: null,
      },
    },
  });
});

it('texts are mended on their way to the POS', () => {
  const order = {
    ...sampleOrder(1),
    comment: '<p>thanks &amp; bye</p> \ud83d',
    customer: { firstName: 'Ma\u0000ria\n', phone: '٠٥٠١٢٣٤٥٦٧' },
  };
  expect(translated(order)).toMatchObject({
    comment: 'thanks & bye',
    customer: { firstName: 'Maria', phone: '0501234567' },
  });
});

it('what has left the menu is named by the id that the POS knew it by', () => {
  const menu = { ...sampleCatalog(2), dishes: sampleCatalog(1).dishes };
  const catalog = createOrderCatalog(
    samplePublished(menu, {}, { dishes: ['dish-1'], variations: ['huge'] }),
  );
  const order = sampleOrder(2);
  const huge = { catalogReference: { catalogItemId: 'wix-huge' } };
  const lines = (order.lineItems ?? []).map((line) => ({
    ...line,
    dishOptions: [{ name: 'Size', selectedChoices: [huge] }],
  }));
  expect(translated({ ...order, lineItems: lines }, { catalog }).lines).toMatchObject([
    { dishPosId: 'dish-0', options: [{ variationPosId: 'huge' }] },
    { dishPosId: 'dish-1', name: 'Dish 1', options: [{ variationPosId: 'huge' }] },
  ]);
});

it('without a published menu the POS gets the names and decides', () => {
  expect(translated(sampleOrder(1), { catalog: null as never }).lines[0]).toMatchObject({
    dishPosId: null,
    name: 'Dish 0',
    options: [{ groupPosId: null, variationPosId: null, name: 'large' }, {}, {}],
  });
});

it('loyalty takes off what a discount would', () => {
  const order = { ...sampleOrder(1), totals: { ...sampleOrder(1).totals, loyaltySavings: '4.00' } };
  expect(translated(order)).toMatchObject({
    discounts: [{ name: 'Loyalty', amount: '4.00' }],
    totals: { discount: '4.00' },
  });
});

it('an amount that cannot be read stops the order, and its place is named', () => {
  const order = readClassicOrder({
    ...sampleOrder(1),
    lineItems: [{ quantity: 1.5, price: '8,00' }],
    totals: { total: 'free' },
  });
  expect(toPosOrder(order, target)).toEqual({
    outcome: 'unreadable',
    paths: ['/lineItems/0/price', '/lineItems/0/quantity', '/totals/total'],
  });
});

it('any order that Wix’s schema lets through is translated or has its bad places named', () => {
  fc.assert(
    fc.property(mutatedOrder, (order) => {
      const result = toPosOrder(fromClassicOrder(order), target);
      if (result.outcome === 'unreadable') expect(result.paths.length).toBeGreaterThan(0);
      else expect(result.order.lines).toHaveLength(order.lineItems?.length ?? 0);
    }),
    { numRuns: 2_000 },
  );
});

it.each(['9'.repeat(17), '9'.repeat(40), '0.123456789012345678'])(
  'an amount that no order has (%s) cannot be read, so that no sum of it is too long',
  (loyaltySavings) => {
    const order = sampleOrder(1);
    const totals = { ...order.totals, loyaltySavings };
    expect(toPosOrder(readClassicOrder({ ...order, totals }), target)).toEqual({
      outcome: 'unreadable',
      paths: ['/totals/loyaltySavings'],
    });
  },
);
