import type { PosMenu } from '../pos-menu.ts';
import { composeMenu, type GroupSketch } from './compose-menu.ts';

const tortilla: GroupSketch = {
  name: 'Tortilla',
  kind: 'choose_one',
  choices: [
    ['Corn', '0.00', true],
    ['Flour', '0.50'],
  ],
};
const salsas: GroupSketch = {
  name: 'Salsas',
  kind: 'extras',
  max: 2,
  choices: [
    ['Salsa verde', '0.00'],
    ['Salsa roja', '0.00'],
    ['Guacamole', '2.00'],
  ],
};
const without: GroupSketch = {
  name: 'Leave out',
  kind: 'leave_out',
  choices: [
    ['Onion', '0.00'],
    ['Cilantro', '0.00'],
  ],
};
const taco = [tortilla, salsas, without];

/** A taqueria's menu in two parts: breakfast until noon, everything else all day. */
export const taqueriaMenu = (): PosMenu =>
  composeMenu(
    [
      {
        name: 'Breakfast',
        description: 'Until noon.',
        servicePeriods: (['SUN', 'MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT'] as const).map((day) => ({
          from: { day, time: '07:00' },
          to: { day, time: '12:00' },
        })),
        categories: [
          {
            name: 'Morning Plates',
            items: [
              {
                name: 'Chilaquiles',
                description: 'Crisp tortillas in green salsa with a fried egg and crema.',
                price: '11.00',
                tags: ['vegetarian'],
              },
              {
                name: 'Huevos Rancheros',
                description: 'Two eggs on corn tortillas with ranchero sauce and beans.',
                price: '10.50',
                tags: ['vegetarian'],
              },
              {
                name: 'Breakfast Burrito',
                description: 'Scrambled eggs, potatoes, cheese and chorizo.',
                price: '9.50',
                groups: [salsas],
              },
            ],
          },
        ],
      },
      {
        name: 'All Day',
        categories: [
          {
            name: 'Tacos',
            description: 'Three to a plate.',
            items: [
              {
                name: 'Al Pastor',
                description: 'Pork marinated with achiote, grilled pineapple.',
                price: '12.00',
                groups: taco,
              },
              {
                name: 'Carnitas',
                description: 'Slow-cooked pork, pickled onion.',
                price: '12.00',
                groups: taco,
              },
              {
                name: 'Carne Asada',
                description: 'Grilled skirt steak with salsa roja.',
                price: '13.50',
                groups: taco,
              },
              {
                name: 'Baja Fish',
                description: 'Crisp cod, cabbage and chipotle mayonnaise.',
                price: '13.00',
                groups: taco,
              },
              {
                name: 'Mushroom and Huitlacoche',
                description: 'Roasted mushrooms, corn truffle and queso fresco.',
                price: '11.50',
                tags: ['vegetarian'],
                groups: taco,
              },
            ],
          },
          {
            name: 'Sides',
            items: [
              {
                name: 'Guacamole and Chips',
                description: 'Avocado, lime and serrano chili.',
                price: '8.00',
                tags: ['vegan'],
              },
              {
                name: 'Street Corn',
                description: 'Grilled corn with cotija, lime and chili powder.',
                price: '5.50',
                tags: ['vegetarian'],
              },
              {
                name: 'Refried Beans',
                description: 'Black beans with epazote.',
                price: '4.50',
                tags: ['vegan'],
              },
            ],
          },
          {
            name: 'Aguas Frescas',
            items: [
              {
                name: 'Horchata',
                description: 'Rice, cinnamon and vanilla.',
                price: '4.00',
                tags: ['vegan'],
              },
              {
                name: 'Agua de Jamaica',
                description: 'Hibiscus, lightly sweetened.',
                price: '4.00',
                tags: ['vegan'],
              },
              {
                name: 'Tamarind Cooler',
                description: 'Sweet and sour tamarind over ice.',
                price: '4.00',
                tags: ['vegan'],
              },
            ],
          },
        ],
      },
    ],
    '8.25',
  );
