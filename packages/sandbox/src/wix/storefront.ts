import { randomUUID } from 'node:crypto';
import Big from 'big.js';
import { type Cart, type CartInput, cartSchema } from './cart.ts';
import type { StoredItem } from './wix-catalog.ts';
import { WixRefusal } from './wix-errors.ts';
import type { LiveCatalog, SandboxConfiguration, WixState } from './wix-state.ts';

/**
 * Turns a cart into the order that Wix would send: prices and options from the live catalog, totals
 * computed. Tax is added to the prices, rounded once for the whole order, half up.
 * @throws WixRefusal where the cart asks for what the catalog does not have
 */
export function orderOfCart(state: WixState, input: CartInput): SandboxOrder {
  const cart = cartSchema.parse(input);
  const { configuration, catalog, currency } = shopOf(state, cart.configurationId);
  const lines = cart.lines.map((line) => lineOf(catalog, line));
  const sum = (amounts: readonly Big[]) =>
    amounts.reduce((total, one) => total.plus(one), new Big(0));

  const subtotal = sum(lines.map(({ amount }) => amount));
  const tax = sum(lines.map(({ tax }) => tax)).round(2, Big.roundHalfUp);
  const feeText = feeOf(cart, configuration);
  const fee = new Big(feeText ?? 0);
  const discount = sum(cart.discounts.map(({ amount }) => new Big(amount)));
  const fees = sum(cart.serviceFees.map((one) => new Big(one.fee)));
  const total = subtotal.plus(tax).plus(fee).plus(fees).plus(cart.tip).minus(discount);
  const money = (value: Big | string) => ({ value: new Big(value).toFixed(2), currency });

  const order = {
    id: randomUUID(),
    currency,
    comment: cart.comment ?? null,
    lineItems: lines.map(({ wire }) => wire),
    discounts: cart.discounts.map(({ name, amount }) => ({
      catalogDiscountId: randomUUID(),
      appliedAmount: new Big(amount).toFixed(2),
      catalogDiscountType: 'OFF_ORDER',
      catalogDiscountName: name,
      catalogDiscountDescription: null,
    })),
    payments: [
      {
        type: cart.payment.type,
        amount: total.toFixed(2),
        method: cart.payment.method ?? null,
        providerTransactionId: cart.payment.providerTransactionId ?? null,
      },
    ],
    fulfillment: fulfillmentOf(cart, feeText),
    customer: { ...cart.customer, visitorId: randomUUID() },
    totals: {
      subtotal: subtotal.toFixed(2),
      total: total.toFixed(2),
      delivery: fee.toFixed(2),
      tax: tax.toFixed(2),
      discount: discount.toFixed(2),
      loyaltySavings: '0.00',
      tip: new Big(cart.tip).toFixed(2),
      quantity: cart.lines.reduce((count, { quantity }) => count + quantity, 0),
      serviceFees: cart.serviceFees.map(({ name, fee }) => ({
        ruleId: randomUUID(),
        name,
        fee: money(fee),
        tax: money('0'),
      })),
    },
  };
  return { order, configuration, currency };
}

/** An order that is not placed yet, and where it would go. */
export interface SandboxOrder {
  readonly order: Record<string, unknown> & { readonly id: string };
  readonly configuration: SandboxConfiguration;
  readonly currency: string;
}

function shopOf(state: WixState, configurationId: string) {
  const configuration = state.configurations.get(configurationId);
  const catalog = configuration && state.catalogs.get(configuration.catalogId);
  const site = configuration && state.sites.get(configuration.instanceId);
  if (!configuration || !catalog || !site)
    throw new WixRefusal(404, 'CONFIGURATION_NOT_FOUND', 'No such configuration');
  return { configuration, catalog, currency: site.currency };
}

function itemOf(catalog: LiveCatalog, itemId: string): StoredItem {
  const item = catalog.content.items.get(itemId);
  if (!item || item.archived)
    throw new WixRefusal(400, 'ITEM_NOT_FOUND', `${itemId} is not on the menu`);
  return item;
}

