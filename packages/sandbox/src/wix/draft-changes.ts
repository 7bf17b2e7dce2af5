import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { changedItem, entryError, sentFields, storedOptions } from './catalog-rules.ts';
import {
  type CatalogContent,
  itemContentSchema,
  menuContentSchema,
  type StoredItem,
  type StoredMenu,
  type StoredSection,
  sectionContentSchema,
  sentEntity,
} from './wix-catalog.ts';
import type { EntryError } from './wix-errors.ts';

/** Entries of a bulk call: Wix takes at most 20 of them. */
const entriesOf = <T extends z.ZodType>(entry: T) => z.array(entry).min(1).max(20);
const id = z.string().min(1).max(100);
/** What every bulk call may say beside its entries; whatever else Wix does not know is refused. */
const bulkOptions = { returnFullEntity: z.boolean().default(true) };

type Entity = StoredItem | StoredMenu | StoredSection;
/** What became of one entry; a created or changed entity, or why not. */
export type EntryOutcome = Entity | EntryError;

/** One bulk call: how to read its entries, and what each does to the draft. */
export interface BulkChange {
  /** @throws z.ZodError where the request as a whole is refused */
  read(body: unknown): readonly ((content: CatalogContent, currency: string) => EntryOutcome)[];
}

const bulk = <Body extends z.ZodType, Entry>(
  body: Body,
  entries: (parsed: z.output<Body>) => readonly Entry[],
  apply: (content: CatalogContent, entry: Entry, currency: string) => EntryOutcome,
): BulkChange => ({
  read: (sent) =>
    entries(body.parse(sent)).map(
      (entry) => (content, currency) => apply(content, entry, currency),
    ),
});

const setArchived = (archived: boolean): BulkChange =>
  bulk(
    z.strictObject({ ...bulkOptions, ids: entriesOf(id) }),
    ({ ids }) => ids,
    (content, menuId) => {
      const menu = content.menus.get(menuId);
      if (!menu) return entryError('MENU_NOT_FOUND', `No menu ${menuId}`);
      return keep(content.menus, { ...menu, archived });
    },
  );

