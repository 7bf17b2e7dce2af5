import type { CanonicalDish, CanonicalVariation, OpeningPeriod } from '@pos-bridge/pos';
import type { CatalogMasters } from '../../catalog/masters.ts';
import type { PublishedCatalog } from '../../catalog/versions/published-catalog.ts';

/** A published menu, ready to be asked about single lines. Immutable; build it once a publication. */
export interface OrderCatalog {
  readonly publicationId: string;
  readonly versionId: string;
  readonly currency: string;
  readonly masters: CatalogMasters;
  /** By the id that Wix's orders name it by; undefined where the published menu has no such dish. */
  dish(wixId: string): PublishedDish | undefined;
  variation(wixId: string): CanonicalVariation | undefined;
  /** The POS's id of what an earlier menu had under this name. */
  formerDish(wixId: string): string | undefined;
  formerVariation(wixId: string): string | undefined;
}

export interface PublishedDish {
  readonly dish: CanonicalDish;
  /**
   * Each section that shows the dish, as the opening hours that stand above it there (menu, section).
   * Hours that are missing put no limit, so that an empty list of a placement means "always".
   */
  readonly placements: readonly Placement[];
}

type Placement = readonly (readonly OpeningPeriod[])[];

export function createOrderCatalog(published: PublishedCatalog): OrderCatalog {
  const placements = placementsByDish(published);
  const dishes = new Map<string, PublishedDish>();
  for (const [wixId, dish] of published.dishByWixId) {
    dishes.set(wixId, { dish, placements: placements.get(dish.posId) ?? [] });
  }
  // The map's keys are branded; an order's ids are not judged yet and are looked up as plain text.
  const variations: ReadonlyMap<string, CanonicalVariation> = published.variationByWixId;
  const formerDishes: ReadonlyMap<string, string> = published.formerDishByWixId;
  const formerVariations: ReadonlyMap<string, string> = published.formerVariationByWixId;
  return {
    publicationId: published.publicationId,
    versionId: published.versionId,
    currency: published.currency,
    masters: published.masters,
    dish: (wixId) => dishes.get(wixId),
    variation: (wixId) => variations.get(wixId),
    formerDish: (wixId) => formerDishes.get(wixId),
    formerVariation: (wixId) => formerVariations.get(wixId),
  };
}

function placementsByDish({ catalog }: PublishedCatalog): Map<string, Placement[]> {
  const sections = new Map(catalog.sections.map((section) => [section.posId, section]));
  const placements = new Map<string, Placement[]>();
  for (const menu of catalog.menus) {
    for (const sectionPosId of menu.sectionPosIds) {
      const section = sections.get(sectionPosId);
      if (section === undefined) continue;
      const limits = [menu.hours, section.hours].filter((hours) => hours !== undefined);
      for (const dishPosId of section.dishPosIds) {
        const known = placements.get(dishPosId);
        if (known === undefined) placements.set(dishPosId, [limits]);
        else known.push(limits);
      }
    }
  }
  return placements;
}
