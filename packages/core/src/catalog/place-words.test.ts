import { expect, it } from 'vitest';
import { placeInWords } from './place-words.ts';

const menu = {
  currency: 'EUR',
  menus: [{ posId: 'm', name: 'Dinner', sectionPosIds: ['s'] }],
  sections: [{ posId: 's', name: '' }],
  dishes: [
    'no dish',
    {
      posId: 'd',
      name: 'Pizza',
      optionGroups: [
        {
          posId: 'g',
          name: 'Toppings',
          choices: [{ variationPosId: 'ham' }, { variationPosId: 'x' }],
        },
      ],
    },
  ],
  variations: [{ posId: 'ham', name: 'Ham' }],
};

it.each([
  ['', 'menu'],
  ['currency', 'currency'],
  ['menus', 'menus'],
  ['menus[0]', 'the menu Dinner'],
  ['menus[0].sectionPosIds[3]', 'sections of the menu Dinner'],
  ['sections[0].name', 'name of the section number 1'],
  ['sections[9].hours', 'hours of the section number 10'],
  ['dishes[0]', 'the dish number 1'],
  ['dishes[1].price', 'price of the dish Pizza'],
  ['dishes[1].optionGroups', 'options of the dish Pizza'],
  [
    'dishes[1].optionGroups[0].min',
    'smallest number of choices of the options Toppings, of the dish Pizza',
  ],
  [
    'dishes[1].optionGroups[0].choices[0].price',
    'price of the choice Ham, in Toppings, of the dish Pizza',
  ],
  ['dishes[1].optionGroups[0].choices[1]', 'the choice x, in Toppings, of the dish Pizza'],
  ['variations[0].name', 'name of the choice Ham'],
  ['dishes[1].toString', 'toString of the dish Pizza'],
])('%s is the %s', (path, words) => {
  expect(placeInWords(path, menu)).toBe(words);
});

it.each([[null], ['text'], [{ dishes: null }]])('a menu that is %o has numbers alone', (odd) => {
  expect(placeInWords('dishes[1].price', odd)).toBe('price of the dish number 2');
});
