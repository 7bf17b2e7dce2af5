import { foodHallMenu } from '../pos/menus/food-hall-menu.ts';
import { noodleBarMenu } from '../pos/menus/noodle-bar-menu.ts';
import { taqueriaMenu } from '../pos/menus/taqueria-menu.ts';
import { trattoriaMenu } from '../pos/menus/trattoria-menu.ts';
import type { PosControl } from '../pos/pos-control.ts';
import type { PosMenu, ServicePeriod } from '../pos/pos-menu.ts';
import { everyDay } from '../pos/service-hours.ts';
import { namedGuid } from '../simulation/seeded-random.ts';
import type { WixControl } from '../wix/wix-control.ts';
import { type DemoLocation, type DemoMerchant, demoMerchants } from './demo-ids.ts';

interface Place {
  readonly merchant: DemoMerchant;
  readonly menu: () => PosMenu;
  readonly timeZone: string;
  readonly city: string;
  readonly zipCode: string;
  /** One a location. */
  readonly streets: readonly [string, ...string[]];
  readonly hours: readonly ServicePeriod[];
}

const aroundTheClock = everyDay('00:00', '24:00');
const deliveryFee = '4.50';

// The first location of each merchant never closes: a demo works at any time of the day.
const places: readonly Place[] = [
  {
    merchant: demoMerchants.ready,
    menu: trattoriaMenu,
    timeZone: 'America/New_York',
    city: 'New York',
    zipCode: '10013',
    streets: ['84 Mott Street', '210 Smith Street'],
    hours: everyDay('11:30', '23:00'),
  },
  {
    merchant: demoMerchants.halfSetUp,
    menu: noodleBarMenu,
    timeZone: 'America/New_York',
    city: 'Boston',
    zipCode: '02110',
    streets: ['15 Pearl Street'],
    hours: everyDay('12:00', '22:00'),
  },
  {
    merchant: demoMerchants.broken,
    menu: foodHallMenu,
    timeZone: 'America/Los_Angeles',
    city: 'San Francisco',
    zipCode: '94111',
    streets: ['Pier 7'],
    hours: everyDay('08:00', '02:00'),
  },
  {
    merchant: demoMerchants.fresh,
    menu: taqueriaMenu,
    timeZone: 'America/Los_Angeles',
    city: 'San Francisco',
    zipCode: '94110',
    streets: ['2780 Mission Street', '3100 Fillmore Street'],
    hours: everyDay('07:00', '22:00'),
  },
];

/** Fills both simulators with the demo merchants. For empty simulators: a restored one has them. */
export function seedDemo(deps: { readonly pos: PosControl; readonly wix: WixControl }): void {
  for (const place of places) {
    const { merchant } = place;
    deps.pos.addMerchant({
      id: merchant.posMerchantId,
      name: merchant.name,
      acceptsAfterMs: 4_000,
    });
    deps.wix.addSite({
      metaSiteId: merchant.metaSiteId,
      name: merchant.name,
      instanceId: merchant.instanceId,
      ownerId: merchant.ownerId,
      currency: 'USD',
      installation: merchant.stage === 'fresh' ? 'never' : 'installed',
    });
    for (const [index, location] of merchant.locations.entries()) {
      addPosLocation(deps.pos, place, location, index);
      addWixLocation(deps.wix, merchant, location);
    }
  }
  const [firstTrattoria] = demoMerchants.ready.locations;
  deps.pos.setStock(firstTrattoria.posLocationId, [
    { itemId: 'item_tiramisu', quantity: 12 },
    { itemId: 'item_lemon-tart', quantity: 8 },
    { itemId: 'item_fried-calamari', markedOut: true },
  ]);
}

function addPosLocation(
  pos: PosControl,
  place: Place,
  location: DemoLocation,
  index: number,
): void {
  pos.addLocation({
    id: location.posLocationId,
    merchantId: place.merchant.posMerchantId,
    name: location.posName,
    address: {
      street: place.streets[index] ?? place.streets[0],
      city: place.city,
      zipCode: place.zipCode,
      countryCode: 'US',
    },
    timeZone: place.timeZone,
    currency: 'USD',
    openingHours: index === 0 ? aroundTheClock : [...place.hours],
    services: [
      { type: 'pickup' },
      { type: 'delivery', fee: deliveryFee, minimumOrder: '15.00' },
      { type: 'dine_in' },
    ],
    menu: place.menu(),
  });
}

/** The location on Wix, with a little menu of the site owner's own, as a site has before the bridge. */
function addWixLocation(wix: WixControl, merchant: DemoMerchant, location: DemoLocation): void {
  wix.addConfiguration({
    id: location.configurationId,
    instanceId: merchant.instanceId,
    locationId: location.wixLocationId,
    locationName: location.name,
    catalogId: location.catalogId,
    enabled: location.enabled,
    deliveryFee,
  });
  const id = (thing: string) => namedGuid(`${location.catalogId}/${thing}`);
  const dishes = [
    { name: 'House Salad', description: 'Leaves, seeds and lemon.', price: '7.50' },
    { name: 'Dish of the Day', description: 'Ask us what it is.', price: '14.00' },
    { name: 'Lemonade', description: 'Made here.', price: '4.00' },
  ];
  wix.replaceCatalog(location.catalogId, {
    menus: [
      {
        id: id('menu'),
        name: 'Our Menu',
        archived: false,
        sectionIds: { values: [id('section')] },
      },
    ],
    sections: [
      {
        id: id('section'),
        menuId: id('menu'),
        name: 'Favourites',
        archived: false,
        itemIds: { values: dishes.map((dish) => id(dish.name)) },
      },
    ],
    items: dishes.map((dish) => ({
      id: id(dish.name),
      type: 'DISH',
      name: dish.name,
      description: dish.description,
      price: { value: dish.price, currency: 'USD' },
      archived: false,
      inStock: true,
    })),
  });
}
