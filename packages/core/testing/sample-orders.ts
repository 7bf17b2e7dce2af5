import { type CanonicalCatalog, canonicalCatalogSchema } from '@pos-bridge/pos';
import {
  configurationIdSchema,
  type WixLineItem,
  type WixOrder,
  wixEntityIdSchema,
  wixOrderSchema,
} from '@pos-bridge/wix';
import { type CatalogMasters, posIsMasterOfAll } from '../src/catalog/masters.ts';
import {
  type PublishedCatalog,
  publishedCatalogFrom,
} from '../src/catalog/versions/published-catalog.ts';
import { catalogVersionIdSchema, publicationIdSchema } from '../src/ids.ts';

/**
 * A small menu and orders that fit it, for tests and benchmarks. Amounts are made from whole cents, by
 * hand and apart from the code that checks them.
 *
 * Dish `n` costs 8.00 + n, has a size (SELECTION: small 0.00, large 1.50), toppings (EXTRAS, at most
 * two, 0.75 each) and something to leave out (DESELECTION). Everything is taxed at 10%.
 */
export function sampleCatalog(dishCount = 12): CanonicalCatalog {
  const dishes = Array.from({ length: dishCount }, (_, n) => ({
    posId: `dish-${n}`,
    name: `Dish ${n}`,
    price: inMoney(dishCents(n)),
    taxRate: '10',
    inStock: true,
    optionGroups: [
      {
        posId: `size-${n}`,
        name: 'Size',
        kind: 'SELECTION',
        choices: [
          { variationPosId: 'small', price: '0.00', isDefault: true },
          { variationPosId: 'large', price: '1.50' },
        ],
      },
      {
        posId: `toppings-${n}`,
        name: 'Toppings',
        kind: 'EXTRAS',
        min: 0,
        max: 2,
        choices: [
          { variationPosId: 'cheese', price: '0.75' },
          { variationPosId: 'olives', price: '0.75' },
        ],
      },
      {
        posId: `without-${n}`,
        name: 'Without',
        kind: 'DESELECTION',
        choices: [{ variationPosId: 'onions', price: '0' }],
      },
    ],
  }));
  return canonicalCatalogSchema.parse({
    currency: 'EUR',
    menus: [{ posId: 'menu', name: 'All day', sectionPosIds: ['section'] }],
    sections: [{ posId: 'section', name: 'Dishes', dishPosIds: dishes.map(({ posId }) => posId) }],
    dishes,
    variations: ['small', 'large', 'cheese', 'olives', 'onions'].map((posId) => ({
      posId,
      name: posId,
      inStock: true,
    })),
  });
}

/** The catalog as it stands on Wix, where everything is called `wix-` and its POS id. */
export function samplePublished(
  catalog: CanonicalCatalog = sampleCatalog(),
  masters: Partial<CatalogMasters> = {},
  former: { readonly dishes?: readonly string[]; readonly variations?: readonly string[] } = {},
): PublishedCatalog {
  const named = ({ posId }: { posId: string }) => ({
    posId,
    wixId: wixEntityIdSchema.parse(`wix-${posId}`),
  });
  return publishedCatalogFrom({
    publicationId: publicationIdSchema.parse('pub_sample'),
    versionId: catalogVersionIdSchema.parse(`ver_${'0'.repeat(64)}`),
    configurationId: configurationIdSchema.parse('configuration-sample'),
    publishedAt: new Date('2026-01-01T00:00:00.000Z'),
    catalog,
    masters: { ...posIsMasterOfAll, ...masters },
    dishes: catalog.dishes.map(named),
    variations: catalog.variations.map(named),
    formerDishes: (former.dishes ?? []).map((posId) => named({ posId })),
    formerVariations: (former.variations ?? []).map((posId) => named({ posId })),
  });
}

const dishCents = (n: number): number => 800 + n * 100;
const inMoney = (cents: number): string => (cents / 100).toFixed(2);

/** What each of a line's options adds to the price of one, in the order of the dish's groups. */
const optionCents: readonly number[] = [150, 75, 0];

/**
 * Line `n` of a sample order: two of dish `n`, large, with cheese and without onions. `options`: only
 * so many of these three.
 */
export function sampleLine(n: number, options = optionCents.length): WixLineItem {
  const choice = (posId: string, price: string) => ({
    quantity: 1,
    price,
    comment: null,
    dishOptions: [],
    catalogReference: {
      catalogItemId: wixEntityIdSchema.parse(`wix-${posId}`),
      catalogItemName: posId,
    },
  });
  const offered = (posId: string, price: string) => ({
    itemId: wixEntityIdSchema.parse(`wix-${posId}`),
    price,
    name: posId,
  });
  return {
    quantity: 2,
    price: inMoney(dishCents(n)),
    comment: n % 3 === 0 ? 'well done, please' : null,
    catalogReference: {
      catalogItemId: wixEntityIdSchema.parse(`wix-dish-${n}`),
      catalogItemName: `Dish ${n}`,
    },
    dishOptions: [
      {
        name: 'Size',
        type: 'SELECTION',
        minChoices: 1,
        maxChoices: 1,
        availableChoices: [offered('small', '0.00'), offered('large', '1.50')],
        defaultChoices: [wixEntityIdSchema.parse('wix-small')],
        selectedChoices: [choice('large', '1.50')],
      },
      {
        name: 'Toppings',
        type: 'EXTRAS',
        minChoices: 0,
        maxChoices: 2,
        availableChoices: [offered('cheese', '0.75'), offered('olives', '0.75')],
        defaultChoices: [],
        selectedChoices: [choice('cheese', '0.75')],
      },
      {
        name: 'Without',
        type: 'DESELECTION',
        availableChoices: [offered('onions', '0')],
        defaultChoices: [],
        selectedChoices: [choice('onions', '0')],
      },
    ].slice(0, options),
  };
}

/** A pickup order of `lines` lines, each with `options` options, that every check passes. */
export function sampleOrder(
  lines = 3,
  changes: Partial<WixOrder> = {},
  options = optionCents.length,
): WixOrder {
  const numbers = Array.from({ length: lines }, (_, n) => n);
  const added = optionCents.slice(0, options).reduce((sum, cents) => sum + cents, 0);
  const subtotal = numbers.reduce((cents, n) => cents + 2 * (dishCents(n) + added), 0);
  const tax = subtotal / 10;
  const tip = 200;
  return wixOrderSchema.parse({
    id: 'wix-order-1',
    currency: 'EUR',
    comment: 'Ring twice',
    lineItems: numbers.map((n) => sampleLine(n, options)),
    discounts: [],
    payments: [
      {
        type: 'CREDIT',
        amount: inMoney(subtotal + tax + tip),
        method: 'card',
        providerTransactionId: 'transaction-1',
      },
    ],
    fulfillment: { type: 'PICKUP', asap: true, promisedTime: null, pickupDetails: null },
    customer: {
      firstName: 'Maria',
      lastName: 'Sample',
      phone: '+34 600 000 001',
      email: 'maria@example.com',
      contactId: 'contact-1',
    },
    totals: {
      subtotal: inMoney(subtotal),
      total: inMoney(subtotal + tax + tip),
      delivery: null,
      tax: inMoney(tax),
      discount: null,
      loyaltySavings: null,
      tip: inMoney(tip),
      quantity: lines * 2,
      serviceFees: [],
    },
    loyaltyInfo: null,
    ...changes,
  });
}
