import type { PosMenu } from '../pos-menu.ts';
import { composeMenu, type GroupSketch } from './compose-menu.ts';

const pizzaSize: GroupSketch = {
  name: 'Size',
  kind: 'choose_one',
  choices: [
    ['Regular, 11 inch', '0.00', true],
    ['Large, 14 inch', '4.50'],
    ['Gluten-free base, 11 inch', '3.00'],
  ],
};
const pizzaExtras: GroupSketch = {
  name: 'Add toppings',
  kind: 'extras',
  max: 4,
  choices: [
    ['Buffalo mozzarella', '3.50'],
    ['Prosciutto di Parma', '4.00'],
    ['Spicy salami', '3.00'],
    ['Roasted mushrooms', '2.50'],
    ['Black olives', '1.50'],
    ['Wild rocket', '1.50'],
  ],
};
const pizzaWithout: GroupSketch = {
  name: 'Leave out',
  kind: 'leave_out',
  choices: [
    ['Basil', '0.00'],
    ['Garlic', '0.00'],
    ['Chili', '0.00'],
  ],
};
const pastaShape: GroupSketch = {
  name: 'Pasta',
  kind: 'choose_one',
  choices: [
    ['Spaghetti', '0.00', true],
    ['Rigatoni', '0.00'],
    ['Fresh tagliatelle', '2.00'],
    ['Gluten-free penne', '2.00'],
  ],
};
const pastaExtras: GroupSketch = {
  name: 'Add to your pasta',
  kind: 'extras',
  max: 3,
  choices: [
    ['Extra Parmesan', '1.50'],
    ['Grilled chicken', '4.50'],
    ['Burrata', '5.00'],
  ],
};
const steakDoneness: GroupSketch = {
  name: 'How would you like it?',
  kind: 'choose_one',
  choices: [
    ['Rare', '0.00'],
    ['Medium rare', '0.00', true],
    ['Medium', '0.00'],
    ['Well done', '0.00'],
  ],
};
const sideChoice: GroupSketch = {
  name: 'Choose your side',
  kind: 'choose_one',
  choices: [
    ['Rosemary potatoes', '0.00', true],
    ['Wilted greens', '0.00'],
    ['Parmesan fries', '2.00'],
  ],
};
const scoops: GroupSketch = {
  name: 'Flavours',
  kind: 'extras',
  min: 2,
  max: 3,
  choices: [
    ['Pistachio', '0.00'],
    ['Stracciatella', '0.00'],
    ['Hazelnut', '0.00'],
    ['Lemon sorbet', '0.00'],
  ],
};
const milk: GroupSketch = {
  name: 'Milk',
  kind: 'choose_one',
  choices: [
    ['Whole milk', '0.00', true],
    ['Oat milk', '0.80'],
  ],
};
const pizza = [pizzaSize, pizzaExtras, pizzaWithout];
const pasta = [pastaShape, pastaExtras];

