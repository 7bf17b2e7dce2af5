import { type PosMenu, weekdays } from '../pos-menu.ts';
import { composeMenu } from './compose-menu.ts';
import { chooseOne, extras, leaveOut, readMenuCard } from './menu-card.ts';

const tortilla = chooseOne('Tortilla', ['*Corn', 'Flour +0.50']);
const salsas = extras('Salsas', ['Salsa verde', 'Salsa roja', 'Guacamole +2.00'], { max: 2 });
const without = leaveOut('Leave out', ['Onion', 'Cilantro']);
const groups = { salsas: [salsas], taco: [tortilla, salsas, without] };

const breakfast = `
# Morning Plates
11.00 Chilaquiles [vegetarian]: Crisp tortillas in green salsa with a fried egg and crema.
10.50 Huevos Rancheros [vegetarian]: Two eggs on corn tortillas with ranchero sauce and beans.
9.50 Breakfast Burrito (salsas): Scrambled eggs, potatoes, cheese and chorizo.
`;

const allDay = `
# Tacos: Three to a plate.
12.00 Al Pastor (taco): Pork marinated with achiote, grilled pineapple.
12.00 Carnitas (taco): Slow-cooked pork, pickled onion.
13.50 Carne Asada (taco): Grilled skirt steak with salsa roja.
13.00 Baja Fish (taco): Crisp cod, cabbage and chipotle mayonnaise.
11.50 Mushroom and Huitlacoche [vegetarian] (taco): Roasted mushrooms, corn truffle and queso fresco.

# Sides
8.00 Guacamole and Chips [vegan]: Avocado, lime and serrano chili.
5.50 Street Corn [vegetarian]: Grilled corn with cotija, lime and chili powder.
4.50 Refried Beans [vegan]: Black beans with epazote.

# Aguas Frescas
4.00 Horchata [vegan]: Rice, cinnamon and vanilla.
4.00 Agua de Jamaica [vegan]: Hibiscus, lightly sweetened.
4.00 Tamarind Cooler [vegan]: Sweet and sour tamarind over ice.
`;

/** A taqueria's menu in two parts: breakfast until noon, everything else all day. */
export const taqueriaMenu = (): PosMenu =>
  composeMenu(
    [
      {
        name: 'Breakfast',
        description: 'Until noon.',
        servicePeriods: weekdays.map((day) => ({
          from: { day, time: '07:00' },
          to: { day, time: '12:00' },
        })),
        categories: readMenuCard(breakfast, groups),
      },
      { name: 'All Day', categories: readMenuCard(allDay, groups) },
    ],
    '8.25',
  );
