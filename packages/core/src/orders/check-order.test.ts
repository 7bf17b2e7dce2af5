import { type WixOrder, wixOrderSchema } from '@pos-bridge/wix';
import { describe, expect, it } from 'vitest';
import { sampleCatalog, sampleOrder, samplePublished } from '../../testing/sample-orders.ts';
import { type CanonicalCatalog, canonicalCatalogSchema } from '../catalog/canonical-menu.ts';
import type { CatalogMasters } from '../catalog/masters.ts';
import { moneySchema } from '../money.ts';
import { posLocationSchema } from '../pos/pos-location.ts';
import { createCheckOrder } from './check-order.ts';
import type { KnownStock, OrderFacts } from './checks/facts.ts';
import type { OrderCheckId, OrderFinding } from './checks/finding.ts';
import { createLocalTime } from './checks/opening-hours.ts';
import { createOrderCatalog } from './checks/order-catalog.ts';

const checkOrder = createCheckOrder({ localTime: createLocalTime() });

/** A Monday, 12:00 in Madrid. */
const now = new Date('2026-01-05T11:00:00.000Z');

const location = posLocationSchema.parse({
  posLocationId: 'pos-1',
  name: 'Main Street',
  timeZone: 'Europe/Madrid',
  currency: 'EUR',
  hours: [{ openDay: 'MON', openTime: '09:00', closeDay: 'MON', closeTime: '22:00' }],
  fulfillment: [
    { type: 'PICKUP' },
    { type: 'DELIVERY', fee: '3.00', minimumOrder: '20.00' },
    { type: 'DINE_IN' },
  ],
});

const menuWith = (
  change: (catalog: CanonicalCatalog) => unknown,
  masters?: Partial<CatalogMasters>,
) =>
  createOrderCatalog(
    samplePublished(canonicalCatalogSchema.parse(change(sampleCatalog())), masters),
  );

const facts = (changes: Partial<OrderFacts> = {}): OrderFacts => ({
  order: sampleOrder(),
  paidByPosGateway: false,
  now,
  account: { authorized: true },
  configuration: { ready: true, code: null, reasons: [] },
  pausedUntil: null,
  catalog: createOrderCatalog(samplePublished()),
  location,
  stock: new Map(),
  declaration: {
    money: { decimals: 2, rounding: 'HALF_UP', tolerance: moneySchema.parse('0.01') },
    requires: { customerPhone: true, customerEmail: true },
  },
  ...changes,
});

/** The order as JSON, changed in place, parsed again. */
function changed(change: (order: ReturnType<typeof draft>) => void, lines = 3): WixOrder {
  const order = draft(lines);
  change(order);
  return wixOrderSchema.parse(order);
}
// biome-ignore lint/suspicious/noExplicitAny: a test breaks orders in ways that no type allows.
const draft = (lines: number): any => structuredClone(sampleOrder(lines));

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
    expect(result.findings).toHaveLength(31);
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

interface Broken {
  readonly name: string;
  readonly check: OrderCheckId;
  readonly code: string;
  readonly path: string;
  readonly found?: string;
  readonly expected?: string;
  readonly changes: Partial<OrderFacts>;
}

const stock = (posId: string, level: Partial<KnownStock>): ReadonlyMap<string, KnownStock> =>
  new Map([[posId, { inStock: true, quantity: null, outUntil: null, ...level }]]);