/** A neighbourhood trattoria's menu: 40 dishes in eight categories, most of them with options. */
export const trattoriaMenu = (): PosMenu =>
  composeMenu(
    [
      {
        name: 'All Day',
        description: 'Served from opening until the kitchen closes.',
        categories: [
          {
            name: 'Antipasti',
            description: 'Small plates, made to be shared.',
            items: [
              {
                name: 'Bruschetta al Pomodoro',
                description: 'Toasted sourdough, vine tomatoes, garlic and basil.',
                price: '8.50',
                tags: ['vegan'],
              },
              {
                name: 'Burrata with Roasted Peaches',
                description: 'Creamy burrata, honey-roasted peaches and toasted hazelnuts.',
                price: '13.50',
                tags: ['vegetarian', 'contains nuts'],
              },
              {
                name: 'Fried Calamari',
                description: 'Crisp squid rings with lemon and saffron aioli.',
                price: '14.00',
              },
              {
                name: 'Arancini',
                description: 'Four saffron risotto balls with a melting mozzarella heart.',
                price: '10.50',
                tags: ['vegetarian'],
              },
              {
                name: 'Beef Carpaccio',
                description: 'Thin slices of raw beef, rocket, capers and aged Parmesan.',
                price: '15.00',
              },
              {
                name: 'Marinated Olives',
                description: 'Castelvetrano olives with orange peel and fennel seeds.',
                price: '6.00',
                tags: ['vegan'],
              },
            ],
          },
          {
            name: 'Soups and Salads',
            items: [
              {
                name: 'Minestrone',
                description: 'Seasonal vegetables, white beans and small pasta in a clear broth.',
                price: '9.00',
                tags: ['vegan'],
              },
              {
                name: 'Caesar Salad',
                description: 'Romaine hearts, sourdough croutons, Parmesan and anchovy dressing.',
                price: '12.50',
                groups: [
                  {
                    name: 'Add to your salad',
                    kind: 'extras',
                    max: 2,
                    choices: [
                      ['Grilled chicken', '4.50'],
                      ['Poached egg', '2.00'],
                      ['Anchovies', '2.50'],
                    ],
                  },
                ],
              },
              {
                name: 'Caprese',
                description: 'Buffalo mozzarella, heirloom tomatoes, basil and olive oil.',
                price: '13.00',
                tags: ['vegetarian'],
              },
              {
                name: 'Farro and Roasted Squash Salad',
                description: 'Warm farro, squash, kale and a lemon dressing.',
                price: '13.50',
                tags: ['vegan'],
              },
            ],
          },
          {
            name: 'Pizza',
            description: 'Dough rested for 48 hours, baked in a wood-fired oven.',
            items: [
              {
                name: 'Margherita',
                description: 'San Marzano tomatoes, fior di latte and basil.',
                price: '13.00',
                tags: ['vegetarian'],
                groups: pizza,
              },
              {
                name: 'Marinara',
                description: 'Tomatoes, garlic, oregano and olive oil. No cheese.',
                price: '11.50',
                tags: ['vegan'],
                groups: pizza,
              },
              {
                name: 'Diavola',
                description: 'Tomatoes, fior di latte, spicy salami and chili honey.',
                price: '15.50',
                tags: ['spicy'],
                groups: pizza,
              },
              {
                name: 'Quattro Formaggi',
                description: 'Fior di latte, gorgonzola, fontina and Parmesan.',
                price: '16.00',
                tags: ['vegetarian'],
                groups: pizza,
              },
              {
                name: 'Prosciutto e Rucola',
                description: 'Fior di latte, prosciutto di Parma, rocket and shaved Parmesan.',
                price: '17.50',
                groups: pizza,
              },
              {
                name: 'Funghi e Tartufo',
                description: 'Roasted mushrooms, fontina, truffle oil and thyme.',
                price: '17.00',
                tags: ['vegetarian'],
                groups: pizza,
              },
              {
                name: 'Capricciosa',
                description: 'Tomatoes, ham, artichokes, mushrooms and olives.',
                price: '16.50',
                groups: pizza,
              },
            ],
          },
          {
            name: 'Pasta and Risotto',
            description: 'Tossed to order. Choose the pasta that you like.',
            items: [
              {
                name: 'Pomodoro',
                description: 'Slow-cooked tomatoes, garlic and basil.',
                price: '13.50',
                tags: ['vegan'],
                groups: pasta,
              },
              {
                name: 'Carbonara',
                description: 'Guanciale, egg yolk, pecorino and black pepper.',
                price: '16.00',
                groups: pasta,
              },
              {
                name: 'Cacio e Pepe',
                description: 'Pecorino Romano and plenty of black pepper.',
                price: '14.50',
                tags: ['vegetarian'],
                groups: pasta,
              },
              {
                name: 'Bolognese',
                description: 'Beef and pork simmered for six hours with red wine.',
                price: '16.50',
                groups: pasta,
              },
              {
                name: 'Vongole',
                description: 'Clams, white wine, garlic, parsley and a little chili.',
                price: '19.00',
                groups: pasta,
              },
              {
                name: 'Lasagna della Casa',
                description: 'Layers of pasta, slow-cooked ragù and béchamel.',
                price: '17.00',
              },
              {
                name: 'Risotto alla Milanese',
                description: 'Carnaroli rice, saffron and bone marrow.',
                price: '18.00',
              },
            ],
          },
          {
            name: 'Mains',
            items: [
              {
                name: 'Chicken Milanese',
                description: 'Crisp breaded chicken, lemon and a rocket salad.',
                price: '21.00',
                groups: [sideChoice],
              },
              {
                name: 'Grilled Sea Bass',
                description: 'Whole fillet with fennel, lemon and salsa verde.',
                price: '26.00',
                groups: [sideChoice],
              },
              {
                name: 'Sirloin Tagliata',
                description: 'Sliced 10 oz sirloin, rocket and shaved Parmesan.',
                price: '31.00',
                groups: [steakDoneness, sideChoice],
              },
              {
                name: 'Eggplant Parmigiana',
                description: 'Baked eggplant, tomatoes, mozzarella and basil.',
                price: '17.50',
                tags: ['vegetarian'],
                groups: [sideChoice],
              },
            ],
          },
          {
            name: 'Sides',
            items: [
              {
                name: 'Focaccia',
                description: 'Baked this morning, with rosemary and sea salt.',
                price: '5.50',
                tags: ['vegan'],
              },
              {
                name: 'Side of Rosemary Potatoes',
                description: 'Roasted until crisp.',
                price: '6.00',
                tags: ['vegan'],
              },
              {
                name: 'Broccolini',
                description: 'Charred, with garlic and chili.',
                price: '7.00',
                tags: ['vegan'],
              },
            ],
          },
          {
            name: 'Desserts',
            items: [
              {
                name: 'Tiramisu',
                description: 'Espresso-soaked sponge, mascarpone and cocoa.',
                price: '9.00',
                tags: ['vegetarian'],
              },
              {
                name: 'Panna Cotta',
                description: 'Vanilla cream with a warm berry compote.',
                price: '8.50',
              },
              {
                name: 'Gelato',
                description: 'Two or three scoops, churned in house.',
                price: '7.50',
                tags: ['vegetarian'],
                groups: [scoops],
              },
              {
                name: 'Lemon Tart',
                description: 'Sharp lemon curd in a crisp almond crust.',
                price: '8.50',
                tags: ['vegetarian', 'contains nuts'],
              },
            ],
          },
          {
            name: 'Drinks',
            items: [
              {
                name: 'San Pellegrino',
                description: 'Sparkling mineral water, 750 ml.',
                price: '5.50',
                tags: ['vegan'],
              },
              {
                name: 'Blood Orange Soda',
                description: 'Made in Sicily, 330 ml.',
                price: '4.50',
                tags: ['vegan'],
              },
              {
                name: 'Cappuccino',
                description: 'Double espresso with steamed milk.',
                price: '4.50',
                groups: [milk],
                serviceTypes: ['pickup', 'dine_in'],
              },
              {
                name: 'House Red, Glass',
                description: 'Montepulciano d’Abruzzo, 175 ml.',
                price: '8.00',
                serviceTypes: ['dine_in'],
              },
              {
                name: 'House White, Glass',
                description: 'Pinot Grigio delle Venezie, 175 ml.',
                price: '8.00',
                serviceTypes: ['dine_in'],
              },
            ],
          },
        ],
      },
    ],
    '8.875',
  );
