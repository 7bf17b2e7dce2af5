import type { MenuItem, PosMenu, ServicePeriod, ServiceType } from '../pos-menu.ts';

/** A question that items ask, written once and asked by many. */
export interface GroupSketch {
  readonly name: string;
  readonly kind: 'choose_one' | 'extras' | 'leave_out';
  readonly min?: number;
  readonly max?: number;
  /** Name, price, and whether it is chosen unless the guest says otherwise. */
  readonly choices: readonly (readonly [name: string, price: string, preselected?: boolean])[];
}

export interface ItemSketch {
  readonly name: string;
  readonly description: string;
  readonly price: string;
  readonly groups?: readonly GroupSketch[];
  readonly tags?: readonly string[];
  readonly serviceTypes?: readonly ServiceType[];
}

export interface CategorySketch {
  readonly name: string;
  readonly description?: string;
  readonly items: readonly ItemSketch[];
}

export interface MenuSketch {
  readonly name: string;
  readonly description?: string;
  readonly servicePeriods?: readonly ServicePeriod[];
  readonly categories: readonly CategorySketch[];
}

/** Turns sketches into a menu with ids made of the names, so that they are the same every time. */
export function composeMenu(menus: readonly MenuSketch[], taxRate: string): PosMenu {
  const composed: PosMenu = { menus: [], categories: [], items: [], modifiers: [] };
  const modifiers = new Map<string, string>();
  for (const menu of menus) {
    const categoryIds = menu.categories.map((category) => {
      const id = `cat_${slug(menu.name)}_${slug(category.name)}`;
      const items = category.items.map((item) => itemOf(item, taxRate, modifiers));
      composed.items.push(...items);
      composed.categories.push({
        id,
        name: category.name,
        description: category.description ?? '',
        itemIds: items.map((item) => item.id),
      });
      return id;
    });
    composed.menus.push({
      id: `menu_${slug(menu.name)}`,
      name: menu.name,
      description: menu.description ?? '',
      servicePeriods: menu.servicePeriods ? [...menu.servicePeriods] : null,
      categoryIds,
    });
  }
  composed.modifiers.push(...[...modifiers].map(([id, name]) => ({ id, name })));
  return composed;
}

function itemOf(sketch: ItemSketch, taxRate: string, modifiers: Map<string, string>): MenuItem {
  const id = `item_${slug(sketch.name)}`;
  return {
    id,
    name: sketch.name,
    description: sketch.description,
    imageUrl: null,
    price: sketch.price,
    taxRate,
    tags: [...(sketch.tags ?? [])],
    servicePeriods: null,
    serviceTypes: sketch.serviceTypes ? [...sketch.serviceTypes] : null,
    takesNotes: true,
    modifierGroups: (sketch.groups ?? []).map((group) => ({
      id: `${id}_${slug(group.name)}`,
      name: group.name,
      kind: group.kind,
      min: group.min ?? (group.kind === 'choose_one' ? 1 : 0),
      max: group.max ?? (group.kind === 'choose_one' ? 1 : group.choices.length),
      modifiers: group.choices.map(([name, price, preselected = false]) => {
        const modifierId = `mod_${slug(name)}`;
        modifiers.set(modifierId, name);
        return { modifierId, price, preselected };
      }),
    })),
  };
}

const slug = (name: string): string =>
  name
    .normalize('NFD')
    .toLowerCase()
    .replace(/\p{Diacritic}/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
