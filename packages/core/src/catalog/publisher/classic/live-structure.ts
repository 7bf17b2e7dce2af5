import type { WixEntityId } from '@pos-bridge/wix';
import { type EntityIdentity, type EntityKey, type Identifier, keyOf } from '../../entity-key.ts';
import type { ProjectedCatalog } from './project-catalog.ts';

/** How a live Wix catalog hangs together; archived entities included. */
export interface LiveStructure {
  readonly menus: readonly {
    readonly id: WixEntityId;
    readonly name: string;
    readonly archived: boolean;
    readonly sectionIds: readonly WixEntityId[];
  }[];
  readonly sections: readonly {
    readonly id: WixEntityId;
    readonly menuId: WixEntityId | null;
    readonly archived: boolean;
    readonly itemIds: readonly WixEntityId[];
  }[];
  readonly items: readonly { readonly id: WixEntityId; readonly archived: boolean }[];
}

/**
 * Which of the wanted entities the site still has, so that they keep their ids. `known` may name a
 * thing several times, the newest first. What was deleted or archived on Wix is not kept: archived
 * sections and items refuse updates, and no call brings them back but their menu's unarchiving.
 */
export function keptIdentifiers(
  wanted: ProjectedCatalog,
  known: readonly Identifier[],
  live: LiveStructure,
): Map<EntityKey, WixEntityId> {
  const candidates = Map.groupBy(known, keyOf);
  const menus = new Map(live.menus.map((menu) => [menu.id, menu]));
  const sections = new Map(live.sections.map((section) => [section.id, section]));
  const items = new Map(live.items.map((item) => [item.id, item]));
  const kept = new Map<EntityKey, WixEntityId>();
  const keep = (name: EntityIdentity, isUsable: (id: WixEntityId) => boolean) => {
    const key = keyOf(name);
    const found = candidates.get(key)?.find(({ wixId }) => isUsable(wixId));
    if (found) kept.set(key, found.wixId);
    return found?.wixId;
  };

  /** Comes back with its menu, because it was archived with it. */
  const returning = new Set<WixEntityId>();
  for (const menu of wanted.menus) {
    const menuId = keep({ kind: 'MENU', posId: menu.posId }, (id) => menus.has(id));
    if (menuId === undefined) continue;
    const comesBack = menus.get(menuId)?.archived === true;
    for (const { posId } of menu.sections) {
      const sectionId = keep({ kind: 'SECTION', posId, menuPosId: menu.posId }, (id) => {
        const section = sections.get(id);
        if (section === undefined || (section.archived && !comesBack)) return false;
        return section.menuId === null || section.menuId === menuId;
      });
      if (sectionId === undefined || !comesBack) continue;
      for (const itemId of sections.get(sectionId)?.itemIds ?? []) returning.add(itemId);
    }
  }
  for (const { posId } of wanted.dishes) {
    keep({ kind: 'DISH', posId }, (id) => {
      const item = items.get(id);
      return item !== undefined && (!item.archived || returning.has(id));
    });
  }
  for (const { posId } of wanted.variations) {
    keep({ kind: 'VARIATION', posId }, (id) => items.get(id)?.archived === false);
  }
  return kept;
}

/** The live children of a kept section or menu; empty for one that is about to be created. */
export function liveLists(live: LiveStructure): ReadonlyMap<WixEntityId, readonly WixEntityId[]> {
  return new Map([
    ...live.menus.map((menu) => [menu.id, menu.sectionIds] as const),
    ...live.sections.map((section) => [section.id, section.itemIds] as const),
  ]);
}

/** The names of what is kept, menus first. */
export function keptNames(
  projected: ProjectedCatalog,
  kept: ReadonlyMap<EntityKey, WixEntityId>,
): Identifier[] {
  const all: EntityIdentity[] = [
    ...projected.menus.flatMap(({ posId, sections }): EntityIdentity[] => [
      { kind: 'MENU', posId },
      ...sections.map(
        (section): EntityIdentity => ({
          kind: 'SECTION',
          posId: section.posId,
          menuPosId: section.menuPosId,
        }),
      ),
    ]),
    ...projected.dishes.map(({ posId }): EntityIdentity => ({ kind: 'DISH', posId })),
    ...projected.variations.map(({ posId }): EntityIdentity => ({ kind: 'VARIATION', posId })),
  ];
  return all.flatMap((identity) => {
    const wixId = kept.get(keyOf(identity));
    return wixId === undefined ? [] : [{ ...identity, wixId }];
  });
}
