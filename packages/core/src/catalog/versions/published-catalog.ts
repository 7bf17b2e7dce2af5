import type { CanonicalCatalog, CanonicalDish, CanonicalVariation } from '@pos-bridge/pos';
import type { ConfigurationId, WixEntityId } from '@pos-bridge/wix';
import type { CatalogVersionId, PublicationId } from '../../ids.ts';
import type { CatalogMasters } from '../masters.ts';
import { plainCatalog } from '../menu/plain-texts.ts';

/**
 * What a Wix site shows right now of a POS location: one version of its catalog, and the names that
 * Wix gave to everything in it. Immutable, so that it can be shared and cached for ever.
 */
export interface PublishedCatalog {
  readonly publicationId: PublicationId;
  readonly versionId: CatalogVersionId;
  readonly configurationId: ConfigurationId;
  readonly publishedAt: Date;
  /** ISO 4217, of every price in `catalog`. */
  readonly currency: string;
  /** Its texts are those that guests read. */
  readonly catalog: CanonicalCatalog;
  /** What the site itself decides (see {@link CatalogMasters}): `catalog` is no authority on those. */
  readonly masters: CatalogMasters;
  /** The POS's own id of every dish and variation, by the id that orders name it by. */
  readonly posIdByWixId: ReadonlyMap<WixEntityId, string>;
  readonly dishByWixId: ReadonlyMap<WixEntityId, CanonicalDish>;
  readonly variationByWixId: ReadonlyMap<WixEntityId, CanonicalVariation>;
  /** The POS's own id of what left the site before: a cart may still hold it. */
  readonly formerDishByWixId: ReadonlyMap<WixEntityId, string>;
  readonly formerVariationByWixId: ReadonlyMap<WixEntityId, string>;
  /**
   * The Wix items that stand for a POS item, as stock changes need them: one as a rule; none where the
   * item is not published; two where a dish and a variation share their id in the POS.
   */
  wixIdsOf(itemPosId: string): readonly WixEntityId[];
}

/** Where the published catalogs come from; see `createPublishedCatalogs`. */
export interface PublishedCatalogs {
  /** Null where nothing was published yet. One small indexed read, the rest from memory. */
  current(configurationId: ConfigurationId): Promise<PublishedCatalog | null>;
  /**
   * For a caller who has read `catalog_sync_states.publication_id` in a statement of its own: no read
   * at all once the publication is in memory. Null where there is no such publication.
   */
  of(publicationId: PublicationId): Promise<PublishedCatalog | null>;
}

/** The parts of a publication that are stored; the rest is indexes over them. */
export interface PublicationRecord {
  readonly publicationId: PublicationId;
  readonly versionId: CatalogVersionId;
  readonly configurationId: ConfigurationId;
  readonly publishedAt: Date;
  readonly catalog: CanonicalCatalog;
  readonly masters: CatalogMasters;
  readonly dishes: readonly NamedItem[];
  readonly variations: readonly NamedItem[];
  /** Names that Wix gave to what was live before, and is not any more. */
  readonly formerDishes: readonly NamedItem[];
  readonly formerVariations: readonly NamedItem[];
}

interface NamedItem {
  readonly posId: string;
  readonly wixId: WixEntityId;
}

const posIdsOf = (items: readonly NamedItem[]): ReadonlyMap<WixEntityId, string> =>
  new Map(items.map(({ wixId, posId }) => [wixId, posId]));

export function publishedCatalogFrom(record: PublicationRecord): PublishedCatalog {
  const catalog = plainCatalog(record.catalog);
  const dishes = new Map(catalog.dishes.map((dish) => [dish.posId, dish]));
  const variations = new Map(catalog.variations.map((item) => [item.posId, item]));
  const posIdByWixId = new Map<WixEntityId, string>();
  const dishByWixId = new Map<WixEntityId, CanonicalDish>();
  const variationByWixId = new Map<WixEntityId, CanonicalVariation>();
  const wixIdsByPosId = new Map<string, WixEntityId[]>();

  const index = (posId: string, wixId: WixEntityId) => {
    posIdByWixId.set(wixId, posId);
    const others = wixIdsByPosId.get(posId);
    if (others === undefined) wixIdsByPosId.set(posId, [wixId]);
    else others.push(wixId);
  };
  for (const { posId, wixId } of record.dishes) {
    const dish = dishes.get(posId);
    if (dish === undefined) continue;
    index(posId, wixId);
    dishByWixId.set(wixId, dish);
  }
  for (const { posId, wixId } of record.variations) {
    const variation = variations.get(posId);
    if (variation === undefined) continue;
    index(posId, wixId);
    variationByWixId.set(wixId, variation);
  }

  return {
    publicationId: record.publicationId,
    versionId: record.versionId,
    configurationId: record.configurationId,
    publishedAt: record.publishedAt,
    currency: catalog.currency,
    catalog,
    masters: record.masters,
    posIdByWixId,
    dishByWixId,
    variationByWixId,
    formerDishByWixId: posIdsOf(record.formerDishes),
    formerVariationByWixId: posIdsOf(record.formerVariations),
    wixIdsOf: (itemPosId) => wixIdsByPosId.get(itemPosId) ?? [],
  };
}
