import { type CanonicalCatalog, canonicalCatalogSchema } from '@pos-bridge/pos';
import { type WixEntityId, wixEntityIdSchema } from '@pos-bridge/wix';
import type { Identifier } from '../../entity-key.ts';
import { type CatalogMasters, posIsMasterOfAll } from '../../masters.ts';
import { catalogVersionOf } from '../../versions/catalog-version.ts';
import type { LiveStructure } from './live-structure.ts';
import { type PlanQuestion, planSync } from './plan-sync.ts';
import type { PlanStep } from './sync-plan.ts';

export const id = (text: string): WixEntityId => wixEntityIdSchema.parse(text);

/** Lunch: soups (miso), mains (ramen with a size, udon). */
export const lunch = (change: (catalog: CanonicalCatalog) => void = () => undefined) => {
  const dish = (posId: string, more: object = {}) => ({
    posId,
    name: posId,
    price: '9',
    inStock: true,
    optionGroups: [],
    ...more,
  });
  const catalog = canonicalCatalogSchema.parse({
    currency: 'USD',
    menus: [{ posId: 'lunch', name: 'Lunch', sectionPosIds: ['soups', 'mains'] }],
    sections: [
      { posId: 'soups', name: 'Soups', dishPosIds: ['miso'] },
      { posId: 'mains', name: 'Mains', dishPosIds: ['ramen', 'udon'] },
    ],
    dishes: [
      dish('miso'),
      dish('udon'),
      dish('ramen', {
        optionGroups: [
          {
            posId: 'extras',
            name: 'Extras',
            kind: 'EXTRAS',
            min: 0,
            max: 1,
            choices: [{ variationPosId: 'egg', price: '1' }],
          },
        ],
      }),
    ],
    variations: [{ posId: 'egg', name: 'Egg', inStock: true }],
  });
  change(catalog);
  return catalogVersionOf(catalog).catalog;
};

export const addDish = (catalog: CanonicalCatalog, posId: string) => {
  const [miso] = catalog.dishes;
  if (miso === undefined) throw new Error('no dish to copy');
  catalog.dishes.push({ ...miso, posId });
};

export const known: Identifier[] = [
  { kind: 'MENU', posId: 'lunch', wixId: id('w-lunch') },
  { kind: 'SECTION', menuPosId: 'lunch', posId: 'soups', wixId: id('w-soups') },
  { kind: 'SECTION', menuPosId: 'lunch', posId: 'mains', wixId: id('w-mains') },
  { kind: 'DISH', posId: 'miso', wixId: id('w-miso') },
  { kind: 'DISH', posId: 'ramen', wixId: id('w-ramen') },
  { kind: 'DISH', posId: 'udon', wixId: id('w-udon') },
  { kind: 'VARIATION', posId: 'egg', wixId: id('w-egg') },
];

interface Live {
  menus: { id: WixEntityId; name: string; archived: boolean; sectionIds: WixEntityId[] }[];
  sections: { id: WixEntityId; menuId: WixEntityId; archived: boolean; itemIds: WixEntityId[] }[];
  items: { id: WixEntityId; archived: boolean }[];
}

/** The site after `lunch()` was published, beside a menu that the owner made since. */
export const liveLunch = (change: (live: Live) => void = () => undefined): LiveStructure => {
  const live: Live = {
    menus: [
      {
        id: id('w-lunch'),
        name: 'Lunch',
        archived: false,
        sectionIds: [id('w-soups'), id('w-mains')],
      },
      { id: id('site-menu'), name: 'Catering', archived: false, sectionIds: [] },
    ],
    sections: [
      { id: id('w-soups'), menuId: id('w-lunch'), archived: false, itemIds: [id('w-miso')] },
      {
        id: id('w-mains'),
        menuId: id('w-lunch'),
        archived: false,
        itemIds: [id('w-ramen'), id('w-udon')],
      },
    ],
    items: ['w-miso', 'w-ramen', 'w-udon', 'w-egg', 'site-dish'].map((item) => ({
      id: id(item),
      archived: false,
    })),
  };
  change(live);
  return live;
};

export const plan = (question: Partial<PlanQuestion> = {}) =>
  planSync({
    previous: { catalog: lunch(), masters: posIsMasterOfAll },
    next: lunch(),
    masters: posIsMasterOfAll,
    known,
    live: liveLunch(),
    ...question,
  });

/** A plan in few words: `update_items: ramen(price)`. */
export const told = (steps: readonly PlanStep[]): string[] => steps.map(tell);

function tell(step: PlanStep): string {
  switch (step.kind) {
    case 'archive_menus':
    case 'unarchive_menus':
      return `${step.kind}: ${step.entries.map(({ name }) => name).join(' ')}`;
    case 'create_variations':
    case 'create_menus':
    case 'create_sections':
      return `${step.kind}: ${step.entries.map(({ posId }) => posId).join(' ')}`;
    case 'create_dishes':
      return `${step.kind}: ${step.entries.map(({ dish }) => dish.posId).join(' ')}`;
    case 'update_items':
      return `${step.kind}: ${step.entries
        .map((entry) =>
          entry.kind === 'DISH'
            ? `${entry.dish.posId}(${entry.fields.join()})`
            : `${entry.variation.posId}(${entry.fields.join()})`,
        )
        .join(' ')}`;
    case 'update_sections':
      return `${step.kind}: ${step.entries
        .map(({ section, fields, dishes }) => `${section.posId}(${list(fields, dishes)})`)
        .join(' ')}`;
    case 'update_menus':
      return `${step.kind}: ${step.entries
        .map(({ menu, fields, sections }) => `${menu.posId}(${list(fields, sections)})`)
        .join(' ')}`;
  }
}

const list = (fields: readonly string[], children: readonly object[] | null) =>
  [
    ...fields,
    ...(children === null ? [] : [children.map((child) => Object.values(child)).join('+')]),
  ].join();

export const without = (posId: string) => (catalog: CanonicalCatalog) => {
  for (const section of catalog.sections) {
    section.dishPosIds = section.dishPosIds.filter((dish) => dish !== posId);
  }
};

export const siteDecides = (concern: keyof CatalogMasters): CatalogMasters => ({
  ...posIsMasterOfAll,
  [concern]: 'WIX',
});