const referenceTo = (item: StoredItem) => ({
  catalogItemId: item.id,
  catalogItemName: item.name ?? null,
  catalogItemDescription: item.description ?? null,
  catalogItemMedia: item.imageUrl ?? null,
});

function lineOf(catalog: LiveCatalog, line: Cart['lines'][number]) {
  const item = itemOf(catalog, line.itemId);
  const options = (item.dishOptions?.values ?? []).map((option) => {
    const kind = option.selection ?? option.extras ?? option.deselection;
    const available = kind?.availableChoices ?? [];
    const fallback = option.selection?.defaultChoice;
    const asked = line.options.find(({ name }) => name === option.name)?.itemIds;
    const chosen = asked ?? (fallback ? [fallback] : (option.extras?.defaultChoices ?? []));
    const selected = chosen.map((itemId) => {
      const choice = available.find((one) => one.itemId === itemId);
      if (!choice)
        throw new WixRefusal(400, 'CHOICE_NOT_FOUND', `"${option.name}" does not offer ${itemId}`);
      return { item: itemOf(catalog, itemId), price: choice.price?.value ?? '0' };
    });
    return {
      price: selected.reduce((total, { price }) => total.plus(price), new Big(0)),
      wire: {
        name: option.name,
        type: option.type,
        minChoices: option.selection ? 1 : (option.extras?.minChoices ?? 0),
        maxChoices: option.selection ? 1 : (option.extras?.maxChoices ?? available.length),
        availableChoices: available.map((choice) => ({
          itemId: choice.itemId,
          price: choice.price?.value ?? '0',
          name: catalog.content.items.get(choice.itemId)?.name ?? null,
        })),
        defaultChoices: fallback ? [fallback] : (option.extras?.defaultChoices ?? []),
        selectedChoices: selected.map((choice) => ({
          quantity: 1,
          price: choice.price,
          comment: null,
          catalogReference: referenceTo(choice.item),
          dishOptions: [],
        })),
      },
    };
  });
  const each = options.reduce(
    (total, { price }) => total.plus(price),
    new Big(item.price?.value ?? 0),
  );
  const amount = each.times(line.quantity);
  return {
    amount,
    tax: amount.times(item.taxRate ?? 0).div(100),
    wire: {
      quantity: line.quantity,
      price: item.price?.value ?? '0',
      comment: line.comment ?? null,
      catalogReference: referenceTo(item),
      dishOptions: options.map(({ wire }) => wire),
    },
  };
}

/** What the cart says, or else what the site asks for a delivery. */
function feeOf(cart: Cart, configuration: SandboxConfiguration): string | null {
  switch (cart.fulfillment.type) {
    case 'PICKUP':
      return cart.fulfillment.fee ?? null;
    case 'DELIVERY':
      return cart.fulfillment.fee ?? configuration.deliveryFee ?? '0';
    case 'DINE_IN':
      return null;
  }
}

function fulfillmentOf(cart: Cart, fee: string | null) {
  const { fulfillment } = cart;
  const when = {
    type: fulfillment.type,
    asap: cart.promisedTime === undefined,
    promisedTime: cart.promisedTime ?? null,
  };
  switch (fulfillment.type) {
    case 'PICKUP':
      return {
        ...when,
        pickupDetails: {
          fee,
          curbside: fulfillment.curbside === undefined ? null : { info: fulfillment.curbside },
        },
      };
    case 'DELIVERY': {
      const { address } = fulfillment;
      const street = [address.streetNumber, address.street].filter(Boolean).join(' ');
      return {
        ...when,
        deliveryDetails: {
          address: {
            ...address,
            formatted: [street, address.city, address.zipCode].filter(Boolean).join(', '),
            approximate: false,
            onArrival: 'BUZZ_DOOR',
          },
          restaurant: { fee },
          dropOffInfo: { contactless: fulfillment.contactless },
        },
      };
    }
    case 'DINE_IN':
      return { ...when, dineInDetails: { label: fulfillment.label, value: fulfillment.value } };
  }
}
