import { type CanonicalCatalog, canonicalCatalogSchema } from '@pos-bridge/pos';
import { describe, expect, it } from 'vitest';
import { canonicalJson } from './canonical-json.ts';
import { catalogVersionOf } from './catalog-version.ts';

const lunch = (change: (catalog: CanonicalCatalog) => void = () => undefined): CanonicalCatalog => {
  const catalog = canonicalCatalogSchema.parse({
    currency: 'EUR',
    menus: [{ posId: 'lunch', name: 'Lunch', sectionPosIds: ['soups', 'mains'] }],
    sections: [
      { posId: 'soups', name: 'Soups', dishPosIds: ['miso'] },
      { posId: 'mains', name: 'Mains', dishPosIds: ['ramen'] },
    ],
    dishes: [
      {
        posId: 'ramen',
        name: 'Ramen',
        price: '12',
        inStock: true,
        fulfillmentTypes: ['DELIVERY', 'PICKUP'],
        hours: [
          { openDay: 'MON', openTime: '11:00', closeDay: 'MON', closeTime: '14:00' },
          { openDay: 'TUE', openTime: '11:00', closeDay: 'TUE', closeTime: '14:00' },
        ],
        optionGroups: [
          {
            posId: 'size',
            name: 'Size',
            kind: 'SELECTION',
            choices: [
              { variationPosId: 'small', price: '0', isDefault: true },
              { variationPosId: 'large', price: '2.5' },
            ],
          },
        ],
      },
      { posId: 'miso', name: 'Miso', price: '4.00', inStock: true, optionGroups: [] },
    ],
    variations: [
      { posId: 'small', name: 'Small', inStock: true },
      { posId: 'large', name: 'Large', inStock: true },
    ],
  });
  change(catalog);
  return catalog;
};

const versionId = (change?: (catalog: CanonicalCatalog) => void) =>
  catalogVersionOf(lunch(change)).versionId;

describe('the id of a catalog version', () => {
  it('stays the same when the POS only words the same menu otherwise', () => {
    const same: ((catalog: CanonicalCatalog) => void)[] = [
      (catalog) => catalog.dishes.reverse(),
      (catalog) => catalog.sections.reverse(),
      (catalog) => catalog.variations.reverse(),
      (catalog) => catalog.dishes[0]?.hours?.reverse(),
      (catalog) => catalog.dishes[0]?.fulfillmentTypes?.reverse(),
      (catalog) => Object.assign(catalog.dishes[0] ?? {}, { price: '12.00', description: '' }),
      (catalog) => Object.assign(catalog.dishes[1] ?? {}, { labels: [], taxRate: undefined }),
    ];
    for (const change of same) expect(versionId(change), change.toString()).toBe(versionId());
  });

  it('changes with everything that a guest could notice', () => {
    const different: ((catalog: CanonicalCatalog) => void)[] = [
      (catalog) => catalog.menus[0]?.sectionPosIds.reverse(),
      (catalog) => catalog.dishes[0]?.optionGroups[0]?.choices.reverse(),
      (catalog) => Object.assign(catalog.dishes[0] ?? {}, { price: '12.01' }),
      (catalog) => Object.assign(catalog.dishes[0] ?? {}, { inStock: false }),
      (catalog) => Object.assign(catalog.dishes[0] ?? {}, { hours: [] }),
      (catalog) => Object.assign(catalog.dishes[0] ?? {}, { hours: undefined }),
      (catalog) => Object.assign(catalog.dishes[0] ?? {}, { fulfillmentTypes: [] }),
      (catalog) => Object.assign(catalog.variations[0] ?? {}, { name: 'Kids' }),
      (catalog) => Object.assign(catalog, { currency: 'USD' }),
    ];
    const ids = new Set([versionId(), ...different.map((change) => versionId(change))]);
    expect(ids.size).toBe(different.length + 1);
  });

  it('is the same whether a catalog comes fresh from the POS or in its normal spelling', () => {
    const version = catalogVersionOf(lunch());
    expect(catalogVersionOf(version.catalog)).toEqual(version);
  });
});

describe('canonical JSON', () => {
  it('spells like values alike, whatever order their members came in', () => {
    expect(canonicalJson({ b: 1, a: { d: [2, { f: null, e: 'x' }], c: true } })).toBe(
      '{"a":{"c":true,"d":[2,{"e":"x","f":null}]},"b":1}',
    );
    expect(canonicalJson({ b: undefined, a: 1 })).toBe('{"a":1}');
  });

  it('refuses what JSON would silently change', () => {
    expect(() => canonicalJson({ price: Number.NaN })).toThrow(TypeError);
    expect(() => canonicalJson([10n])).toThrow(TypeError);
  });
});
