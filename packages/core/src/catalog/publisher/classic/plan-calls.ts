import type {
  BulkOutcome,
  DraftCatalogId,
  WixClient,
  WixEntityId,
  WixItem,
  WixMenu,
  WixSection,
} from '@pos-bridge/wix';
import {
  dishKey,
  type EntityIdentity,
  type EntityKey,
  menuKey,
  sectionKey,
  variationKey,
} from '../../entity-key.ts';
import type { CatalogMasters } from '../../masters.ts';
import type { SentChange } from './read-back-changes.ts';
import type { Site } from './read-site.ts';
import type { ListEntry, PlanStep } from './sync-plan.ts';
import {
  changedDishContent,
  changedTextContent,
  newDishContent,
  newTextContent,
  type OptionContext,
} from './wix-content.ts';

/** What it takes to say a plan in Wix's ids. */
export interface PlanContext {
  readonly masters: CatalogMasters;
  /** As it was when the plan was made: carries what no sync decides. */
  readonly site: Site;
  /** Grows with every step that creates. */
  readonly wixIdOf: (key: EntityKey) => WixEntityId;
}

/** A step as one call to Wix. */
export interface PlanCall {
  readonly send: (
    wix: WixClient,
    draftId: DraftCatalogId,
    signal: AbortSignal,
  ) => Promise<BulkOutcome<WixItem | WixMenu | WixSection>>;
  /** What people know the entries by, in their order. */
  readonly names: readonly string[];
  /** What a creating step makes, in the order of its entries; empty for the others. */
  readonly creates: readonly EntityIdentity[];
  /** What a changing step changes, in the order of its entries; empty for those that create. */
  readonly changes: readonly SentChange[];
}

export function callOf(step: PlanStep, context: PlanContext): PlanCall {
  const { wixIdOf } = context;
  switch (step.kind) {
    case 'archive_menus':
    case 'unarchive_menus': {
      const ids = step.entries.map(({ wixId }) => wixId);
      return {
        send: (wix, draftId, signal) =>
          step.kind === 'archive_menus'
            ? wix.drafts.bulkArchiveMenus(draftId, ids, { signal })
            : wix.drafts.bulkUnarchiveMenus(draftId, ids, { signal }),
        names: step.entries.map(({ name }) => name),
        creates: [],
        changes: step.entries.map(({ wixId, name }) => ({
          list: 'menus',
          id: wixId,
          name,
          fields: { archived: step.kind === 'archive_menus' },
        })),
      };
    }
    case 'create_variations': {
      const variations = step.entries.map(({ name }) => ({ name }));
      return {
        send: (wix, draftId, signal) =>
          wix.drafts.bulkCreateVariations(draftId, variations, { signal }),
        names: namesOf(step.entries),
        creates: step.entries.map(({ posId }) => ({ kind: 'VARIATION', posId })),
        changes: [],
      };
    }
    case 'create_menus': {
      const menus = step.entries.map(newTextContent);
      return {
        send: (wix, draftId, signal) => wix.drafts.bulkCreateMenus(draftId, menus, { signal }),
        names: namesOf(step.entries),
        creates: step.entries.map(({ posId }) => ({ kind: 'MENU', posId })),
        changes: [],
      };
    }
    case 'create_sections': {
      const sections = step.entries.map((section) => ({
        menuId: wixIdOf(menuKey(section.menuPosId)),
        section: newTextContent(section),
      }));
      return {
        send: (wix, draftId, signal) =>
          wix.drafts.bulkCreateSections(draftId, sections, { signal }),
        names: namesOf(step.entries),
        creates: step.entries.map(({ posId, menuPosId }) => ({
          kind: 'SECTION',
          posId,
          menuPosId,
        })),
        changes: [],
      };
    }
    case 'create_dishes': {
      const dishes = step.entries.map(({ dish, menu, section }) => ({
        menuId: wixIdOf(menu),
        sectionId: wixIdOf(section),
        dish: newDishContent(dish, optionContext(context)),
      }));
      return {
        send: (wix, draftId, signal) => wix.drafts.bulkCreateDishes(draftId, dishes, { signal }),
        names: step.entries.map(({ dish }) => dish.name),
        creates: step.entries.map(({ dish }) => ({ kind: 'DISH', posId: dish.posId })),
        changes: [],
      };
    }
    case 'update_items':
      return updateItems(step, context);
    case 'update_sections':
      return updateSections(step, context);
    case 'update_menus':
      return updateMenus(step, context);
  }
}

