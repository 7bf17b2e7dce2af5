import type { CanonicalCatalog } from '@pos-bridge/pos';
import type { WixEntityId } from '@pos-bridge/wix';
import {
  dishKey,
  type EntityKey,
  type Identifier,
  menuKey,
  sectionKey,
  variationKey,
} from '../../entity-key.ts';
import type { CatalogMasters } from '../../masters.ts';
import { changedDishFields, changedTexts, changedVariationFields } from './changed-fields.ts';
import { keptIdentifiers, type LiveStructure, liveLists } from './live-structure.ts';
import { plannedList } from './planned-list.ts';
import {
  type ProjectedCatalog,
  type ProjectedMenu,
  type ProjectedSection,
  projectCatalog,
} from './project-catalog.ts';
import {
  type DishCreation,
  type ItemUpdate,
  inBulks,
  type MenuUpdate,
  type NamedMenu,
  type PlanStep,
  planOf,
  type SectionUpdate,
  type SyncPlan,
} from './sync-plan.ts';

export interface PlanQuestion {
  /** What was last published, and who was master of what then; null before the first sync. */
  readonly previous: {
    readonly catalog: CanonicalCatalog;
    readonly masters: CatalogMasters;
  } | null;
  readonly next: CanonicalCatalog;
  readonly masters: CatalogMasters;
  /** Every Wix id that a sync ever made for this configuration, the newest of a name first. */
  readonly known: readonly Identifier[];
  readonly live: LiveStructure;
  /** Sends every field again, whatever was published: the way to mend what was changed by hand. */
  readonly everything?: boolean;
}

/**
 * The fewest bulk calls that turn the live catalog into `next`: archive, then create from the top
 * down (a child names its parents, and variations are named by dishes), then update. Ids of what the
 * site still has are kept. Both catalogs come in their normal spelling.
 */
export function planSync(question: PlanQuestion): SyncPlan {
  const { masters, live } = question;
  const next = projectCatalog(question.next, masters);
  const previous =
    question.previous && projectCatalog(question.previous.catalog, question.previous.masters);
  const comparedWith = question.everything ? null : previous;
  const kept = keptIdentifiers(next, question.known, live);
  const isNew = (key: EntityKey) => !kept.has(key);

  const ours = new Set(question.known.map(({ wixId }) => wixId));
  const isFirst = !live.menus.some(({ id }) => ours.has(id));
  const menus = menusToMove(question, next, kept, ours, isFirst);

  const newVariations = next.variations.filter(({ posId }) => isNew(variationKey(posId)));
  const newMenus = next.menus.filter(({ posId }) => isNew(menuKey(posId)));
  const newSections = sectionsOf(next).filter((section) => isNew(keyOf(section)));
  const newDishes = dishCreations(next, isNew);

  const lists = listPlanner(question, kept, ours, newSections, newDishes);
  const archiving = bulks(menus.archive, (entries) => ({ kind: 'archive_menus', entries }));
  const steps: PlanStep[] = [
    ...(isFirst ? archiving : []),
    ...bulks(menus.unarchive, (entries) => ({ kind: 'unarchive_menus', entries })),
    ...bulks(newVariations, (entries) => ({ kind: 'create_variations', entries })),
    ...bulks(newMenus, (entries) => ({ kind: 'create_menus', entries })),
    ...bulks(newSections, (entries) => ({ kind: 'create_sections', entries })),
    ...bulks(newDishes, (entries) => ({ kind: 'create_dishes', entries })),
    ...bulks(itemUpdates(question, next, comparedWith, isNew), (entries) => ({
      kind: 'update_items',
      entries,
    })),
    ...bulks(sectionUpdates(next, comparedWith, isNew, lists), (entries) => ({
      kind: 'update_sections',
      entries,
    })),
    ...bulks(menuUpdates(next, comparedWith, isNew, lists), (entries) => ({
      kind: 'update_menus',
      entries,
    })),
    // A dish may have moved out of a menu that leaves: it must have its new place by then.
    ...(isFirst ? [] : archiving),
  ];
  return planOf(isFirst, steps, kept);
}

const bulks = <Entry>(
  entries: readonly Entry[],
  step: (entries: readonly Entry[]) => PlanStep,
): PlanStep[] => inBulks(entries).map(step);

const sectionsOf = (catalog: ProjectedCatalog): ProjectedSection[] =>
  catalog.menus.flatMap((menu) => menu.sections);

const keyOf = ({ menuPosId, posId }: ProjectedSection): EntityKey => sectionKey(menuPosId, posId);

function menusToMove(
  { live }: PlanQuestion,
  next: ProjectedCatalog,
  kept: ReadonlyMap<EntityKey, WixEntityId>,
  ours: ReadonlySet<WixEntityId>,
  isFirst: boolean,
): { readonly archive: NamedMenu[]; readonly unarchive: NamedMenu[] } {
  const wanted = new Set(next.menus.map(({ posId }) => kept.get(menuKey(posId))));
  const named = (menus: LiveStructure['menus']): NamedMenu[] =>
    menus.map(({ id, name }) => ({ wixId: id, name }));
  return {
    archive: named(
      live.menus.filter(
        ({ id, archived }) => !archived && !wanted.has(id) && (isFirst || ours.has(id)),
      ),
    ),
    unarchive: named(live.menus.filter(({ id, archived }) => archived && wanted.has(id))),
  };
}

