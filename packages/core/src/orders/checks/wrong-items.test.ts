import { describe } from 'vitest';
import { changed, expectNamed, menuWith, stock } from './order-facts.fixture.ts';

describe('what is wrong with a line is named with its place', () => {
  expectNamed([
    {
      name: 'a dish that the published menu lacks',
      check: 'items.known',
      code: 'AVAILABILITY_CHANGED',
      path: '/lineItems/1/catalogReference/catalogItemId',
      found: 'wix-gone',
      changes: {
        order: changed((o) => (o.lineItems[1].catalogReference.catalogItemId = 'wix-gone')),
      },
    },
    {
      name: 'a choice that the published menu lacks',
      check: 'options.known',
      code: 'AVAILABILITY_CHANGED',
      path: '/lineItems/0/dishOptions/0/selectedChoices/0/catalogReference/catalogItemId',
      changes: {
        order: changed((o) => {
          o.lineItems[0].dishOptions[0].selectedChoices[0].catalogReference.catalogItemId =
            'wix-gone';
        }),
      },
    },
    {
      name: 'a choice that belongs to another option',
      check: 'options.known',
      code: 'AVAILABILITY_CHANGED',
      path: '/lineItems/0/dishOptions/1/selectedChoices/0/catalogReference/catalogItemId',
      found: 'wix-onions',
      changes: {
        order: changed((o) => {
          o.lineItems[0].dishOptions[1].selectedChoices[0].catalogReference.catalogItemId =
            'wix-onions';
          o.lineItems[0].dishOptions.pop();
        }),
      },
    },
    {
      name: 'a quantity that is no whole number',
      check: 'items.quantity',
      code: 'ORDER_ITEM',
      path: '/lineItems/0/quantity',
      found: '1.5',
      changes: { order: changed((o) => (o.lineItems[0].quantity = 1.5)) },
    },
    {
      name: 'a quantity of zero',
      check: 'items.quantity',
      code: 'ORDER_ITEM',
      path: '/lineItems/0/quantity',
      changes: { order: changed((o) => (o.lineItems[0].quantity = 0)) },
    },
    {
      name: 'no lines',
      check: 'items.present',
      code: 'ORDER_ITEM',
      path: '/lineItems',
      changes: { order: changed((o) => (o.lineItems = [])) },
    },
    {
      name: 'a dish that is out of stock',
      check: 'items.stock',
      code: 'AVAILABILITY_CHANGED',
      path: '/lineItems/2',
      changes: { stock: stock('dish-2', { inStock: false }) },
    },
    {
      name: 'more than is left, over all lines together',
      check: 'items.stock',
      code: 'AVAILABILITY_CHANGED',
      path: '/lineItems/0/dishOptions/1/selectedChoices/0',
      expected: 'at most 5',
      found: '6',
      changes: { stock: stock('cheese', { quantity: 5 }) },
    },
    {
      name: 'a dish that the menu itself says is out',
      check: 'items.stock',
      code: 'AVAILABILITY_CHANGED',
      path: '/lineItems/1',
      changes: {
        catalog: menuWith((c) => ({
          ...c,
          dishes: c.dishes.map((dish) => ({ ...dish, inStock: dish.posId !== 'dish-1' })),
        })),
      },
    },
    {
      name: 'an option of another kind than on the menu',
      check: 'options.type',
      code: 'ORDER_ITEM',
      path: '/lineItems/0/dishOptions/0/type',
      expected: 'SELECTION',
      found: 'EXTRAS',
      changes: { order: changed((o) => (o.lineItems[0].dishOptions[0].type = 'EXTRAS')) },
    },
    {
      name: 'two choices where one is to be made',
      check: 'options.count',
      code: 'ORDER_ITEM',
      path: '/lineItems/0/dishOptions/0/selectedChoices',
      expected: 'exactly 1',
      found: '2',
      changes: {
        order: changed((o) => (o.lineItems[0].dishOptions[0].selectedChoices[0].quantity = 2)),
      },
    },
    {
      name: 'more extras than are allowed',
      check: 'options.count',
      code: 'ORDER_ITEM',
      path: '/lineItems/0/dishOptions/1/selectedChoices',
      expected: '0 to 2',
      found: '3',
      changes: {
        order: changed((o) => (o.lineItems[0].dishOptions[1].selectedChoices[0].quantity = 3)),
      },
    },
    {
      name: 'a needed option that is left out',
      check: 'options.count',
      code: 'ORDER_ITEM',
      path: '/lineItems/0/dishOptions',
      changes: {
        catalog: menuWith((c) => ({
          ...c,
          dishes: c.dishes.map((dish) => ({
            ...dish,
            optionGroups: dish.optionGroups.map((group) => ({
              ...group,
              choices: group.choices.map((choice) => ({ ...choice, isDefault: false })),
            })),
          })),
        })),
        order: changed((o) => o.lineItems[0].dishOptions.shift()),
      },
    },
    {
      name: 'a unit price that the menu does not have',
      check: 'prices.items',
      code: 'PRICE_CHANGED',
      path: '/lineItems/0/price',
      expected: '8.00',
      found: '7.98',
      changes: { order: changed((o) => (o.lineItems[0].price = '7.98')) },
    },
    {
      name: 'a price that is no amount',
      check: 'prices.items',
      code: 'ORDER_ITEM',
      path: '/lineItems/0/price',
      found: '"8,00"',
      changes: { order: changed((o) => (o.lineItems[0].price = '8,00')) },
    },
    {
      name: 'a choice’s price that the menu does not have',
      check: 'prices.options',
      code: 'PRICE_CHANGED',
      path: '/lineItems/0/dishOptions/0/selectedChoices/0/price',
      expected: '1.50',
      found: '1.00',
      changes: {
        order: changed((o) => (o.lineItems[0].dishOptions[0].selectedChoices[0].price = '1.00')),
      },
    },
    {
      name: 'a line total below zero',
      check: 'prices.lines',
      code: 'ORDER_ITEM',
      path: '/lineItems/0',
      changes: { order: changed((o) => (o.lineItems[0].price = '-20')) },
    },
    {
      name: 'a line total that the POS cannot hold',
      check: 'prices.lines',
      code: 'ORDER_ITEM',
      path: '/lineItems/0',
      expected: '10.00',
      found: '9.995',
      changes: {
        order: changed((o) => {
          o.lineItems[0].quantity = 1;
          o.lineItems[0].price = '7.745';
        }),
      },
    },
  ]);
});
