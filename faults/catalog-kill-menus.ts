import type { SandboxPos } from '@pos-bridge/sandbox';

type Menu = Parameters<SandboxPos['control']['replaceMenu']>[1];

const modifiers = [
  { id: 'egg', name: 'Egg' },
  { id: 'nori', name: 'Nori' },
];
const extras = (ids: readonly string[]) => [
  {
    id: 'extras',
    name: 'Extras',
    kind: 'extras' as const,
    min: 0,
    max: 1,
    modifiers: ids.map((modifierId) => ({ modifierId, price: '1.00' })),
  },
];
const item = (id: string, more: object = {}) => ({
  id,
  name: `Dish ${id}`,
  description: `What ${id} is.`,
  price: '9.00',
  ...more,
});

/** Three menus; the third one leaves with the next edition. */
export const firstEdition: Menu = {
  menus: [
    { id: 'lunch', name: 'Lunch', categoryIds: ['soups', 'mains'] },
    { id: 'dinner', name: 'Dinner', categoryIds: ['grill'] },
    { id: 'brunch', name: 'Brunch', categoryIds: ['eggs'] },
  ],
  categories: [
    { id: 'soups', name: 'Soups', itemIds: ['miso'] },
    { id: 'mains', name: 'Mains', itemIds: ['ramen', 'udon'] },
    { id: 'grill', name: 'Grill', itemIds: ['steak'] },
    { id: 'eggs', name: 'Eggs', itemIds: ['omelet'] },
  ],
  items: [
    item('miso'),
    item('ramen', { modifierGroups: extras(['egg', 'nori']) }),
    item('udon'),
    item('steak'),
    item('omelet'),
  ],
  modifiers,
};

export const secondEdition: Menu = {
  ...firstEdition,
  menus: firstEdition.menus.slice(0, 2),
};

/** What takes every kind of call: brunch comes back, dinner leaves, a menu is new, lunch is changed. */
export const lastEdition: Menu = {
  menus: [
    { id: 'lunch', name: 'Lunch all day', categoryIds: ['mains', 'soups'] },
    { id: 'brunch', name: 'Brunch', categoryIds: ['eggs'] },
    { id: 'sweets', name: 'Sweets', categoryIds: ['cakes'] },
  ],
  categories: [
    { id: 'soups', name: 'Soups', itemIds: ['miso', 'udon'] },
    { id: 'mains', name: 'Mains', itemIds: ['ramen'] },
    { id: 'eggs', name: 'Eggs', itemIds: ['omelet', 'benedict'] },
    { id: 'cakes', name: 'Cakes', itemIds: ['mochi', 'castella'] },
  ],
  items: [
    item('miso', { price: '10.00' }),
    item('ramen', { modifierGroups: extras(['nori', 'corn']) }),
    item('udon'),
    item('omelet'),
    item('benedict'),
    item('mochi'),
    item('castella', { modifierGroups: extras(['corn']) }),
  ],
  modifiers: [...modifiers, { id: 'corn', name: 'Corn' }],
};
