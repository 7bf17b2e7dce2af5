import { changedItem } from './catalog-rules.ts';
import type { ItemContent, StoredItem, StoredMenu } from './wix-catalog.ts';
import { WixRefusal } from './wix-errors.ts';
import type { WixEvents } from './wix-events.ts';
import type { LiveCatalog, WixState } from './wix-state.ts';

/** What a site owner does to the live catalog, in the Wix dashboard or through the API. */
export interface SiteOwner {
  /** Price, stock, name… of a live item. @throws WixRefusal where it is archived or unknown */
  changeItem(catalogId: string, itemId: string, change: ItemContent): StoredItem;
  /** Archives an item of the live catalog, or brings it back. */
  archiveItem(catalogId: string, itemId: string, archived: boolean): StoredItem;
  archiveMenu(catalogId: string, menuId: string, archived: boolean): StoredMenu;
  archiveCatalog(catalogId: string, archived: boolean): LiveCatalog;
}

export function createSiteOwner(deps: {
  readonly state: WixState;
  readonly events: WixEvents;
}): SiteOwner {
  const { state, events } = deps;
  const catalogOf = (id: string): LiveCatalog => {
    const catalog = state.catalogs.get(id);
    if (!catalog) throw new WixRefusal(404, 'CATALOG_NOT_FOUND', 'No such catalog');
    return catalog;
  };
  const changed = (catalog: LiveCatalog): void => {
    state.changed();
    events.catalogChanged(catalog.instanceId, catalog.id);
  };
  const itemOf = (catalog: LiveCatalog, itemId: string): StoredItem => {
    const item = catalog.content.items.get(itemId);
    if (!item) throw new WixRefusal(404, 'ITEM_NOT_FOUND', 'No such item');
    return item;
  };

  return {
    changeItem: (catalogId, itemId, change) => {
      const catalog = catalogOf(catalogId);
      const currency = state.sites.get(catalog.instanceId)?.currency ?? 'USD';
      const item = changedItem(catalog.content, itemOf(catalog, itemId), change, currency);
      if ('code' in item) throw new WixRefusal(400, item.code, item.description);
      catalog.content.items.set(itemId, item);
      changed(catalog);
      return item;
    },
    archiveItem: (catalogId, itemId, archived) => {
      const catalog = catalogOf(catalogId);
      const item = { ...itemOf(catalog, itemId), archived };
      catalog.content.items.set(itemId, item);
      changed(catalog);
      return item;
    },
    archiveMenu: (catalogId, menuId, archived) => {
      const catalog = catalogOf(catalogId);
      const menu = catalog.content.menus.get(menuId);
      if (!menu) throw new WixRefusal(404, 'MENU_NOT_FOUND', 'No such menu');
      const moved = { ...menu, archived };
      catalog.content.menus.set(menuId, moved);
      changed(catalog);
      return moved;
    },
    archiveCatalog: (catalogId, archived) => {
      const moved = { ...catalogOf(catalogId), archived };
      state.catalogs.set(catalogId, moved);
      changed(moved);
      return moved;
    },
  };
}
