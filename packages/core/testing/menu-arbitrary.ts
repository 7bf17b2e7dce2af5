import {
  type CanonicalCatalog,
  type CanonicalDish,
  canonicalCatalogSchema,
  moneySchema,
  type OpeningPeriod,
  type OptionGroup,
} from '@pos-bridge/pos';
import fc from 'fast-check';

/**
 * Random menus that a provider could return and that may be published. Ids come from small pools, so
 * that two menus drawn after one another share many of them and differ in everything else. The first
 * menu leads to a dish: one with nothing to sell may not be published.
 */
export function menuArbitrary(size: MenuSize = {}): fc.Arbitrary<CanonicalCatalog> {
  const { menus = 3, sections = 4, dishes = 6, variations = 4 } = size;
  const ids = (prefix: string, count: number) => range(count).map((at) => `${prefix}${at}`);
  const variationIds = ids('v', variations);
  const dishIds = ids('d', dishes);
  const sectionIds = ids('s', sections);
  return fc
    .record({
      menus: fc.subarray(ids('m', menus), { minLength: 1 }),
      lists: fc.array(fc.shuffledSubarray(sectionIds), { minLength: menus, maxLength: menus }),
      sections: fc.array(fc.shuffledSubarray(dishIds), {
        minLength: sections,
        maxLength: sections,
      }),
      texts: fc.array(textArbitrary, { minLength: menus + sections, maxLength: menus + sections }),
      dishes: fc.array(dishArbitrary(variationIds), { minLength: dishes, maxLength: dishes }),
      variations: fc.array(variationArbitrary, { minLength: variations, maxLength: variations }),
    })
    .map((drawn) =>
      canonicalCatalogSchema.parse({
        currency: 'USD',
        menus: drawn.menus.map((posId, at) => ({
          posId,
          ...drawn.texts[at],
          sectionPosIds: withFirst(at, 's0', drawn.lists[at] ?? []),
        })),
        sections: sectionIds.map((posId, at) => ({
          posId,
          ...drawn.texts[menus + at],
          dishPosIds: withFirst(at, 'd0', drawn.sections[at] ?? []),
        })),
        dishes: dishIds.map((posId, at) => ({ posId, ...drawn.dishes[at] })),
        variations: variationIds.map((posId, at) => ({ posId, ...drawn.variations[at] })),
      }),
    );
}

export interface MenuSize {
  readonly menus?: number;
  readonly sections?: number;
  readonly dishes?: number;
  readonly variations?: number;
}

const withFirst = (at: number, posId: string, posIds: readonly string[]) =>
  at > 0 || posIds.includes(posId) ? posIds : [posId, ...posIds];

const range = (count: number) => Array.from({ length: count }, (_, at) => at);

const nameArbitrary = fc.constantFrom(
  'Soup',
  'Bowl',
  'Crème brûlée',
  '寿司',
  'Fish & "chips"',
  'A',
);
const priceArbitrary = fc
  .integer({ min: 0, max: 5000 })
  .map((cents) => moneySchema.parse((cents / 100).toFixed(2)));
const sometimes = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: undefined });

const periodArbitrary: fc.Arbitrary<OpeningPeriod> = fc.record({
  openDay: fc.constantFrom('MON', 'FRI'),
  openTime: fc.constantFrom('08:00', '11:30'),
  closeDay: fc.constantFrom('FRI', 'SAT'),
  closeTime: fc.constantFrom('14:00', '24:00'),
});
const hoursArbitrary = sometimes(fc.array(periodArbitrary, { maxLength: 2 }));

const textArbitrary = fc.record({
  name: nameArbitrary,
  description: sometimes(fc.constantFrom('', 'of the day', 'with love')),
  imageUrl: sometimes(
    fc.constantFrom('https://images.example/1.jpg', 'https://images.example/2.jpg'),
  ),
  hours: hoursArbitrary,
});

const variationArbitrary = fc.record({ name: nameArbitrary, inStock: fc.boolean() });

function groupArbitrary(variationIds: readonly string[]): fc.Arbitrary<Omit<OptionGroup, 'posId'>> {
  return fc
    .record({
      name: nameArbitrary,
      kind: fc.constantFrom('SELECTION', 'EXTRAS', 'DESELECTION'),
      variations: fc.shuffledSubarray([...variationIds], { minLength: 1 }),
      prices: fc.array(priceArbitrary, {
        minLength: variationIds.length,
        maxLength: variationIds.length,
      }),
      bounds: fc.tuple(fc.nat(1), fc.integer({ min: 1, max: 3 })),
      isFirstDefault: fc.boolean(),
    })
    .map(({ name, kind, variations, prices, bounds: [low, high], isFirstDefault }) => ({
      name,
      kind,
      ...(kind === 'EXTRAS' && {
        min: Math.min(low, variations.length),
        max: Math.max(low, Math.min(high, variations.length)),
      }),
      choices: variations.map((variationPosId, at) => ({
        variationPosId,
        price: prices[at] ?? moneySchema.parse('0'),
        ...(at === 0 && isFirstDefault && { isDefault: true }),
      })),
    }));
}

function dishArbitrary(
  variationIds: readonly string[],
): fc.Arbitrary<Omit<CanonicalDish, 'posId'>> {
  return fc
    .record({
      text: textArbitrary,
      price: priceArbitrary,
      taxRate: sometimes(fc.constantFrom('7', '8.875')),
      labels: sometimes(fc.subarray(['vegan', 'hot', 'new'])),
      inStock: fc.boolean(),
      fulfillmentTypes: sometimes(
        fc.subarray<'PICKUP' | 'DELIVERY' | 'DINE_IN'>(['PICKUP', 'DELIVERY', 'DINE_IN'], {
          minLength: 1,
        }),
      ),
      acceptsSpecialRequest: sometimes(fc.boolean()),
      groups: fc.array(groupArbitrary(variationIds), { maxLength: 2 }),
    })
    .map(({ text, groups, ...dish }) => ({
      ...text,
      ...dish,
      optionGroups: groups.map((group, at) => ({ ...group, posId: `g${at}` })),
    }));
}
