import Big from 'big.js';
import type { MenuItem } from './pos-menu.ts';
import type { PosOrderRequest, Refusal } from './pos-order.ts';
import type { PosLocation, PosState } from './pos-state.ts';
import { isServed } from './service-hours.ts';
import { isInStock } from './stock.ts';

/** How many of each item and modifier an order takes. */
export function itemsSold(order: PosOrderRequest): Map<string, number> {
  const sold = new Map<string, number>();
  const add = (id: string | null, quantity: number) => {
    if (id !== null) sold.set(id, (sold.get(id) ?? 0) + quantity);
  };
  for (const line of order.lines) {
    add(line.itemId, line.quantity);
    for (const modifier of line.modifiers)
      add(modifier.modifierId, modifier.quantity * line.quantity);
  }
  return sold;
}

/** What the kitchen cannot make: refused on creation whatever the merchant's settings. */
export function impossibleLines(
  state: PosState,
  location: PosLocation,
  order: PosOrderRequest,
  now: Date,
): Refusal[] {
  const items = new Set(location.menu.items.map((item) => item.id));
  const modifiers = new Set(location.menu.modifiers.map((modifier) => modifier.id));
  const sold = itemsSold(order);
  return order.lines.flatMap((line, index): Refusal[] => {
    const name = line.name ?? line.itemId ?? 'this item';
    if (line.itemId !== null && !items.has(line.itemId))
      return [refusal('item_unknown', `${name} is not on the menu`, index)];
    const wanted = [line.itemId, ...line.modifiers.map((modifier) => modifier.modifierId)];
    const unknown = line.modifiers.find(
      ({ modifierId }) => modifierId !== null && !modifiers.has(modifierId),
    );
    if (unknown)
      return [
        refusal('modifier_unknown', `${name} cannot be had with ${unknown.name ?? 'that'}`, index),
      ];
    const missing = wanted.some(
      (id) => id !== null && !isInStock(state, location.id, id, sold.get(id) ?? 0, now),
    );
    return missing ? [refusal('item_out_of_stock', `${name} has run out`, index)] : [];
  });
}

/** Everything that the POS checks for merchants that let it validate. */
export function refusalsOf(
  state: PosState,
  location: PosLocation,
  order: PosOrderRequest,
  now: Date,
): Refusal[] {
  return [
    ...impossibleLines(state, location, order, now),
    ...wrongPrices(location, order),
    ...placeRefusals(location, order, now),
  ];
}

function wrongPrices(location: PosLocation, order: PosOrderRequest): Refusal[] {
  const items = new Map(location.menu.items.map((item) => [item.id, item]));
  return order.lines.flatMap((line, index): Refusal[] => {
    const item = line.itemId === null ? undefined : items.get(line.itemId);
    if (!item) return [];
    if (!new Big(item.price).eq(line.unitPrice))
      return [
        refusal(
          'price_mismatch',
          `${item.name} costs ${item.price}, the order says ${line.unitPrice}`,
          index,
        ),
      ];
    return line.modifiers.flatMap((modifier): Refusal[] => {
      const price = modifierPrice(item, modifier);
      if (price === undefined || new Big(price).eq(modifier.unitPrice)) return [];
      const name = modifier.name ?? modifier.modifierId ?? 'a choice';
      return [
        refusal(
          'price_mismatch',
          `${name} with ${item.name} costs ${price}, the order says ${modifier.unitPrice}`,
          index,
        ),
      ];
    });
  });
}

function modifierPrice(
  item: MenuItem,
  wanted: PosOrderRequest['lines'][number]['modifiers'][number],
): string | undefined {
  return item.modifierGroups
    .filter((group) => wanted.groupId === null || group.id === wanted.groupId)
    .flatMap((group) => group.modifiers)
    .find((modifier) => modifier.modifierId === wanted.modifierId)?.price;
}

function placeRefusals(location: PosLocation, order: PosOrderRequest, now: Date): Refusal[] {
  const refusals: Refusal[] = [];
  const { until } = location.paused ?? { until: now.toISOString() };
  if (location.paused && (until === null || new Date(until) > now))
    refusals.push(refusal('location_paused', `${location.name} takes no orders at the moment`));
  const due = order.service.promisedAt === null ? now : new Date(order.service.promisedAt);
  if (!isServed(location.openingHours, location.timeZone, due))
    refusals.push(refusal('location_closed', `${location.name} is closed at that time`));
  const service = location.services.find(({ type }) => type === order.service.type);
  if (!service)
    refusals.push(
      refusal('service_not_offered', `${location.name} does not offer ${order.service.type}`),
    );
  else if (
    service.minimumOrder !== null &&
    order.totals.subtotal !== null &&
    new Big(order.totals.subtotal).lt(service.minimumOrder)
  )
    refusals.push(
      refusal('minimum_not_met', `The minimum for ${service.type} is ${service.minimumOrder}`),
    );
  if (order.currency !== location.currency)
    refusals.push(refusal('currency_mismatch', `${location.name} sells in ${location.currency}`));
  if (!order.customer.phone)
    refusals.push(refusal('customer_phone_missing', 'The kitchen needs a phone number'));
  return refusals;
}

const refusal = (
  reason: Refusal['reason'],
  message: string,
  line: number | null = null,
): Refusal => ({ reason, message, line });