const broken: Broken[] = [
  {
    name: 'a dish that the published menu lacks',
    check: 'items.known',
    code: 'AVAILABILITY_CHANGED',
    path: '/lineItems/1/catalogReference/catalogItemId',
    found: 'wix-gone',
    changes: {
      order: changed((o) => (o.lineItems[1].catalogReference.catalogItemId = 'wix-gone')),
    },
  },
  {
    name: 'a choice that the published menu lacks',
    check: 'options.known',
    code: 'AVAILABILITY_CHANGED',
    path: '/lineItems/0/dishOptions/0/selectedChoices/0/catalogReference/catalogItemId',
    changes: {
      order: changed((o) => {
        o.lineItems[0].dishOptions[0].selectedChoices[0].catalogReference.catalogItemId =
          'wix-gone';
      }),
    },
  },
  {
    name: 'a choice that belongs to another option',
    check: 'options.known',
    code: 'AVAILABILITY_CHANGED',
    path: '/lineItems/0/dishOptions/1/selectedChoices/0/catalogReference/catalogItemId',
    found: 'wix-onions',
    changes: {
      order: changed((o) => {
        o.lineItems[0].dishOptions[1].selectedChoices[0].catalogReference.catalogItemId =
          'wix-onions';
        o.lineItems[0].dishOptions.pop();
      }),
    },
  },
  {
    name: 'a quantity that is no whole number',
    check: 'items.quantity',
    code: 'ORDER_ITEM',
    path: '/lineItems/0/quantity',
    found: '1.5',
    changes: { order: changed((o) => (o.lineItems[0].quantity = 1.5)) },
  },
  {
    name: 'a quantity of zero',
    check: 'items.quantity',
    code: 'ORDER_ITEM',
    path: '/lineItems/0/quantity',
    changes: { order: changed((o) => (o.lineItems[0].quantity = 0)) },
  },
  {
    name: 'no lines',
    check: 'items.present',
    code: 'ORDER_ITEM',
    path: '/lineItems',
    changes: { order: changed((o) => (o.lineItems = [])) },
  },
  {
    name: 'a dish that is out of stock',
    check: 'items.stock',
    code: 'AVAILABILITY_CHANGED',
    path: '/lineItems/2',
    changes: { stock: stock('dish-2', { inStock: false }) },
  },
  {
    name: 'more than is left, over all lines together',
    check: 'items.stock',
    code: 'AVAILABILITY_CHANGED',
    path: '/lineItems/0/dishOptions/1/selectedChoices/0',
    expected: 'at most 5',
    found: '6',
    changes: { stock: stock('cheese', { quantity: 5 }) },
  },
  {
    name: 'a dish that the menu itself says is out',
    check: 'items.stock',
    code: 'AVAILABILITY_CHANGED',
    path: '/lineItems/1',
    changes: {
      catalog: menuWith((c) => ({
        ...c,
        dishes: c.dishes.map((dish) => ({ ...dish, inStock: dish.posId !== 'dish-1' })),
      })),
    },
  },
  {
    name: 'an option of another kind than on the menu',
    check: 'options.type',
    code: 'ORDER_ITEM',
    path: '/lineItems/0/dishOptions/0/type',
    expected: 'SELECTION',
    found: 'EXTRAS',
    changes: { order: changed((o) => (o.lineItems[0].dishOptions[0].type = 'EXTRAS')) },
  },
  {
    name: 'two choices where one is to be made',
    check: 'options.count',
    code: 'ORDER_ITEM',
    path: '/lineItems/0/dishOptions/0/selectedChoices',
    expected: 'exactly 1',
    found: '2',
    changes: {
      order: changed((o) => (o.lineItems[0].dishOptions[0].selectedChoices[0].quantity = 2)),
    },
  },
  {
    name: 'more extras than are allowed',
    check: 'options.count',
    code: 'ORDER_ITEM',
    path: '/lineItems/0/dishOptions/1/selectedChoices',
    expected: '0 to 2',
    found: '3',
    changes: {
      order: changed((o) => (o.lineItems[0].dishOptions[1].selectedChoices[0].quantity = 3)),
    },
  },
  {
    name: 'a needed option that is left out',
    check: 'options.count',
    code: 'ORDER_ITEM',
    path: '/lineItems/0/dishOptions',
    changes: {
      catalog: menuWith((c) => ({
        ...c,
        dishes: c.dishes.map((dish) => ({
          ...dish,
          optionGroups: dish.optionGroups.map((group) => ({
            ...group,
            choices: group.choices.map((choice) => ({ ...choice, isDefault: false })),
          })),
        })),
      })),
      order: changed((o) => o.lineItems[0].dishOptions.shift()),
    },
  },
  {
    name: 'a unit price that the menu does not have',
    check: 'prices.items',
    code: 'PRICE_CHANGED',
    path: '/lineItems/0/price',
    expected: '8.00',
    found: '7.98',
    changes: { order: changed((o) => (o.lineItems[0].price = '7.98')) },
  },
  {
    name: 'a price that is no amount',
    check: 'prices.items',
    code: 'ORDER_ITEM',
    path: '/lineItems/0/price',
    found: '"8,00"',
    changes: { order: changed((o) => (o.lineItems[0].price = '8,00')) },
  },
  {
    name: 'a choice’s price that the menu does not have',
    check: 'prices.options',
    code: 'PRICE_CHANGED',
    path: '/lineItems/0/dishOptions/0/selectedChoices/0/price',
    expected: '1.50',
    found: '1.00',
    changes: {
      order: changed((o) => (o.lineItems[0].dishOptions[0].selectedChoices[0].price = '1.00')),
    },
  },
  {
    name: 'a line total below zero',
    check: 'prices.lines',
    code: 'ORDER_ITEM',
    path: '/lineItems/0',
    changes: { order: changed((o) => (o.lineItems[0].price = '-20')) },
  },
  {
    name: 'a line total that the POS cannot hold',
    check: 'prices.lines',
    code: 'ORDER_ITEM',
    path: '/lineItems/0',
    expected: '10.00',
    found: '9.995',
    changes: {
      declaration: {
        money: { decimals: 2, rounding: 'HALF_UP', tolerance: moneySchema.parse('0') },
        requires: { customerPhone: true, customerEmail: true },
      },
      order: changed((o) => {
        o.lineItems[0].quantity = 1;
        o.lineItems[0].price = '7.745';
      }),
    },
  },
  {
    name: 'another currency',
    check: 'totals.currency',
    code: 'ORDER_TOTAL',
    path: '/currency',
    expected: 'EUR',
    found: 'USD',
    changes: { order: changed((o) => (o.currency = 'USD')) },
  },
  {
    name: 'a subtotal that the lines do not come to',
    check: 'totals.subtotal',
    code: 'ORDER_TOTAL',
    path: '/totals/subtotal',
    expected: '67.50',
    found: '67.00',
    changes: { order: changed((o) => (o.totals.subtotal = '67.00')) },
  },
  {
    name: 'discounts that do not come to the totals’ discount',
    check: 'totals.discounts',
    code: 'DISCOUNT',
    path: '/totals/discount',
    expected: '5.00',
    found: '4.00',
    changes: {
      order: changed((o) => {
        o.discounts = [{ appliedAmount: '5.00', catalogDiscountType: 'OFF_ORDER' }];
        o.totals.discount = '4.00';
      }),
    },
  },
  {
    name: 'a discount of more than the order',
    check: 'totals.discounts',
    code: 'DISCOUNT',
    path: '/totals/discount',
    changes: {
      order: changed((o) => {
        o.discounts = [{ appliedAmount: '500.00' }];
        o.totals.discount = '500.00';
      }),
    },
  },
  {
    name: 'loyalty savings that do not add up',
    check: 'totals.loyalty',
    code: 'LOYALTY',
    path: '/totals/loyaltySavings',
    changes: {
      order: changed((o) => {
        o.loyaltyInfo = { appliedAmount: '3.00' };
        o.totals.loyaltySavings = '2.00';
      }),
    },
  },
  {
    name: 'a delivery fee that the location does not ask for',
    check: 'totals.delivery',
    code: 'ORDER_TOTAL',
    path: '/fulfillment',
    expected: '3.00',
    found: '1.00',
    changes: {
      order: delivery((o) => (o.fulfillment.deliveryDetails.restaurant.fee = '1.00'), '1.00'),
    },
  },
  {
    name: 'two different delivery fees',
    check: 'totals.delivery',
    code: 'ORDER_TOTAL',
    path: '/totals/delivery',
    changes: { order: delivery((o) => (o.totals.delivery = '4.00')) },
  },
  {
    name: 'a service fee below zero',
    check: 'totals.service-fees',
    code: 'ORDER_TOTAL',
    path: '/totals/serviceFees/0/fee/value',
    changes: { order: changed((o) => (o.totals.serviceFees = [{ fee: { value: '-1' } }])) },
  },
  {
    name: 'a tax that the rates do not make',
    check: 'totals.tax',
    code: 'ORDER_TOTAL',
    path: '/totals/tax',
    expected: '6.75',
    found: '9.00',
    changes: { order: changed((o) => (o.totals.tax = '9.00')) },
  },
  {
    name: 'a tip below zero',
    check: 'totals.tip',
    code: 'ORDER_TOTAL',
    path: '/totals/tip',
    changes: { order: changed((o) => (o.totals.tip = '-2.00')) },
  },
  {
    name: 'a total that does not add up',
    check: 'totals.total',
    code: 'ORDER_TOTAL',
    path: '/totals/total',
    expected: '76.25',
    found: '70.00',
    changes: { order: changed((o) => (o.totals.total = '70.00')) },
  },
  {
    name: 'payments that do not reach the total',
    check: 'payments.cover',
    code: 'PAYMENT_FAILED',
    path: '/payments',
    expected: 'at least 76.25',
    found: '70.00',
    changes: { order: changed((o) => (o.payments[0].amount = '70.00')) },
  },
  {
    name: 'payments that leave out a tip that stands apart from the total',
    check: 'payments.cover',
    code: 'PAYMENT_FAILED',
    path: '/payments',
    expected: 'at least 76.25',
    changes: {
      order: changed((o) => {
        o.totals.total = '74.25';
        o.payments[0].amount = '74.25';
      }),
    },
  },
  {
    name: 'a way of fulfillment that the location does not offer',
    check: 'fulfillment.offered',
    code: 'REQUIREMENTS_NOT_MET',
    path: '/fulfillment/type',
    changes: { location: { ...location, fulfillment: [{ type: 'DELIVERY' }] } },
  },
  {
    name: 'a delivery without an address',
    check: 'fulfillment.details',
    code: 'REQUIREMENTS_NOT_MET',
    path: '/fulfillment/deliveryDetails/address',
    changes: { order: delivery((o) => (o.fulfillment.deliveryDetails.address = null)) },
  },
  {
    name: 'an exact address without a house number',
    check: 'fulfillment.details',
    code: 'REQUIREMENTS_NOT_MET',
    path: '/fulfillment/deliveryDetails/address/streetNumber',
    changes: { order: delivery((o) => (o.fulfillment.deliveryDetails.address.streetNumber = ' ')) },
  },
  {
    name: 'eating in without a table',
    check: 'fulfillment.details',
    code: 'REQUIREMENTS_NOT_MET',
    path: '/fulfillment/dineInDetails',
    changes: { order: changed((o) => (o.fulfillment = { type: 'DINE_IN', asap: true })) },
  },
  {
    name: 'less than the minimum of this way of fulfillment',
    check: 'fulfillment.minimum',
    code: 'REQUIREMENTS_NOT_MET',
    path: '/totals/subtotal',
    changes: {
      order: delivery((o) => (o.totals.subtotal = '19.00')),
    },
  },
  {
    name: 'a promised time when the location is closed',
    check: 'fulfillment.time',
    code: 'CLOSED',
    path: '/fulfillment/promisedTime',
    found: 'Mon 22:00',
    changes: {
      order: changed((o) => {
        o.fulfillment.asap = false;
        o.fulfillment.promisedTime = '2026-01-05T21:00:00.000Z';
      }),
    },
  },
  {
    name: 'a later time that cannot be read',
    check: 'fulfillment.time',
    code: 'REQUIREMENTS_NOT_MET',
    path: '/fulfillment/promisedTime',
    changes: {
      order: changed((o) => {
        o.fulfillment.asap = false;
        o.fulfillment.promisedTime = 'soon';
      }),
    },
  },
  {
    name: 'a promised time that has passed',
    check: 'fulfillment.time',
    code: 'REQUIREMENTS_NOT_MET',
    path: '/fulfillment/promisedTime',
    changes: {
      order: changed((o) => {
        o.fulfillment.asap = false;
        o.fulfillment.promisedTime = '2026-01-05T09:00:00.000Z';
      }),
    },
  },
  {
    name: 'an order for now when the location is closed',
    check: 'fulfillment.time',
    code: 'CLOSED',
    path: '/fulfillment/asap',
    changes: { now: new Date('2026-01-06T11:00:00.000Z') },
  },
  {
    name: 'a location that the POS has paused',
    check: 'location.open',
    code: 'CLOSED',
    path: '',
    changes: { location: { ...location, paused: { until: null } } },
  },
  {
    name: 'a merchant that has paused ordering',
    check: 'location.open',
    code: 'CLOSED',
    path: '',
    changes: { pausedUntil: new Date('2026-01-05T12:00:00.000Z') },
  },
  {
    name: 'no phone where the POS needs one',
    check: 'customer.phone',
    code: 'CUSTOMER_PHONE_MISSING',
    path: '/customer/phone',
    found: 'missing',
    changes: { order: changed((o) => (o.customer.phone = null)) },
  },
  {
    name: 'an e-mail that is none where the POS needs one',
    check: 'customer.email',
    code: 'CUSTOMER_EMAIL_MISSING',
    path: '/customer/email',
    found: 'something else',
    changes: { order: changed((o) => (o.customer.email = 'maria')) },
  },
  {
    name: 'a dish that is not offered this way',
    check: 'items.served',
    code: 'AVAILABILITY_CHANGED',
    path: '/lineItems/0',
    changes: {
      catalog: menuWith((c) => ({
        ...c,
        dishes: c.dishes.map((dish, n) =>
          n === 0 ? { ...dish, fulfillmentTypes: ['DELIVERY'] } : dish,
        ),
      })),
    },
  },
  {
    name: 'a section that is not served at that time',
    check: 'items.served',
    code: 'AVAILABILITY_CHANGED',
    path: '/lineItems/0',
    found: 'Mon 12:00',
    changes: {
      catalog: menuWith((c) => ({
        ...c,
        sections: c.sections.map((section) => ({
          ...section,
          hours: [{ openDay: 'MON', openTime: '08:00', closeDay: 'MON', closeTime: '11:30' }],
        })),
      })),
    },
  },
];