type Step<Kind extends PlanStep['kind']> = Extract<PlanStep, { readonly kind: Kind }>;

function updateItems({ entries }: Step<'update_items'>, context: PlanContext): PlanCall {
  const live = new Map(context.site.items.map((item) => [item.id, item]));
  const items = entries.map((entry) => {
    if (entry.kind === 'VARIATION') {
      const { variation, fields } = entry;
      return {
        id: context.wixIdOf(variationKey(variation.posId)),
        ...(fields.includes('name') && { name: variation.name }),
        ...(fields.includes('inStock') && { inStock: variation.inStock }),
      };
    }
    const id = context.wixIdOf(dishKey(entry.dish.posId));
    const { dish, fields } = entry;
    return { id, ...changedDishContent(dish, fields, live.get(id), optionContext(context)) };
  });
  const names = entries.map((entry) =>
    entry.kind === 'VARIATION' ? entry.variation.name : entry.dish.name,
  );
  return {
    send: (wix, draftId, signal) => wix.drafts.bulkUpdateItems(draftId, items, { signal }),
    names,
    creates: [],
    changes: changesOf('items', items, names),
  };
}

function updateSections({ entries }: Step<'update_sections'>, context: PlanContext): PlanCall {
  const live = new Map(context.site.sections.map((section) => [section.id, section]));
  const sections = entries.map(({ section, fields, dishes }) => {
    const id = context.wixIdOf(sectionKey(section.menuPosId, section.posId));
    return {
      menuId: context.wixIdOf(menuKey(section.menuPosId)),
      section: {
        id,
        ...changedTextContent(section, fields, live.get(id) ?? {}),
        ...(dishes !== null && { itemIds: { values: idsOf(dishes, context) } }),
      },
    };
  });
  return {
    send: (wix, draftId, signal) => wix.drafts.bulkUpdateSections(draftId, sections, { signal }),
    names: entries.map(({ section }) => section.name),
    creates: [],
    changes: changesOf(
      'sections',
      sections.map(({ section }) => section),
      entries.map(({ section }) => section.name),
    ),
  };
}

function updateMenus({ entries }: Step<'update_menus'>, context: PlanContext): PlanCall {
  const live = new Map(context.site.menus.map((menu) => [menu.id, menu]));
  const menus = entries.map(({ menu, fields, sections }) => {
    const id = context.wixIdOf(menuKey(menu.posId));
    return {
      id,
      ...changedTextContent(menu, fields, live.get(id) ?? {}),
      ...(sections !== null && { sectionIds: { values: idsOf(sections, context) } }),
    };
  });
  return {
    send: (wix, draftId, signal) => wix.drafts.bulkUpdateMenus(draftId, menus, { signal }),
    names: entries.map(({ menu }) => menu.name),
    creates: [],
    changes: changesOf(
      'menus',
      menus,
      entries.map(({ menu }) => menu.name),
    ),
  };
}

const changesOf = (
  list: SentChange['list'],
  entities: readonly { readonly id: WixEntityId }[],
  names: readonly string[],
): SentChange[] =>
  entities.map(({ id, ...fields }, at) => ({ list, id, name: names[at] ?? id, fields }));

const namesOf = (entries: readonly { readonly name: string }[]) => entries.map(({ name }) => name);

const idsOf = (list: readonly ListEntry[], { wixIdOf }: PlanContext): WixEntityId[] =>
  list.map((entry) => ('wixId' in entry ? entry.wixId : wixIdOf(entry.key)));

const optionContext = ({ masters, wixIdOf }: PlanContext): OptionContext => ({
  masters,
  wixIdOfVariation: (posId) => wixIdOf(variationKey(posId)),
});