/** A dish is made once, where guests see it first; other sections that show it list it. */
function dishCreations(next: ProjectedCatalog, isNew: (key: EntityKey) => boolean): DishCreation[] {
  const dishes = new Map(next.dishes.map((dish) => [dish.posId, dish]));
  const made = new Set<string>();
  return sectionsOf(next).flatMap((section) =>
    section.dishPosIds.flatMap((posId) => {
      const dish = dishes.get(posId);
      if (dish === undefined || made.has(posId) || !isNew(dishKey(posId))) return [];
      made.add(posId);
      return [{ dish, menu: menuKey(section.menuPosId), section: keyOf(section) }];
    }),
  );
}

function itemUpdates(
  question: PlanQuestion,
  next: ProjectedCatalog,
  comparedWith: ProjectedCatalog | null,
  isNew: (key: EntityKey) => boolean,
): ItemUpdate[] {
  const updates: ItemUpdate[] = [];
  const variationsBefore = byPosId(comparedWith?.variations ?? []);
  for (const variation of next.variations) {
    const fields = isNew(variationKey(variation.posId))
      ? // A variation is created by its name alone, and in stock.
        changedVariationFields({ name: variation.name, inStock: true }, variation)
      : changedVariationFields(variationsBefore.get(variation.posId), variation);
    if (fields.length > 0) updates.push({ kind: 'VARIATION', variation, fields });
  }

  const remade = new Set(
    next.variations.map(({ posId }) => posId).filter((posId) => isNew(variationKey(posId))),
  );
  const bounds = { before: question.previous?.masters, now: question.masters };
  const dishesBefore = byPosId(comparedWith?.dishes ?? []);
  for (const dish of next.dishes) {
    if (isNew(dishKey(dish.posId))) continue;
    const fields = changedDishFields(dishesBefore.get(dish.posId), dish, bounds, remade);
    if (fields.length > 0) updates.push({ kind: 'DISH', dish, fields });
  }
  return updates;
}

function sectionUpdates(
  next: ProjectedCatalog,
  comparedWith: ProjectedCatalog | null,
  isNew: (key: EntityKey) => boolean,
  lists: ListPlanner,
): SectionUpdate[] {
  const before = new Map(
    comparedWith ? sectionsOf(comparedWith).map((section) => [keyOf(section), section]) : [],
  );
  return sectionsOf(next).flatMap((section) => {
    const key = keyOf(section);
    const fields = isNew(key) ? [] : changedTexts(before.get(key), section);
    const dishes = lists(key, section.dishPosIds.map(dishKey));
    return fields.length === 0 && dishes === null ? [] : [{ section, fields, dishes }];
  });
}

function menuUpdates(
  next: ProjectedCatalog,
  comparedWith: ProjectedCatalog | null,
  isNew: (key: EntityKey) => boolean,
  lists: ListPlanner,
): MenuUpdate[] {
  const before = byPosId<ProjectedMenu>(comparedWith?.menus ?? []);
  return next.menus.flatMap((menu) => {
    const key = menuKey(menu.posId);
    const fields = isNew(key) ? [] : changedTexts(before.get(menu.posId), menu);
    const sections = lists(key, menu.sections.map(keyOf));
    return fields.length === 0 && sections === null ? [] : [{ menu, fields, sections }];
  });
}

type ListPlanner = (
  parent: EntityKey,
  wanted: readonly EntityKey[],
) => ReturnType<typeof plannedList>;

function listPlanner(
  { live, masters }: PlanQuestion,
  kept: ReadonlyMap<EntityKey, WixEntityId>,
  ours: ReadonlySet<WixEntityId>,
  newSections: readonly ProjectedSection[],
  newDishes: readonly DishCreation[],
): ListPlanner {
  const lists = liveLists(live);
  const created = Map.groupBy(
    [
      ...newSections.map((section) => ({
        parent: menuKey(section.menuPosId),
        key: keyOf(section),
      })),
      ...newDishes.map(({ section, dish }) => ({ parent: section, key: dishKey(dish.posId) })),
    ],
    ({ parent }) => parent,
  );
  return (parent, wanted) => {
    const wixId = kept.get(parent);
    return plannedList({
      live: wixId === undefined ? [] : (lists.get(wixId) ?? []),
      created: (created.get(parent) ?? []).map(({ key }) => key),
      wanted,
      kept,
      ours,
      sorting: masters.entitySortingControl,
    });
  };
}

const byPosId = <Entity extends { readonly posId: string }>(entities: readonly Entity[]) =>
  new Map(entities.map((entity) => [entity.posId, entity]));