/** The sample order, delivered to an exact address for the location's fee. */
function delivery(change: (order: ReturnType<typeof draft>) => void, fee = '3.00'): WixOrder {
  return changed((order) => {
    order.fulfillment = {
      type: 'DELIVERY',
      asap: true,
      deliveryDetails: {
        address: { street: 'Calle Mayor', streetNumber: '1', city: 'Madrid', approximate: false },
        restaurant: { fee },
      },
    };
    order.totals.delivery = fee;
    order.totals.total = (Number(order.totals.total) + Number(fee)).toFixed(2);
    order.payments[0].amount = order.totals.total;
    change(order);
  });
}

describe('what is wrong is named with its place', () => {
  it.each(broken)('$name', ({ check, code, path, found, expected, changes }) => {
    const result = checkOrder(facts(changes));
    const finding = result.findings.find((one) => one.check === check && one.verdict === 'failed');
    expect(finding).toMatchObject({
      code,
      path,
      ...(found !== undefined && { found }),
      ...(expected !== undefined && { expected }),
    });
    expect(finding?.sentence).not.toBe('');
    expect(result).toMatchObject({ judged: true, valid: false });
    if (path.startsWith('/lineItems/')) {
      expect(finding?.lineIndex).toBe(Number(path.split('/')[2]));
    }
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
        declaration: {
          money: { decimals: 2, rounding: 'HALF_UP', tolerance: moneySchema.parse('0.01') },
          requires: { customerPhone: false, customerEmail: false },
        },
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
        order: wixOrderSchema.parse({
          ...sampleOrder(1),
          lineItems: [{ quantity: 1, price: '20.50', comment: null }],
        }),
      }),
    );
    expect(result).toMatchObject({ judged: true, valid: true });
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
