import type { z } from 'zod';
import type { wixCatalog } from './sandbox-messages.ts';

type WixCatalog = z.output<typeof wixCatalog>;
type WixItem = WixCatalog['items'][number];

/** A live catalog as a visitor meets it: sections of the menus that are shown, with their dishes. */
export function toMenu(catalog: WixCatalog) {
  const items = new Map(catalog.items.map((item) => [item.id, item]));
  const shown = new Set(catalog.menus.filter(({ archived }) => !archived).map(({ id }) => id));
  return catalog.sections
    .filter(({ archived, menuId }) => !archived && shown.has(menuId))
    .map((section) => ({
      name: section.name ?? 'Dishes',
      dishes: section.itemIds.values.flatMap((id) => {
        const item = items.get(id);
        return item === undefined || item.archived ? [] : [toDish(item, items)];
      }),
    }))
    .filter(({ dishes }) => dishes.length > 0);
}

function toDish(item: WixItem, items: ReadonlyMap<string, WixItem>) {
  return {
    id: item.id,
    name: item.name ?? item.id,
    price: item.price?.value ?? '0',
    inStock: item.inStock,
    options: (item.dishOptions?.values ?? []).map((option) => {
      const kind = option.selection ?? option.extras ?? option.deselection;
      const fallback = option.selection?.defaultChoice;
      return {
        name: option.name,
        type: option.type,
        defaults: fallback ? [fallback] : [],
        choices: (kind?.availableChoices ?? []).map(({ itemId, price }) => ({
          itemId,
          name: items.get(itemId)?.name ?? itemId,
          price: price?.value ?? '0',
        })),
      };
    }),
  };
}
