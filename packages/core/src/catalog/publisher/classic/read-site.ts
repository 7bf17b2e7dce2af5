import type {
  CatalogId,
  ListFilter,
  WixClient,
  WixEntityId,
  WixItem,
  WixMenu,
  WixSection,
} from '@pos-bridge/wix';
import { SyncStopped } from '../../sync-stopped.ts';
import type { LiveStructure } from './live-structure.ts';

/** A live catalog as Wix answers it, archived entities included. */
export interface Site {
  readonly menus: readonly WixMenu[];
  readonly sections: readonly WixSection[];
  readonly items: readonly WixItem[];
}

/** Six reading calls, one after another: the budget of the site belongs to its orders first. */
export async function readSite(
  wix: WixClient,
  catalogId: CatalogId,
  signal: AbortSignal,
): Promise<Site> {
  const { catalogs } = wix;
  const menus = await withArchived((filter) => catalogs.menus(catalogId, filter, { signal }));
  const sections = await withArchived((filter) => catalogs.sections(catalogId, filter, { signal }));
  const items = await withArchived((filter) => catalogs.items(catalogId, filter, { signal }));
  return { menus, sections, items };
}

/**
 * Wix lists what is not archived unless asked, and does not say whether `archived: true` then lists the
 * archived ones *too* or *alone*. So both are asked, and an entity counts once, as it was read last.
 */
async function withArchived<Entity extends { readonly id: WixEntityId }>(
  list: (filter: ListFilter) => Promise<readonly Entity[]>,
): Promise<readonly Entity[]> {
  const usual = await list({ archived: false });
  const archived = await list({ archived: true });
  return [...new Map([...usual, ...archived].map((entity) => [entity.id, entity])).values()];
}

export function structureOf(site: Site): LiveStructure {
  const homes = new Map<WixEntityId, WixEntityId>();
  for (const menu of site.menus) {
    for (const sectionId of menu.sectionIds?.values ?? []) homes.set(sectionId, menu.id);
  }
  return {
    menus: site.menus.map((menu) => ({
      id: menu.id,
      name: menu.name ?? '',
      archived: menu.archived === true,
      sectionIds: menu.sectionIds?.values ?? [],
    })),
    sections: site.sections.map((section) => ({
      id: section.id,
      menuId: section.menuId ?? homes.get(section.id) ?? null,
      archived: section.archived === true,
      itemIds: section.itemIds?.values ?? [],
    })),
    items: site.items.map(({ id, archived }) => ({ id, archived: archived === true })),
  };
}

const pageSize = 50;

/**
 * When the catalog's last draft was published; null where none ever was. Tells what became of a
 * Publish whose answer was lost.
 */
export async function readPublishedDate(
  wix: WixClient,
  {
    catalogId,
    wixLocationId,
  }: { readonly catalogId: CatalogId; readonly wixLocationId: string | null },
  signal: AbortSignal,
): Promise<string | null> {
  const locationIds = wixLocationId === null ? {} : { locationIds: [wixLocationId] };
  for (const archived of [false, true]) {
    for (let offset = 0; ; offset += pageSize) {
      const page = { ...locationIds, archived, limit: pageSize, offset };
      const catalogs = await wix.catalogs.list(page, { signal });
      const found = catalogs.find(({ id }) => id === catalogId);
      if (found !== undefined) return found.draftPublishedDate ?? null;
      if (catalogs.length < pageSize) break;
    }
  }
  throw new SyncStopped('LOCATION_NOT_FOUND', 'Wix no longer has the menus of this location.', {
    catalogId,
  });
}
