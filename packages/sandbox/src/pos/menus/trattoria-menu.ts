import type { PosMenu } from '../pos-menu.ts';
import { composeMenu } from './compose-menu.ts';
import { chooseOne, extras, leaveOut, readMenuCard } from './menu-card.ts';

const pizzaSize = chooseOne('Size', [
  '*Regular, 11 inch',
  'Large, 14 inch +4.50',
  'Gluten-free base, 11 inch +3.00',
]);
const pizzaExtras = extras(
  'Add toppings',
  [
    'Buffalo mozzarella +3.50',
    'Prosciutto di Parma +4.00',
    'Spicy salami +3.00',
    'Roasted mushrooms +2.50',
    'Black olives +1.50',
    'Wild rocket +1.50',
  ],
  { max: 4 },
);
const pizzaWithout = leaveOut('Leave out', ['Basil', 'Garlic', 'Chili']);
const pastaShape = chooseOne('Pasta', [
  '*Spaghetti',
  'Rigatoni',
  'Fresh tagliatelle +2.00',
  'Gluten-free penne +2.00',
]);
const pastaExtras = extras(
  'Add to your pasta',
  ['Extra Parmesan +1.50', 'Grilled chicken +4.50', 'Burrata +5.00'],
  { max: 3 },
);
const steakDoneness = chooseOne('How would you like it?', [
  'Rare',
  '*Medium rare',
  'Medium',
  'Well done',
]);
const sideChoice = chooseOne('Choose your side', [
  '*Rosemary potatoes',
  'Wilted greens',
  'Parmesan fries +2.00',
]);
const scoops = extras('Flavours', ['Pistachio', 'Stracciatella', 'Hazelnut', 'Lemon sorbet'], {
  min: 2,
  max: 3,
});
const milk = chooseOne('Milk', ['*Whole milk', 'Oat milk +0.80']);
const saladExtras = extras(
  'Add to your salad',
  ['Grilled chicken +4.50', 'Poached egg +2.00', 'Anchovies +2.50'],
  { max: 2 },
);
const groups = {
  milk: [milk],
  pasta: [pastaShape, pastaExtras],
  pizza: [pizzaSize, pizzaExtras, pizzaWithout],
  saladExtras: [saladExtras],
  scoops: [scoops],
  sideChoice: [sideChoice],
  steakDoneness: [steakDoneness],
};

const card = `
# Antipasti: Small plates, made to be shared.
8.50 Bruschetta al Pomodoro [vegan]: Toasted sourdough, vine tomatoes, garlic and basil.
13.50 Burrata with Roasted Peaches [vegetarian, contains nuts]: Creamy burrata, honey-roasted peaches and toasted hazelnuts.
14.00 Fried Calamari: Crisp squid rings with lemon and saffron aioli.
10.50 Arancini [vegetarian]: Four saffron risotto balls with a melting mozzarella heart.
15.00 Beef Carpaccio: Thin slices of raw beef, rocket, capers and aged Parmesan.
6.00 Marinated Olives [vegan]: Castelvetrano olives with orange peel and fennel seeds.

# Soups and Salads
9.00 Minestrone [vegan]: Seasonal vegetables, white beans and small pasta in a clear broth.
12.50 Caesar Salad (saladExtras): Romaine hearts, sourdough croutons, Parmesan and anchovy dressing.
13.00 Caprese [vegetarian]: Buffalo mozzarella, heirloom tomatoes, basil and olive oil.
13.50 Farro and Roasted Squash Salad [vegan]: Warm farro, squash, kale and a lemon dressing.

# Pizza: Dough rested for 48 hours, baked in a wood-fired oven.
13.00 Margherita [vegetarian] (pizza): San Marzano tomatoes, fior di latte and basil.
11.50 Marinara [vegan] (pizza): Tomatoes, garlic, oregano and olive oil. No cheese.
15.50 Diavola [spicy] (pizza): Tomatoes, fior di latte, spicy salami and chili honey.
16.00 Quattro Formaggi [vegetarian] (pizza): Fior di latte, gorgonzola, fontina and Parmesan.
17.50 Prosciutto e Rucola (pizza): Fior di latte, prosciutto di Parma, rocket and shaved Parmesan.
17.00 Funghi e Tartufo [vegetarian] (pizza): Roasted mushrooms, fontina, truffle oil and thyme.
16.50 Capricciosa (pizza): Tomatoes, ham, artichokes, mushrooms and olives.

# Pasta and Risotto: Tossed to order. Choose the pasta that you like.
13.50 Pomodoro [vegan] (pasta): Slow-cooked tomatoes, garlic and basil.
16.00 Carbonara (pasta): Guanciale, egg yolk, pecorino and black pepper.
14.50 Cacio e Pepe [vegetarian] (pasta): Pecorino Romano and plenty of black pepper.
16.50 Bolognese (pasta): Beef and pork simmered for six hours with red wine.
19.00 Vongole (pasta): Clams, white wine, garlic, parsley and a little chili.
17.00 Lasagna della Casa: Layers of pasta, slow-cooked ragù and béchamel.
18.00 Risotto alla Milanese: Carnaroli rice, saffron and bone marrow.

# Mains
21.00 Chicken Milanese (sideChoice): Crisp breaded chicken, lemon and a rocket salad.
26.00 Grilled Sea Bass (sideChoice): Whole fillet with fennel, lemon and salsa verde.
31.00 Sirloin Tagliata (steakDoneness, sideChoice): Sliced 10 oz sirloin, rocket and shaved Parmesan.
17.50 Eggplant Parmigiana [vegetarian] (sideChoice): Baked eggplant, tomatoes, mozzarella and basil.

# Sides
5.50 Focaccia [vegan]: Baked this morning, with rosemary and sea salt.
6.00 Side of Rosemary Potatoes [vegan]: Roasted until crisp.
7.00 Broccolini [vegan]: Charred, with garlic and chili.

# Desserts
9.00 Tiramisu [vegetarian]: Espresso-soaked sponge, mascarpone and cocoa.
8.50 Panna Cotta: Vanilla cream with a warm berry compote.
7.50 Gelato [vegetarian] (scoops): Two or three scoops, churned in house.
8.50 Lemon Tart [vegetarian, contains nuts]: Sharp lemon curd in a crisp almond crust.

# Drinks
5.50 San Pellegrino [vegan]: Sparkling mineral water, 750 ml.
4.50 Blood Orange Soda [vegan]: Made in Sicily, 330 ml.
4.50 Cappuccino (milk) {pickup, dine_in}: Double espresso with steamed milk.
8.00 House Red, Glass {dine_in}: Montepulciano d’Abruzzo, 175 ml.
8.00 House White, Glass {dine_in}: Pinot Grigio delle Venezie, 175 ml.
`;

/** A neighbourhood trattoria's menu: 40 dishes in eight categories, most of them with options. */
export const trattoriaMenu = (): PosMenu =>
  composeMenu(
    [
      {
        name: 'All Day',
        description: 'Served from opening until the kitchen closes.',
        categories: readMenuCard(card, groups),
      },
    ],
    '8.875',
  );
