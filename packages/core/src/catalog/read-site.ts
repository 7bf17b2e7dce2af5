import type {
  CatalogId,
  WixClient,
  WixEntityId,
  WixItem,
  WixMenu,
  WixSection,
} from '@pos-bridge/wix';
import type { LiveStructure } from './live-structure.ts';
import { SyncStopped } from './sync-faults.ts';

/** A live catalog as Wix answers it, archived entities included. */
export interface Site {
  readonly menus: readonly WixMenu[];
  readonly sections: readonly WixSection[];
  readonly items: readonly WixItem[];
}

/** Three reading calls, one after another: the budget of the site belongs to its orders first. */
export async function readSite(
  wix: WixClient,
  catalogId: CatalogId,
  signal: AbortSignal,
): Promise<Site> {
  const menus = await wix.catalogs.menus(catalogId, {}, { signal });
  const sections = await wix.catalogs.sections(catalogId, {}, { signal });
  const items = await wix.catalogs.items(catalogId, {}, { signal });
  return { menus, sections, items };
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
  for (let offset = 0; ; offset += pageSize) {
    const page = { ...locationIds, limit: pageSize, offset };
    const catalogs = await wix.catalogs.list(page, { signal });
    const found = catalogs.find(({ id }) => id === catalogId);
    if (found !== undefined) return found.draftPublishedDate ?? null;
    if (catalogs.length < pageSize) {
      throw new SyncStopped('LOCATION_NOT_FOUND', 'Wix no longer has the menus of this location.', {
        catalogId,
      });
    }
  }
}