/** The bulk calls of draft catalogs, by their path below `/bulk`. */
export const bulkChanges = {
  'menus/archive': setArchived(true),
  'menus/unarchive': setArchived(false),

  'variations/create': bulk(
    z.strictObject({
      ...bulkOptions,
      variations: entriesOf(z.strictObject({ name: z.string().min(1) })),
    }),
    ({ variations }) => variations,
    (content, { name }) =>
      keep(content.items, {
        id: randomUUID(),
        type: 'VARIATION',
        name,
        archived: false,
        inStock: true,
      }),
  ),

  'menus/create': bulk(
    z.strictObject({
      ...bulkOptions,
      menus: entriesOf(sentEntity(menuContentSchema.required({ name: true }))),
    }),
    ({ menus }) => menus,
    (content, { sectionIds, ...menu }) => {
      const menuId = randomUUID();
      const values = sectionIds?.values ?? [];
      return (
        sectionFault(content, menuId, values) ??
        keep(content.menus, {
          ...sentFields(menu),
          id: menuId,
          archived: false,
          sectionIds: { values },
        })
      );
    },
  ),

  'menus/update': bulk(
    z.strictObject({
      ...bulkOptions,
      menus: entriesOf(sentEntity(menuContentSchema.extend({ id }))),
    }),
    ({ menus }) => menus,
    (content, { id: menuId, sectionIds, ...change }) => {
      const menu = content.menus.get(menuId);
      if (!menu) return entryError('MENU_NOT_FOUND', `No menu ${menuId}`);
      if (menu.archived) return entryError('MENU_ARCHIVED', "Archived menus can't be updated");
      const values = sectionIds?.values ?? menu.sectionIds.values;
      return (
        sectionFault(content, menuId, values) ??
        keep(content.menus, { ...menu, ...sentFields(change), sectionIds: { values } })
      );
    },
  ),

  'sections/create': bulk(
    z.strictObject({
      ...bulkOptions,
      createSectionRequests: entriesOf(
        z.strictObject({
          menuId: id,
          section: sentEntity(sectionContentSchema.required({ name: true })),
        }),
      ),
    }),
    ({ createSectionRequests }) => createSectionRequests,
    (content, { menuId, section: { itemIds, ...section } }) => {
      const menu = content.menus.get(menuId);
      if (!menu) return entryError('MENU_NOT_FOUND', `No menu ${menuId}`);
      if (menu.archived) return entryError('MENU_ARCHIVED', "Archived menus can't be updated");
      const values = itemIds?.values ?? [];
      const fault = itemFault(content, values);
      if (fault) return fault;
      const created = keep(content.sections, {
        ...sentFields(section),
        id: randomUUID(),
        menuId,
        archived: false,
        itemIds: { values },
      });
      keep(content.menus, {
        ...menu,
        sectionIds: { values: [...menu.sectionIds.values, created.id] },
      });
      return created;
    },
  ),

  'sections/update': bulk(
    z.strictObject({
      ...bulkOptions,
      updateSectionsRequests: entriesOf(
        z.strictObject({ menuId: id, section: sentEntity(sectionContentSchema.extend({ id })) }),
      ),
    }),
    ({ updateSectionsRequests }) => updateSectionsRequests,
    (content, { menuId, section: { id: sectionId, itemIds, ...change } }) => {
      const section = content.sections.get(sectionId);
      if (section?.menuId !== menuId)
        return entryError('SECTION_NOT_FOUND', `No section ${sectionId} in menu ${menuId}`);
      if (section.archived)
        return entryError('SECTION_ARCHIVED', "Archived sections can't be updated");
      const values = itemIds?.values ?? section.itemIds.values;
      return (
        itemFault(content, values) ??
        keep(content.sections, { ...section, ...sentFields(change), itemIds: { values } })
      );
    },
  ),

  'dishes/create': bulk(
    z.strictObject({
      ...bulkOptions,
      createDishRequests: entriesOf(
        z.strictObject({
          menuId: id,
          sectionId: id,
          dish: sentEntity(itemContentSchema.required({ name: true })),
        }),
      ),
    }),
    ({ createDishRequests }) => createDishRequests,
    (content, { menuId, sectionId, dish }, currency) => {
      const section = content.sections.get(sectionId);
      if (!content.menus.has(menuId)) return entryError('MENU_NOT_FOUND', `No menu ${menuId}`);
      if (section?.menuId !== menuId)
        return entryError('SECTION_NOT_FOUND', `No section ${sectionId} in menu ${menuId}`);
      const { dishOptions, inStock, price, ...fields } = dish;
      const options = storedOptions(content, dishOptions);
      if (options && 'code' in options) return options;
      const created = keep(content.items, {
        ...sentFields(fields),
        id: randomUUID(),
        type: 'DISH',
        archived: false,
        inStock: inStock ?? true,
        ...(price ? { price: { value: price.value, currency } } : {}),
        ...(options ? { dishOptions: options } : {}),
      });
      keep(content.sections, {
        ...section,
        itemIds: { values: [...section.itemIds.values, created.id] },
      });
      return created;
    },
  ),

  'items/update': bulk(
    z.strictObject({
      ...bulkOptions,
      items: entriesOf(sentEntity(itemContentSchema.extend({ id }))),
    }),
    ({ items }) => items,
    (content, { id: itemId, ...change }, currency) => {
      const item = content.items.get(itemId);
      if (!item) return entryError('ITEM_NOT_FOUND', `No item ${itemId}`);
      const changed = changedItem(content, item, change, currency);
      return 'code' in changed ? changed : keep(content.items, changed);
    },
  ),
} as const satisfies Record<string, BulkChange>;
export type BulkPath = keyof typeof bulkChanges;

function keep<T extends Entity>(things: Map<string, T>, thing: T): T {
  things.set(thing.id, thing);
  return thing;
}

function sectionFault(
  content: CatalogContent,
  menuId: string,
  sectionIds: readonly string[],
): EntryError | null {
  const stray = sectionIds.find((sectionId) => content.sections.get(sectionId)?.menuId !== menuId);
  if (stray !== undefined)
    return entryError('SECTION_NOT_FOUND', `Section ${stray} does not belong to the menu`);
  return new Set(sectionIds).size === sectionIds.length
    ? null
    : entryError('DUPLICATE_SECTION', 'A section is named twice');
}

function itemFault(content: CatalogContent, itemIds: readonly string[]): EntryError | null {
  const stray = itemIds.find((itemId) => content.items.get(itemId)?.type !== 'DISH');
  if (stray !== undefined) return entryError('ITEM_NOT_FOUND', `${stray} is not a dish`);
  return new Set(itemIds).size === itemIds.length
    ? null
    : entryError('DUPLICATE_ITEM', 'A dish is named twice');
}
