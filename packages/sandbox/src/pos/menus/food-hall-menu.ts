import { createSeededRandom } from '../../simulation/seeded-random.ts';
import type { PosMenu } from '../pos-menu.ts';
import {
  type CategorySketch,
  composeMenu,
  type GroupSketch,
  type ItemSketch,
} from './compose-menu.ts';
import { chooseOne, extras, leaveOut, listed } from './menu-card.ts';

/** How one counter of the food hall puts its dishes together. */
interface Counter {
  readonly name: string;
  readonly first: readonly string[];
  readonly second: readonly string[];
  readonly join: (first: string, second: string) => { name: string; description: string };
  readonly cents: readonly [from: number, to: number];
  readonly groups: readonly GroupSketch[];
}

const size = chooseOne('Size', ['*Regular', 'Large +3.00']);
const sauces = extras(
  'Sauces',
  ['Garlic aioli +0.75', 'Harissa +0.75', 'Green tahini +1.00', 'Smoked ketchup +0.50'],
  { max: 2 },
);
const without = leaveOut('Leave out', ['Onions', 'Coriander', 'Tomato']);
const bread = extras('Bread on the side', ['Sourdough +2.00', 'Warm pita +1.50'], { max: 1 });

const fillings = listed(
  'Roast Chicken, Smoked Turkey, Pulled Pork, Pastrami, Meatball, Grilled Halloumi, Falafel, Crispy Tofu, Tuna, Smoked Salmon, Egg Salad, Roast Beef, Salami, Grilled Vegetable, Avocado, Prawn, Lamb Kofta, Mushroom, Chorizo, Sweet Potato',
);
const greens = listed(
  'Kale, Baby Spinach, Romaine, Quinoa, Farro, Wild Rice, Lentil, Bulgur, Cauliflower, Red Cabbage',
);

const counters: readonly Counter[] = [
  {
    name: 'Sandwiches',
    first: fillings,
    second: listed('Ciabatta, Sourdough, Bagel, Baguette, Rye, Brioche, Focaccia, Wrap'),
    join: (filling, loaf) => ({
      name: `${filling} on ${loaf}`,
      description: `${filling} with crisp leaves and house pickles, on ${loaf.toLowerCase()} baked this morning.`,
    }),
    cents: [850, 1450],
    groups: [without, sauces],
  },
  {
    name: 'Salads',
    first: fillings,
    second: greens,
    join: (filling, green) => ({
      name: `${filling} and ${green} Salad`,
      description: `${filling} over ${green.toLowerCase()}, with toasted seeds and a lemon dressing.`,
    }),
    cents: [950, 1550],
    groups: [size, bread],
  },
  {
    name: 'Warm Bowls',
    first: fillings,
    second: listed(
      'Teriyaki, Red Curry, Green Curry, Peanut, Chipotle, Shawarma, Miso, Jerk, Katsu, Pesto',
    ),
    join: (filling, sauce) => ({
      name: `${sauce} Bowl with ${filling}`,
      description: `Steamed rice, roasted vegetables and ${filling.toLowerCase()} in our own ${sauce.toLowerCase()} sauce.`,
    }),
    cents: [1150, 1750],
    groups: [size, sauces, without],
  },
  {
    name: 'Burgers and Buns',
    first: fillings.slice(0, 15),
    second: listed(
      'Classic, Smoky, Spicy, Truffle, Blue Cheese, Barbecue, Kimchi, Ranch, Hot Honey, Green Chili',
    ),
    join: (filling, style) => ({
      name: `${style} ${filling} Bun`,
      description: `${filling} in a soft toasted bun, the ${style.toLowerCase()} way, with slaw.`,
    }),
    cents: [1050, 1650],
    groups: [sauces, without],
  },
  {
    name: 'Soups',
    first: listed(
      'Tomato, Pumpkin, Lentil, Leek, Mushroom, Carrot, Chicken, Broccoli, Sweetcorn, Pea',
    ),
    second: listed('Basil, Ginger, Coconut, Cumin, Thyme, Lemongrass, Smoked Paprika, Miso, Chili'),
    join: (base, spice) => ({
      name: `${base} and ${spice} Soup`,
      description: `${base} simmered with ${spice.toLowerCase()}, blended until smooth. Served hot.`,
    }),
    cents: [650, 950],
    groups: [size, bread],
  },
  {
    name: 'Smoothies',
    first: listed(
      'Mango, Strawberry, Blueberry, Banana, Pineapple, Peach, Raspberry, Kiwi, Papaya, Cherry',
    ),
    second: listed(
      'Oat, Almond, Yoghurt, Coconut Water, Spinach, Ginger, Mint, Passion Fruit, Cocoa, Matcha',
    ),
    join: (fruit, base) => ({
      name: `${fruit} and ${base} Smoothie`,
      description: `Frozen ${fruit.toLowerCase()} and ${base.toLowerCase()}, blended to order with no added sugar.`,
    }),
    cents: [550, 850],
    groups: [size],
  },
  {
    name: 'Bakery',
    first: listed(
      'Chocolate, Almond, Lemon, Raspberry, Cinnamon, Pistachio, Apple, Vanilla, Orange, Caramel',
    ),
    second: listed(
      'Croissant, Muffin, Cookie, Loaf Cake, Brownie, Tartlet, Scone, Eclair, Danish, Cheesecake',
    ),
    join: (flavour, bake) => ({
      name: `${flavour} ${bake}`,
      description: `Our ${flavour.toLowerCase()} ${bake.toLowerCase()}, baked in small batches through the day.`,
    }),
    cents: [350, 750],
    groups: [],
  },
];

/**
 * A food hall with `dishes` different dishes (1,000 where missing; at most 1,000): seven counters in
 * three menus, options at six of them. Always the same for the same `seed`.
 */
export function foodHallMenu({ seed = 7, dishes = 1_000 } = {}): PosMenu {
  const random = createSeededRandom(seed);
  const categories = counters.map(
    (counter): CategorySketch => ({
      name: counter.name,
      items: counter.first.flatMap((first) =>
        counter.second.map((second): ItemSketch => {
          const cents = random.between(...counter.cents);
          return {
            ...counter.join(first, second),
            // Prices end in 0 or 5, as a menu's do.
            price: (Math.round(cents / 5) / 20).toFixed(2),
            groups: counter.groups,
          };
        }),
      ),
    }),
  );
  let left = dishes;
  const cut = categories.map((category) => {
    const items = category.items.slice(0, left);
    left -= items.length;
    return { ...category, items };
  });
  return composeMenu(
    [
      { name: 'Kitchen', categories: cut.slice(0, 4) },
      { name: 'Soups and Smoothies', categories: cut.slice(4, 6) },
      { name: 'Bakery Counter', categories: cut.slice(6) },
    ],
    '8.25',
  );
}
