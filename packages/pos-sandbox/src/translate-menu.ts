import type { FulfillmentType, MenuFromPos, OpeningPeriod } from '@pos-bridge/pos';
import type { SandboxMenu, ServicePeriod, ServiceType } from './messages.ts';

type DishFromPos = MenuFromPos['dishes'][number];

const kinds = {
  choose_one: 'SELECTION',
  extras: 'EXTRAS',
  leave_out: 'DESELECTION',
} as const satisfies Record<string, DishFromPos['optionGroups'][number]['kind']>;

export const fulfillmentTypes: Readonly<Record<ServiceType, FulfillmentType>> = {
  pickup: 'PICKUP',
  delivery: 'DELIVERY',
  dine_in: 'DINE_IN',
};

export const openingPeriods = (periods: readonly ServicePeriod[]): OpeningPeriod[] =>
  periods.map(({ from, to }) => ({
    openDay: from.day,
    openTime: from.time,
    closeDay: to.day,
    closeTime: to.time,
  }));

export const menuFromPos = (menu: SandboxMenu): MenuFromPos => ({
  currency: menu.currency,
  menus: menu.menus.map(({ id, name, description, servicePeriods, categoryIds }) => ({
    posId: id,
    name,
    ...(description === '' ? {} : { description }),
    ...(servicePeriods === null ? {} : { hours: openingPeriods(servicePeriods) }),
    sectionPosIds: categoryIds,
  })),
  sections: menu.categories.map(({ id, name, description, itemIds }) => ({
    posId: id,
    name,
    ...(description === '' ? {} : { description }),
    dishPosIds: itemIds,
  })),
  dishes: menu.items.map(dishOf),
  variations: menu.modifiers.map(({ id, name, available }) => ({
    posId: id,
    name,
    inStock: available,
  })),
});

const dishOf = (item: SandboxMenu['items'][number]): DishFromPos => ({
  posId: item.id,
  name: item.name,
  description: item.description,
  ...(item.imageUrl === null ? {} : { imageUrl: item.imageUrl }),
  price: item.price,
  ...(item.taxRate === null ? {} : { taxRate: item.taxRate }),
  ...(item.tags.length === 0 ? {} : { labels: item.tags }),
  inStock: item.available,
  ...(item.servicePeriods === null ? {} : { hours: openingPeriods(item.servicePeriods) }),
  ...(item.serviceTypes === null
    ? {}
    : { fulfillmentTypes: item.serviceTypes.map((type) => fulfillmentTypes[type]) }),
  acceptsSpecialRequest: item.takesNotes,
  optionGroups: item.modifierGroups.map((group) => ({
    posId: group.id,
    name: group.name,
    kind: kinds[group.kind],
    min: group.min,
    max: group.max,
    choices: group.modifiers.map(({ modifierId, price, preselected }) => ({
      variationPosId: modifierId,
      price,
      ...(preselected ? { isDefault: true } : {}),
    })),
  })),
});
