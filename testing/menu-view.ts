import type { CanonicalCatalog, OpeningPeriod } from '@pos-bridge/pos';
import type { SandboxCatalog } from '@pos-bridge/sandbox';

/**
 * What a guest sees, once told from the POS's menu and once from the Wix catalog: two readings that
 * share no code with the bridge, so that they can be held against each other.
 */
export interface MenuView {
  readonly name: string;
  readonly about: string;
  readonly image: string;
  readonly open: string;
  readonly sections: readonly SectionView[];
}

interface SectionView {
  readonly name: string;
  readonly about: string;
  readonly image: string;
  readonly open: string;
  readonly dishes: readonly DishView[];
}

interface DishView {
  readonly name: string;
  readonly about: string;
  readonly image: string;
  readonly open: string;
  readonly price: number;
  readonly labels: string;
  readonly inStock: boolean;
  readonly ways: string;
  readonly options: readonly string[];
}

const week = (periods: readonly Partial<OpeningPeriod>[]) =>
  [...new Set(periods.map((p) => `${p.openDay} ${p.openTime}-${p.closeDay} ${p.closeTime}`))]
    .sort()
    .join(', ');

const openOf = (hours: readonly OpeningPeriod[] | undefined) => {
  const real = hours?.filter((p) => p.openDay !== p.closeDay || p.openTime !== p.closeTime);
  return real === undefined ? 'always' : real.length === 0 ? 'never' : week(real);
};

const byText = (views: MenuView[]) =>
  views.sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));

/** Menus have no order of their own; sections, dishes, options and choices have. */
export function viewOfPos(catalog: CanonicalCatalog): MenuView[] {
  const find = <T extends { posId: string }>(things: T[], id: string) => {
    const found = things.find(({ posId }) => posId === id);
    if (found === undefined) throw new Error(`no ${id}`);
    return found;
  };
  const text = (t: {
    name: string;
    description?: string | undefined;
    imageUrl?: string | undefined;
  }) => ({
    name: t.name,
    about: t.description ?? '',
    image: t.imageUrl ?? '',
  });
  return byText(
    catalog.menus.map((menu) => ({
      ...text(menu),
      open: openOf(menu.hours),
      sections: menu.sectionPosIds.map((sectionId) => {
        const section = find(catalog.sections, sectionId);
        return {
          ...text(section),
          open: openOf(section.hours),
          dishes: section.dishPosIds.map((dishId) => {
            const dish = find(catalog.dishes, dishId);
            const ways = dish.fulfillmentTypes ?? ['PICKUP', 'DELIVERY', 'DINE_IN'];
            const takenAway = ways.includes('PICKUP') || ways.includes('DINE_IN');
            return {
              ...text(dish),
              open: openOf(dish.hours),
              price: Number(dish.price),
              labels: (dish.labels ?? []).join(),
              inStock: dish.inStock,
              ways: [
                ways.includes('DELIVERY') ? 'DELIVERY' : '',
                takenAway ? 'PICKUP_OR_DINE_IN' : '',
              ]
                .filter((way) => way !== '')
                .join(),
              options: dish.optionGroups.map((group) => {
                const choices = group.choices.map((choice) => {
                  const variation = find(catalog.variations, choice.variationPosId);
                  const isDefault = choice.isDefault === true && group.kind !== 'DESELECTION';
                  return `${variation.name} ${variation.inStock} ${Number(choice.price)}${isDefault ? ' default' : ''}`;
                });
                const bounds =
                  group.kind === 'EXTRAS' ? `${group.min ?? 0}-${group.max ?? choices.length}` : '';
                return `${group.name} ${group.kind} ${bounds}: ${choices.join('; ')}`;
              }),
            };
          }),
        };
      }),
    })),
  );
}

export function viewOfSite(site: SandboxCatalog): MenuView[] {
  const criteria = (
    visibility: SandboxCatalog['menus'][number]['visibilityCriteria'],
  ): { open: string; ways: string } => {
    const periods = visibility?.availability?.periods ?? [];
    const open =
      visibility?.visible === false ? 'never' : periods.length === 0 ? 'always' : week(periods);
    const ways = visibility?.fulfillmentTypes ?? ['DELIVERY', 'PICKUP_OR_DINE_IN'];
    return { open, ways: [...ways].sort().join() };
  };
  const text = (t: {
    name?: string | null | undefined;
    description?: string | null | undefined;
    imageUrl?: string | null | undefined;
  }) => ({ name: t.name ?? '', about: t.description ?? '', image: t.imageUrl ?? '' });
  const item = (id: string) => {
    const found = site.items.find((one) => one.id === id);
    if (found === undefined) throw new Error(`no item ${id}`);
    return found;
  };
  return byText(
    site.menus
      .filter(({ archived }) => !archived)
      .map((menu) => ({
        ...text(menu),
        open: criteria(menu.visibilityCriteria).open,
        sections: menu.sectionIds.values.map((sectionId) => {
          const section = site.sections.find(({ id }) => id === sectionId);
          if (section === undefined) throw new Error(`no section ${sectionId}`);
          return {
            ...text(section),
            open: criteria(section.visibilityCriteria).open,
            dishes: section.itemIds.values.map((itemId) => {
              const dish = item(itemId);
              return {
                ...text(dish),
                ...criteria(dish.visibilityCriteria),
                price: Number(dish.price?.value),
                labels: (dish.labels?.values ?? []).join(),
                inStock: dish.inStock,
                options: (dish.dishOptions?.values ?? []).map((option) => {
                  const kind = option.selection ?? option.extras ?? option.deselection;
                  const defaults: readonly string[] = option.selection?.defaultChoice
                    ? [option.selection.defaultChoice]
                    : (option.extras?.defaultChoices ?? []);
                  const choices = (kind?.availableChoices ?? []).map(({ itemId: id, price }) => {
                    const isDefault = defaults.includes(id);
                    return `${item(id).name} ${item(id).inStock} ${Number(price?.value)}${isDefault ? ' default' : ''}`;
                  });
                  const bounds = option.extras
                    ? `${option.extras.minChoices}-${option.extras.maxChoices}`
                    : '';
                  return `${option.name} ${option.type} ${bounds}: ${choices.join('; ')}`;
                }),
              };
            }),
          };
        }),
      })),
  );
}
