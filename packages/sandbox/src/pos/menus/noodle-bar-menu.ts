import type { PosMenu } from '../pos-menu.ts';
import { composeMenu } from './compose-menu.ts';
import { chooseOne, extras, leaveOut, readMenuCard } from './menu-card.ts';

const spice = chooseOne('Spice', ['*Mild', 'Hot', 'Very hot +0.50']);
const toppings = extras(
  'Toppings',
  ['Soft egg +2.00', 'Extra noodles +2.50', 'Bamboo shoots +1.50'],
  { max: 3 },
);
const without = leaveOut('Leave out', ['Peanuts', 'Coriander']);
const groups = { spice: [spice], toppings: [toppings], without: [without] };

const card = `
# Ramen
13.00 Shoyu Ramen (spice, toppings): Clear soy broth, chicken, spring onion and nori.
14.00 Miso Ramen (spice, toppings): Rich miso broth, sweetcorn and roasted pork.
12.50 Vegetable Ramen [vegan] (spice, toppings): Mushroom broth, tofu and seasonal greens.
14.50 Tantanmen [spicy] (toppings, without): Sesame and chili broth with minced pork.

# Small Plates
8.00 Pork Gyoza: Six pan-fried dumplings with a soy and vinegar dip.
5.00 Edamame [vegan]: Steamed soybeans with sea salt.
9.00 Karaage: Crisp marinated chicken with lemon mayonnaise.
5.50 Cucumber Salad [vegan]: Smashed cucumber, sesame and garlic.

# Drinks
3.50 Iced Green Tea [vegan]: Brewed cold, not sweetened.
4.50 Yuzu Lemonade [vegan]: Yuzu, lemon and soda.
4.80 Hojicha Latte [vegan]: Roasted green tea with oat milk.
4.00 Ramune [vegan]: Japanese soda in its marble bottle.
`;

/** A short menu of a noodle bar: 12 dishes, each kind of option once or more. */
export const noodleBarMenu = (): PosMenu =>
  composeMenu([{ name: 'Noodles and More', categories: readMenuCard(card, groups) }], '6.25');
