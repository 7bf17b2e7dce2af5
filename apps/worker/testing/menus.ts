import { type CanonicalCatalog, canonicalCatalogSchema } from '@pos-bridge/pos';

/** Lunch: soups (miso), mains (ramen with extras, udon in two sizes); small, and with every kind of thing. */
export function lunchMenu(change: (menu: CanonicalCatalog) => void = () => undefined) {
  const menu = canonicalCatalogSchema.parse({
    currency: 'USD',
    menus: [{ posId: 'lunch', name: 'Lunch', sectionPosIds: ['soups', 'mains'] }],
    sections: [
      { posId: 'soups', name: 'Soups', dishPosIds: ['miso'] },
      {
        posId: 'mains',
        name: 'Mains',
        dishPosIds: ['ramen', 'udon'],
        hours: [{ openDay: 'MON', openTime: '11:00', closeDay: 'FRI', closeTime: '15:00' }],
      },
    ],
    dishes: [
      {
        posId: 'miso',
        name: 'Miso',
        price: '4',
        inStock: true,
        labels: ['vegan'],
        optionGroups: [],
      },
      {
        posId: 'ramen',
        name: 'Ramen',
        price: '12.5',
        inStock: true,
        taxRate: '8.875',
        optionGroups: [
          {
            posId: 'extras',
            name: 'Extras',
            kind: 'EXTRAS',
            min: 0,
            max: 2,
            choices: [
              { variationPosId: 'egg', price: '1' },
              { variationPosId: 'nori', price: '0.5' },
            ],
          },
        ],
      },
      {
        posId: 'udon',
        name: 'Udon',
        price: '11',
        inStock: true,
        optionGroups: [
          {
            posId: 'size',
            name: 'Size',
            kind: 'SELECTION',
            choices: [
              { variationPosId: 'small', price: '0', isDefault: true },
              { variationPosId: 'large', price: '2' },
            ],
          },
        ],
      },
    ],
    variations: [
      { posId: 'egg', name: 'Egg', inStock: true },
      { posId: 'nori', name: 'Nori', inStock: true },
      { posId: 'small', name: 'Small', inStock: true },
      { posId: 'large', name: 'Large', inStock: true },
    ],
  });
  change(menu);
  return menu;
}

export const dishOf = (menu: CanonicalCatalog, posId: string) => {
  const dish = menu.dishes.find((one) => one.posId === posId);
  if (dish === undefined) throw new Error(`no dish ${posId}`);
  return dish;
};
