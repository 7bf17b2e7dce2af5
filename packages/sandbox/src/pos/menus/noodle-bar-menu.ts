import type { PosMenu } from '../pos-menu.ts';
import { composeMenu, type GroupSketch } from './compose-menu.ts';

const spice: GroupSketch = {
  name: 'Spice',
  kind: 'choose_one',
  choices: [
    ['Mild', '0.00', true],
    ['Hot', '0.00'],
    ['Very hot', '0.50'],
  ],
};
const toppings: GroupSketch = {
  name: 'Toppings',
  kind: 'extras',
  max: 3,
  choices: [
    ['Soft egg', '2.00'],
    ['Extra noodles', '2.50'],
    ['Bamboo shoots', '1.50'],
  ],
};

/** A short menu of a noodle bar: 12 dishes, each kind of option once or more. */
export const noodleBarMenu = (): PosMenu =>
  composeMenu(
    [
      {
        name: 'Noodles and More',
        categories: [
          {
            name: 'Ramen',
            items: [
              {
                name: 'Shoyu Ramen',
                description: 'Clear soy broth, chicken, spring onion and nori.',
                price: '13.00',
                groups: [spice, toppings],
              },
              {
                name: 'Miso Ramen',
                description: 'Rich miso broth, sweetcorn and roasted pork.',
                price: '14.00',
                groups: [spice, toppings],
              },
              {
                name: 'Vegetable Ramen',
                description: 'Mushroom broth, tofu and seasonal greens.',
                price: '12.50',
                tags: ['vegan'],
                groups: [spice, toppings],
              },
              {
                name: 'Tantanmen',
                description: 'Sesame and chili broth with minced pork.',
                price: '14.50',
                tags: ['spicy'],
                groups: [
                  toppings,
                  {
                    name: 'Leave out',
                    kind: 'leave_out',
                    choices: [
                      ['Peanuts', '0.00'],
                      ['Coriander', '0.00'],
                    ],
                  },
                ],
              },
            ],
          },
          {
            name: 'Small Plates',
            items: [
              {
                name: 'Pork Gyoza',
                description: 'Six pan-fried dumplings with a soy and vinegar dip.',
                price: '8.00',
              },
              {
                name: 'Edamame',
                description: 'Steamed soybeans with sea salt.',
                price: '5.00',
                tags: ['vegan'],
              },
              {
                name: 'Karaage',
                description: 'Crisp marinated chicken with lemon mayonnaise.',
                price: '9.00',
              },
              {
                name: 'Cucumber Salad',
                description: 'Smashed cucumber, sesame and garlic.',
                price: '5.50',
                tags: ['vegan'],
              },
            ],
          },
          {
            name: 'Drinks',
            items: [
              {
                name: 'Iced Green Tea',
                description: 'Brewed cold, not sweetened.',
                price: '3.50',
                tags: ['vegan'],
              },
              {
                name: 'Yuzu Lemonade',
                description: 'Yuzu, lemon and soda.',
                price: '4.50',
                tags: ['vegan'],
              },
              {
                name: 'Hojicha Latte',
                description: 'Roasted green tea with oat milk.',
                price: '4.80',
                tags: ['vegan'],
              },
              {
                name: 'Ramune',
                description: 'Japanese soda in its marble bottle.',
                price: '4.00',
                tags: ['vegan'],
              },
            ],
          },
        ],
      },
    ],
    '6.25',
  );
