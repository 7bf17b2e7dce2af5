import { expect, test } from 'vitest';
import { chooseOne, readMenuCard } from './menu-card.ts';

test('a card is read line by line, with and without its brackets', () => {
  const milk = chooseOne('Milk', ['*Whole milk', 'Oat milk +0.80']);
  const card = `
# Drinks: Hot and cold.
4.50 Cappuccino [vegetarian, hot] (milk) {pickup, dine_in}: Double espresso with steamed milk.
5.50 House Red, Glass: 175 ml.

# Sides
`;
  expect(readMenuCard(card, { milk: [milk] })).toEqual([
    {
      name: 'Drinks',
      description: 'Hot and cold.',
      items: [
        {
          name: 'Cappuccino',
          description: 'Double espresso with steamed milk.',
          price: '4.50',
          tags: ['vegetarian', 'hot'],
          groups: [milk],
          serviceTypes: ['pickup', 'dine_in'],
        },
        { name: 'House Red, Glass', description: '175 ml.', price: '5.50', tags: [], groups: [] },
      ],
    },
    { name: 'Sides', description: '', items: [] },
  ]);
  expect(milk.choices).toEqual([
    ['Whole milk', '0.00', true],
    ['Oat milk', '0.80', false],
  ]);
});

test.each([
  ['a line in another form', '# Drinks\nCappuccino for 4.50'],
  ['a group that nobody knows', '# Drinks\n4.50 Cappuccino (milk): With milk.'],
  ['an item before any category', '4.50 Cappuccino: With milk.'],
])('%s is refused', (_what, card) => {
  expect(() => readMenuCard(card)).toThrow(/menu card/);
});
