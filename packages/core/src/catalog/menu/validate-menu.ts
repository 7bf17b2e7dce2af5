import {
  type CanonicalCatalog,
  canonicalMenuSchema,
  canonicalSectionSchema,
  canonicalVariationSchema,
  currencyDecimals,
  mostOf,
} from '@pos-bridge/pos';
import { z } from 'zod';
import { dishWithRawGroupsSchema, judgeDish } from './judge-dish.ts';
import { endpointsOf, keptReferences, reportUnreached } from './judge-references.ts';
import { FindingList, type MenuFinding } from './menu-finding.ts';
import { type Placed, pathText, readEntities } from './read-entities.ts';

export interface MenuValidation {
  /** Those that block come first, then those that leave something out. */
  readonly findings: readonly MenuFinding[];
  /** What may be published; null where a finding blocks. */
  readonly catalog: CanonicalCatalog | null;
}

/**
 * Judges what a provider returned as a menu, and names each thing that is wrong with its path. One bad
 * thing blocks nothing but itself: it is left out, with whatever would mean something else without it (a
 * dish whose required group has no choices). The menu is blocked only where it is none, or where no dish
 * is left to sell.
 */
export function validateMenu(fetched: unknown): MenuValidation {
  const findings = new FindingList();
  const catalog = sellablePart(fetched, findings);
  return { findings: findings.heaviestFirst, catalog };
}

const outlineSchema = z.object({
  currency: z.string().length(3),
  menus: z.array(z.unknown()).max(mostOf.menus),
  sections: z.array(z.unknown()).max(mostOf.sections),
  dishes: z.array(z.unknown()).max(mostOf.dishes),
  variations: z.array(z.unknown()).max(mostOf.variations),
});

function sellablePart(fetched: unknown, findings: FindingList): CanonicalCatalog | null {
  const parsed = outlineSchema.safeParse(fetched);
  if (!parsed.success) {
    for (const { path, message } of parsed.error.issues) {
      const place = pathText('', path);
      findings.blocks(
        'NOT_A_MENU',
        place,
        `The POS's menu is not understood at ${place || 'its root'}: ${message}.`,
      );
    }
    return null;
  }
  const { currency, ...raw } = parsed.data;
  const decimals = currencyDecimals(currency);
  if (decimals === null) {
    findings.blocks('UNKNOWN_CURRENCY', 'currency', `"${currency}" is not a currency.`);
    return null;
  }
  if (raw.menus.length === 0) {
    findings.blocks(
      'NO_MENUS',
      'menus',
      'The POS returned no menu at all. Publishing that would leave the site without one.',
    );
    return null;
  }

  const variations = readEntities(
    { list: 'variations', one: 'variation' },
    raw.variations,
    canonicalVariationSchema,
    findings,
  );
  const readDishes = readEntities(
    { list: 'dishes', one: 'dish' },
    raw.dishes,
    dishWithRawGroupsSchema,
    findings,
  );
  const context = {
    currency,
    decimals,
    variations: endpointsOf('variation', variations),
    findings,
  };
  const dishes = {
    sent: readDishes.sent,
    kept: mapKept(readDishes.kept, (placed) => judgeDish(placed, context)),
  };
  const readSections = readEntities(
    { list: 'sections', one: 'section' },
    raw.sections,
    canonicalSectionSchema,
    findings,
  );
  const toDishes = endpointsOf('dish', dishes);
  const sections = {
    sent: readSections.sent,
    kept: mapKept(readSections.kept, ({ path, value }) => {
      const list = { path: `${path}.dishPosIds`, owner: `Section "${value.name}"` };
      return { ...value, dishPosIds: keptReferences(list, value.dishPosIds, toDishes, findings) };
    }),
  };
  const readMenus = readEntities(
    { list: 'menus', one: 'menu' },
    raw.menus,
    canonicalMenuSchema,
    findings,
  );
  const toSections = endpointsOf('section', sections);
  const menus = mapKept(readMenus.kept, ({ path, value }) => {
    const list = { path: `${path}.sectionPosIds`, owner: `Menu "${value.name}"` };
    const { sectionPosIds } = value;
    return { ...value, sectionPosIds: keptReferences(list, sectionPosIds, toSections, findings) };
  });

  const inMenus = new Set(menus.flatMap(({ value }) => value.sectionPosIds));
  const inSections = new Set(sections.kept.flatMap(({ value }) => value.dishPosIds));
  const inDishes = new Set(
    dishes.kept.flatMap(({ value }) =>
      value.optionGroups.flatMap(({ choices }) => choices.map((choice) => choice.variationPosId)),
    ),
  );
  reportUnreached('section', 'no menu', sections.kept, inMenus, findings);
  reportUnreached('dish', 'no section', dishes.kept, inSections, findings);
  reportUnreached('variation', 'no dish', variations.kept, inDishes, findings);

  const catalog: CanonicalCatalog = {
    currency,
    menus: valuesOf(menus),
    sections: valuesOf(sections.kept),
    dishes: valuesOf(dishes.kept),
    variations: valuesOf(variations.kept),
  };
  const sold = catalog.sections.some(
    ({ posId, dishPosIds }) => inMenus.has(posId) && dishPosIds.length > 0,
  );
  if (sold) return catalog;
  findings.blocks(
    'NOTHING_TO_SELL',
    'menus',
    'No dish of the menu can be published. Publishing it would leave the site without any.',
  );
  return null;
}

const mapKept = <From, To>(
  placed: readonly Placed<From>[],
  judge: (placed: Placed<From>) => To | null,
): Placed<To>[] =>
  placed.flatMap((one) => {
    const value = judge(one);
    return value === null ? [] : [{ path: one.path, value }];
  });

const valuesOf = <Value>(placed: readonly Placed<Value>[]): Value[] =>
  placed.map(({ value }) => value);
