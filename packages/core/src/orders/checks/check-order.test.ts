import { describe, expect, it } from 'vitest';
import { sampleOrder } from '../../../testing/sample-orders.ts';
import { readClassicOrder } from '../site-order/classic/classic-order.ts';
import { viewLines } from '../site-order/order-view.ts';
import type { OrderFacts } from './facts.ts';
import type { OrderFinding } from './finding.ts';
import type { OrderCheckId } from './order-checks.ts';
import {
  changed,
  checkOrder,
  declaration,
  delivery,
  facts,
  location,
  menuWith,
  stock,
} from './order-facts.fixture.ts';

const promised = (promisedTime: string) =>
  changed((o) => {
    o.fulfillment.asap = false;
    o.fulfillment.promisedTime = promisedTime;
  });

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
  expect(line?.groups.map(({ known }) => known?.posId)).toEqual([
    'size-0',
    'toppings-dear',
    'toppings-0',
    'without-0',
  ]);
});

const unclean = (findings: readonly OrderFinding[]) =>
  findings
    .filter(({ verdict }) => verdict !== 'passed')
    .map(({ check, code, verdict, path }) => ({ check, code, verdict, path }));

const of = (check: OrderCheckId, changes: Partial<OrderFacts>) =>
  checkOrder(facts(changes)).findings.filter((finding) => finding.check === check);

describe('an order that fits the menu', () => {
  it('passes every check, with one finding each', () => {
    const result = checkOrder(facts());
    expect(unclean(result.findings)).toEqual([]);
    expect(result).toMatchObject({ judged: true, valid: true });
    expect(new Set(result.findings.map(({ check }) => check)).size).toBe(result.findings.length);
    expect(result.findings).toHaveLength(34);
  });

  it('says what was expected and what was found', () => {
    const [subtotal] = of('totals.subtotal', {});
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

describe('what cannot be told is said so, and fails nothing', () => {
  it('a line that Wix did not name, as in Wix’s own sample', () => {
    const result = checkOrder(
      facts({
        order: readClassicOrder({
          ...sampleOrder(1),
          lineItems: [{ quantity: 1, price: '20.50', comment: null }],
        }),
        declaration: {
          ...declaration,
          capabilities: { ...declaration.capabilities, takesOpenLines: true },
        },
      }),
    );
    expect(result).toMatchObject({ judged: true, bound: false, valid: true });
    expect(unclean(result.findings)).toEqual([
      {
        check: 'items.known',
        code: 'AVAILABILITY_CHANGED',
        verdict: 'could_not_tell',
        path: '/lineItems/0/catalogReference/catalogItemId',
      },
      {
        check: 'prices.items',
        code: 'PRICE_CHANGED',
        verdict: 'could_not_tell',
        path: '/lineItems/0/price',
      },
      { check: 'totals.tax', code: 'ORDER_TOTAL', verdict: 'could_not_tell', path: '/totals/tax' },
    ]);
  });

  it.each<[string, OrderCheckId, Partial<OrderFacts>]>([
    [
      'a fee that may depend on the address',
      'totals.delivery',
      { order: delivery((o) => (o.fulfillment.deliveryDetails.restaurant.fee = '1.00'), '1.00') },
    ],
    [
      'a discount in the totals alone',
      'totals.discounts',
      { order: changed((o) => (o.totals.discount = '5.00')) },
    ],
    [
      'a house number that may stand with the street',
      'fulfillment.details',
      {
        order: delivery((o) => {
          o.fulfillment.deliveryDetails.address.street = '12 Rose Street';
          o.fulfillment.deliveryDetails.address.streetNumber = '';
        }),
      },
    ],
    [
      'more than is left now, for next week',
      'items.stock',
      {
        stock: stock('dish-0', { quantity: 1 }),
        order: promised('2026-01-12T12:00:00.000Z'),
      },
    ],
    [
      'hours in an unknown time zone',
      'fulfillment.time',
      { location: { ...location, timeZone: 'Mars/Olympus' } },
    ],
    ['a location that is not known', 'location.open', { location: null }],
    ['an order without payments', 'payments.cover', { order: changed((o) => (o.payments = null)) }],
    [
      'a tax that may be within the prices',
      'totals.tax',
      {
        order: changed((o) => {
          o.totals.tax = null;
          o.totals.total = '69.50';
        }),
      },
    ],
    [
      'an option of a kind that the contract does not know',
      'options.type',
      { order: changed((o) => (o.lineItems[0].dishOptions[0].type = 'SOMETHING_NEW')) },
    ],
    [
      'a fulfillment of a kind that the contract does not know',
      'fulfillment.offered',
      { order: changed((o) => (o.fulfillment.type = 'DRONE')) },
    ],
    [
      'stock where the site is its master',
      'items.stock',
      {
        stock: stock('dish-0', { inStock: false }),
        catalog: menuWith((c) => c, { dishInStockUpdated: 'WIX' }),
      },
    ],
    [
      'numbers of choices where the site is their master',
      'options.count',
      {
        order: changed((o) => (o.lineItems[0].dishOptions[1].selectedChoices[0].quantity = 3)),
        catalog: menuWith((c) => c, { dishOptionsMinMaxUpdated: 'WIX' }),
      },
    ],
  ])('%s', (_, check, changes) => {
    const findings = of(check, changes);
    expect(findings.map(({ verdict }) => verdict)).toEqual(['could_not_tell']);
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
  const findings = of('items.known', { order });
  expect(findings).toHaveLength(51);
  expect(findings.at(-1)).toMatchObject({ verdict: 'failed', found: '950 more' });
});

it('a phone number in the digits of another script is one', () => {
  const order = changed((o) => (o.customer.phone = '٠٥٠١٢٣٤٥٦٧'));
  expect(of('customer.phone', { order })).toMatchObject([{ verdict: 'passed' }]);
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
