import { expect, test } from 'vitest';
import { type PosMenu, posMenuSchema } from '../pos-menu.ts';
import { foodHallMenu } from './food-hall-menu.ts';
import { noodleBarMenu } from './noodle-bar-menu.ts';
import { taqueriaMenu } from './taqueria-menu.ts';
import { trattoriaMenu } from './trattoria-menu.ts';

const menus: [string, () => PosMenu, number][] = [
  ['the trattoria', trattoriaMenu, 40],
  ['the noodle bar', noodleBarMenu, 12],
  ['the taqueria', taqueriaMenu, 14],
  ['the food hall', () => foodHallMenu(), 1_000],
];

test.each(menus)(
  '%s has its dishes, each id once, and no reference astray',
  (_who, make, dishes) => {
    const menu = posMenuSchema.parse(make());
    expect(menu.items).toHaveLength(dishes);
    const ids = [...menu.menus, ...menu.categories, ...menu.items, ...menu.modifiers].map(
      ({ id }) => id,
    );
    expect(new Set(ids).size).toBe(ids.length);
    const items = new Set(menu.items.map(({ id }) => id));
    const modifiers = new Set(menu.modifiers.map(({ id }) => id));
    const listed = menu.categories.flatMap(({ itemIds }) => itemIds);
    expect(new Set(listed)).toEqual(items);
    for (const item of menu.items)
      for (const group of item.modifierGroups) {
        expect(group.min).toBeLessThanOrEqual(group.max);
        for (const { modifierId } of group.modifiers) expect(modifiers).toContain(modifierId);
      }
  },
);

test.each(menus)('%s has the same menu every time', (_who, make) => {
  expect(make()).toEqual(make());
});

test('the food hall can be cut to any size', () => {
  expect(foodHallMenu({ dishes: 100 }).items).toHaveLength(100);
  expect(foodHallMenu({ dishes: 0 }).items).toHaveLength(0);
});
