import { type CanonicalCatalog, canonicalCatalogSchema } from '@pos-bridge/pos';
import { describe, expect, it } from 'vitest';
import { catalogVersionOf } from './catalog-version.ts';
import { countDiff, diffCatalogs, isEmptyDiff } from './diff-catalogs.ts';

const sizeGroup = {
  posId: 'size',
  name: 'Size',
  kind: 'SELECTION',
  choices: [
    { variationPosId: 'small', price: '0', isDefault: true },
    { variationPosId: 'large', price: '2.5' },
  ],
};

const dinner = (change: (catalog: CanonicalCatalog) => void = () => undefined) => {
  const catalog = canonicalCatalogSchema.parse({
    currency: 'EUR',
    menus: [{ posId: 'dinner', name: 'Dinner', sectionPosIds: ['pasta', 'pizza'] }],
    sections: [
      { posId: 'pasta', name: 'Pasta', dishPosIds: ['penne'] },
      { posId: 'pizza', name: 'Pizza', dishPosIds: ['napoli'] },
    ],
    dishes: [
      { posId: 'penne', name: 'Penne', price: '11', inStock: true, optionGroups: [sizeGroup] },
      { posId: 'napoli', name: 'Napoli', price: '9', inStock: true, optionGroups: [] },
    ],
    variations: [
      { posId: 'small', name: 'Small', inStock: true },
      { posId: 'large', name: 'Large', inStock: true },
    ],
  });
  change(catalog);
  return catalogVersionOf(catalog).catalog;
};

const none = { added: [], removed: [], changed: [] };
const diffOf = (change: (catalog: CanonicalCatalog) => void) =>
  diffCatalogs(dinner(), dinner(change));

describe('the diff of two catalogs', () => {
  it('is empty for the same catalog', () => {
    expect(isEmptyDiff(diffCatalogs(dinner(), dinner()))).toBe(true);
  });

  it('adds everything where there was nothing', () => {
    const diff = diffCatalogs(null, dinner());
    expect(diff.dishes.added).toEqual([
      { posId: 'napoli', name: 'Napoli' },
      { posId: 'penne', name: 'Penne' },
    ]);
    expect(countDiff(diff)).toEqual({
      menus: { added: 1, removed: 0, changed: 0 },
      sections: { added: 2, removed: 0, changed: 0 },
      dishes: { added: 2, removed: 0, changed: 0 },
      variations: { added: 2, removed: 0, changed: 0 },
    });
  });

  it('names the one field that changed, down to the price of a choice', () => {
    const diff = diffOf((catalog) => {
      const choice = catalog.dishes[0]?.optionGroups[0]?.choices[1];
      Object.assign(choice ?? {}, { price: '3' });
    });
    expect(diff).toEqual({
      currency: null,
      menus: none,
      sections: none,
      variations: none,
      dishes: {
        added: [],
        removed: [],
        changed: [
          {
            posId: 'penne',
            name: 'Penne',
            changes: [
              {
                field: 'optionGroups[size].choices[large].price',
                place: 'price of the choice Large, in Size',
                before: '2.5',
                after: '3',
              },
            ],
          },
        ],
      },
    });
  });

  it('tells fields that came, went or changed', () => {
    const diff = diffCatalogs(
      dinner((catalog) => Object.assign(catalog.dishes[0] ?? {}, { description: 'al dente' })),
      dinner((catalog) => Object.assign(catalog.dishes[0] ?? {}, { taxRate: '7', inStock: false })),
    );
    expect(diff.dishes.changed[0]?.changes).toEqual([
      { field: 'description', place: 'description', before: 'al dente', after: null },
      { field: 'inStock', place: 'stock', before: true, after: false },
      { field: 'taxRate', place: 'tax rate', before: null, after: '7' },
    ]);
  });

  it('sees a changed order of display, and nothing in a changed order of sending', () => {
    const shown = diffOf((catalog) => catalog.menus[0]?.sectionPosIds.reverse());
    expect(shown.menus.changed[0]?.changes).toEqual([
      {
        field: 'sectionPosIds',
        place: 'sections',
        before: ['Pasta', 'Pizza'],
        after: ['Pizza', 'Pasta'],
      },
    ]);
    expect(isEmptyDiff(diffOf((catalog) => catalog.dishes.reverse()))).toBe(true);
  });

  it('follows a dish from one section to another', () => {
    const diff = diffOf((catalog) => {
      Object.assign(catalog.sections[0] ?? {}, { dishPosIds: [] });
      Object.assign(catalog.sections[1] ?? {}, { dishPosIds: ['napoli', 'penne'] });
    });
    expect(diff.sections.changed).toEqual([
      {
        posId: 'pasta',
        name: 'Pasta',
        changes: [{ field: 'dishPosIds', place: 'dishes', before: ['Penne'], after: [] }],
      },
      {
        posId: 'pizza',
        name: 'Pizza',
        changes: [
          { field: 'dishPosIds', place: 'dishes', before: ['Napoli'], after: ['Napoli', 'Penne'] },
        ],
      },
    ]);
    expect(diff.dishes).toEqual(none);
  });

  it('sees another currency', () => {
    const diff = diffOf((catalog) => Object.assign(catalog, { currency: 'CHF' }));
    expect(diff.currency).toEqual({
      field: 'currency',
      place: 'currency',
      before: 'EUR',
      after: 'CHF',
    });
    expect(isEmptyDiff(diff)).toBe(false);
  });
});
