import { describe, expect, it } from 'vitest';
import { viewLines } from '../site-order/order-view.ts';
import type { OrderFacts } from './facts.ts';
import {
  changed,
  checkOrder,
  declaration,
  delivery,
  facts,
  menuWith,
  promised,
  stock,
  unclean,
} from './order-facts.fixture.ts';

/** One dish at 10% and nothing else; amounts by hand. */
const taxed = (
  currency: string,
  price: string,
  subtotal: string,
  tax: string,
  total: string,
): Partial<OrderFacts> => ({
  catalog: menuWith((c) => ({
    ...c,
    currency,
    dishes: [{ ...c.dishes[0], price, optionGroups: [] }],
  })),
  order: changed((o) => {
    o.currency = currency;
    o.lineItems = [{ ...o.lineItems[0], quantity: 1, price, dishOptions: [] }];
    o.totals = { subtotal, tax, total };
    o.payments = [{ amount: total }];
  }),
});

/** Beside its toppings at 0.75, dish 0 has others of the same name, at 2.00. */
const toppingsTwice = () =>
  menuWith((c) => ({
    ...c,
    dishes: c.dishes.map((dish, n) =>
      n > 0
        ? dish
        : {
            ...dish,
            optionGroups: dish.optionGroups.flatMap((group) =>
              group.name === 'Toppings'
                ? [
                    group,
                    {
                      ...group,
                      posId: 'toppings-dear',
                      choices: group.choices.map((choice) => ({ ...choice, price: '2.00' })),
                    },
                  ]
                : [group],
            ),
          },
    ),
  }));

it('two options of one name keep each to its own group, in whatever order they come', () => {
  const order = changed((o) => {
    const [size, toppings, without] = o.lineItems[0].dishOptions;
    const of = (posId: string, price: string) => ({
      ...toppings,
      selectedChoices: [
        {
          ...toppings.selectedChoices[0],
          price,
          catalogReference: { catalogItemId: `wix-${posId}`, catalogItemName: posId },
        },
      ],
    });
    o.lineItems[0].dishOptions = [size, of('olives', '2.00'), of('cheese', '0.75'), without];
  });
  const [line] = viewLines(order, toppingsTwice());
  expect(line?.groups.map(({ offered }) => offered?.posId)).toEqual([
    'size-0',
    'toppings-dear',
    'toppings-0',
    'without-0',
  ]);
});

describe('what is right is not complained about', () => {
  it.each<[string, Partial<OrderFacts>]>([
    ['a delivery to an exact address', { order: delivery(() => {}) }],
    [
      'an approximate address without a house number',
      {
        order: delivery((o) => {
          o.fulfillment.deliveryDetails.address.approximate = true;
          o.fulfillment.deliveryDetails.address.streetNumber = null;
        }),
      },
    ],
    [
      'a courier company’s own fee',
      {
        order: delivery((o) => {
          o.fulfillment.deliveryDetails.restaurant = null;
          o.fulfillment.deliveryDetails.externalProvider = { id: 'courier', customerFee: '5.00' };
        }, '5.00'),
      },
    ],
    [
      'a total that leaves the tip apart, paid in full',
      { order: changed((o) => (o.totals.total = '74.25')) },
    ],
    [
      'service fees with tax of their own',
      {
        order: changed((o) => {
          o.totals.serviceFees = [
            { fee: { value: '1.00', currency: 'EUR' }, tax: { value: '0.10' } },
          ];
          o.totals.total = '77.35';
          o.payments[0].amount = '77.35';
        }),
      },
    ],
    [
      'one payment without an amount, which is the whole',
      { order: changed((o) => (o.payments[0].amount = null)) },
    ],
    [
      'a payment in two parts',
      {
        order: changed((o) => {
          o.payments = [{ amount: '70.00' }, { amount: '6.25' }];
        }),
      },
    ],
    [
      'a snooze that is over',
      {
        stock: stock('dish-0', { inStock: false, outUntil: new Date('2026-01-05T10:59:00.000Z') }),
      },
    ],
    [
      'what is out until tonight, for next week',
      {
        stock: stock('dish-0', { inStock: false, outUntil: new Date('2026-01-05T20:00:00.000Z') }),
        order: promised('2026-01-12T12:00:00.000Z'),
      },
    ],
    ['what the POS sells below zero', { stock: stock('dish-0', { quantity: -3 }) }],
    ['what the POS sells at zero', { stock: stock('cheese', { quantity: 0 }) }],
    // Noon in London is one in Madrid, and seven in New York.
    ['a promised time without a zone, which is UTC', { order: promised('2026-01-05T20:30:00') }],
    ['prices that include the tax', taxed('EUR', '11.00', '11.00', '1.00', '11.00')],
    ['prices with tax, the subtotal without', taxed('EUR', '11.00', '10.00', '1.00', '11.00')],
    ['yen: 112.70 of tax, rounded up', taxed('JPY', '1127', '1127', '113', '1240')],
    ['yen: 112.70 of tax, rounded down', taxed('JPY', '1127', '1127', '112', '1239')],
    ['dinars have three decimals', taxed('KWD', '1.127', '1.127', '0.113', '1.240')],
    [
      'two options of one name, told apart by price',
      {
        catalog: toppingsTwice(),
        order: changed((o) => {
          o.lineItems[0].dishOptions[1].selectedChoices[0].price = '2.00';
          o.totals.subtotal = '70.00';
          o.totals.tax = '7.00';
          o.totals.total = '79.00';
          o.payments[0].amount = '79.00';
        }),
      },
    ],
    ['stock that just suffices', { stock: stock('cheese', { quantity: 6 }) }],
    ['what is left out being out of stock', { stock: stock('onions', { inStock: false }) }],
    [
      'a pause that ends before the promised time',
      {
        pausedUntil: new Date('2026-01-05T12:00:00.000Z'),
        order: changed((o) => {
          o.fulfillment.asap = false;
          o.fulfillment.promisedTime = '2026-01-05T18:00:00.000Z';
        }),
      },
    ],
    [
      'a price off by no more than the tolerance',
      { order: changed((o) => (o.totals.total = '76.26')) },
    ],
    [
      'no contacts where the POS needs none',
      {
        order: changed((o) => (o.customer = null)),
        declaration: { ...declaration, requires: { customerPhone: false, customerEmail: false } },
      },
    ],
  ])('%s', (_, changes) => {
    expect(unclean(checkOrder(facts(changes)).findings)).toEqual([]);
  });
});
