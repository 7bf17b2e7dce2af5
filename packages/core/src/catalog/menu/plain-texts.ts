import type { CanonicalCatalog, CanonicalDish } from '@pos-bridge/pos';
import { plainLine, plainText } from '../../plain-text.ts';

interface Texts {
  readonly name: string;
  readonly description?: string | undefined;
  readonly labels?: string[] | undefined;
}

/** An entity as guests read it (see `plainText`): a POS may keep the markup of an editor in its texts. */
export function withPlainTexts<Entity extends Texts>(entity: Entity): Entity {
  const { name, description, labels } = entity;
  return {
    ...entity,
    name: plainLine(name),
    ...(description !== undefined && { description: plainText(description) }),
    ...(labels && { labels: [...new Set(labels.map(plainLine))].filter((label) => label !== '') }),
  };
}

/** The texts of the catalog as guests read them; versions keep what the POS wrote. */
export function plainCatalog(catalog: CanonicalCatalog): CanonicalCatalog {
  return {
    ...catalog,
    menus: catalog.menus.map(withPlainTexts),
    sections: catalog.sections.map(withPlainTexts),
    dishes: catalog.dishes.map(plainDish),
    variations: catalog.variations.map(withPlainTexts),
  };
}

const plainDish = (dish: CanonicalDish): CanonicalDish => ({
  ...withPlainTexts(dish),
  optionGroups: dish.optionGroups.map(withPlainTexts),
});
