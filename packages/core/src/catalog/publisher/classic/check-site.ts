import type { WixEntityId } from '@pos-bridge/wix';
import { dishKey, type EntityKey, menuKey, sectionKey, variationKey } from '../../entity-key.ts';
import type { CatalogMasters } from '../../masters.ts';
import type { LiveStructure } from './live-structure.ts';
import type { ProjectedCatalog } from './project-catalog.ts';

/**
 * What the live catalog lacks of what was published, in sentences; none: every id that the bridge
 * wrote down is there, at its place. That ids survive publishing is not promised by Wix, so that this
 * looks. It does not compare names, prices and the like.
 */
export function missingFromSite(
  wanted: ProjectedCatalog,
  wixIdOf: (key: EntityKey) => WixEntityId | undefined,
  site: LiveStructure,
  masters: CatalogMasters,
): string[] {
  const missing: string[] = [];
  const menus = new Map(site.menus.map((menu) => [menu.id, menu]));
  const sections = new Map(site.sections.map((section) => [section.id, section]));
  const items = new Map(site.items.map((item) => [item.id, item]));
  const live = <Entity extends { readonly archived: boolean }>(
    entities: ReadonlyMap<WixEntityId, Entity>,
    key: EntityKey,
    name: string,
  ): Entity | undefined => {
    const id = wixIdOf(key);
    const entity = id === undefined ? undefined : entities.get(id);
    if (entity === undefined) missing.push(`${name} is not there`);
    else if (entity.archived) missing.push(`${name} is archived`);
    return entity;
  };
  const inOrder = (list: readonly WixEntityId[], keys: readonly EntityKey[], name: string) => {
    const ids = keys.map(wixIdOf);
    const ours = new Set(ids);
    const listed = list.filter((id) => ours.has(id));
    const isRight =
      masters.entitySortingControl === 'POS'
        ? listed.length === ids.length && listed.every((id, at) => id === ids[at])
        : new Set(listed).size === ours.size;
    if (!isRight) missing.push(`${name} does not list what it should`);
  };

  for (const menu of wanted.menus) {
    const found = live(menus, menuKey(menu.posId), `menu "${menu.name}"`);
    const sectionKeys = menu.sections.map(({ posId }) => sectionKey(menu.posId, posId));
    if (found) inOrder(found.sectionIds, sectionKeys, `menu "${menu.name}"`);
    for (const section of menu.sections) {
      const name = `section "${section.name}" of menu "${menu.name}"`;
      const place = live(sections, sectionKey(menu.posId, section.posId), name);
      if (place) inOrder(place.itemIds, section.dishPosIds.map(dishKey), name);
    }
  }
  for (const dish of wanted.dishes) live(items, dishKey(dish.posId), `dish "${dish.name}"`);
  for (const { posId, name } of wanted.variations) {
    live(items, variationKey(posId), `variation "${name}"`);
  }
  return missing;
}
