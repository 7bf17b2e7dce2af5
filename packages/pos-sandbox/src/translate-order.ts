import type { FulfillmentType, PosOrder, PosOrderState, PosRefusal } from '@pos-bridge/pos';
import type { SandboxOrder, SandboxRefusal, ServiceType } from './messages.ts';

const serviceTypes: Readonly<Record<FulfillmentType, ServiceType>> = {
  PICKUP: 'pickup',
  DELIVERY: 'delivery',
  DINE_IN: 'dine_in',
};

/** The order in the simulated POS's own words. */
export function sandboxOrderOf(order: PosOrder): unknown {
  const { fulfillment, totals } = order;
  const address = fulfillment.address;
  return {
    reference: order.reference,
    currency: order.currency,
    note: order.comment,
    prepaid: order.paidByPosGateway,
    service: {
      type: fulfillment.type === null ? null : serviceTypes[fulfillment.type],
      asap: fulfillment.asap,
      promisedAt: fulfillment.promisedTime,
      address: address && {
        formatted: address.formatted,
        street: address.street,
        houseNumber: address.streetNumber,
        apartment: address.apartment,
        floor: address.floor,
        entrance: address.entrance,
        city: address.city,
        zipCode: address.zipCode,
        countryCode: address.countryCode,
        region: address.subdivision,
        note: address.comment,
        latitude: address.latitude,
        longitude: address.longitude,
      },
      leaveAtDoor: fulfillment.contactless,
      curbside: fulfillment.curbsideInfo,
      courier: fulfillment.courier && {
        name: fulfillment.courier.name,
        pickupAt: fulfillment.courier.pickupTime,
      },
      table: fulfillment.dineIn,
    },
    customer: order.customer,
    lines: order.lines.map((line) => ({
      itemId: line.dishPosId,
      name: line.name,
      quantity: line.quantity,
      unitPrice: line.unitPrice,
      note: line.comment,
      modifiers: line.options.map((option) => ({
        groupId: option.groupPosId,
        modifierId: option.variationPosId,
        name: option.name,
        quantity: option.quantity,
        unitPrice: option.unitPrice,
        note: option.comment,
      })),
    })),
    discounts: order.discounts,
    payments: order.payments.map(({ type, amount, method, providerTransactionId }) => ({
      type,
      amount,
      method,
      transactionId: providerTransactionId,
    })),
    totals: {
      subtotal: totals.subtotal,
      total: totals.total,
      delivery: totals.delivery,
      tax: totals.tax,
      taxIncluded: totals.taxIncluded,
      discount: totals.discount,
      tip: totals.tip,
      fees: totals.serviceFees.map(({ name, fee, tax }) => ({ name, amount: fee, tax })),
    },
  };
}

export const orderStateOf = (order: SandboxOrder): PosOrderState => ({
  posOrderId: order.id,
  posLocationId: order.locationId,
  posOrderStatus: order.status,
  reference: order.reference,
  updatedAt: order.updatedAt,
});

const codes: Readonly<Record<string, PosRefusal['code']>> = {
  item_unknown: 'ORDER_ITEM',
  modifier_unknown: 'ORDER_ITEM',
  item_out_of_stock: 'AVAILABILITY_CHANGED',
  price_mismatch: 'PRICE_CHANGED',
  location_closed: 'CLOSED',
  location_paused: 'NO_CAPACITY',
  service_not_offered: 'REQUIREMENTS_NOT_MET',
  minimum_not_met: 'ORDER_TOTAL',
  currency_mismatch: 'ORDER_TOTAL',
  customer_phone_missing: 'CUSTOMER_PHONE_MISSING',
  customer_blocked: 'CUSTOMER_BLOCKED',
  outside_delivery_area: 'OUT_OF_SERVICE_AREA',
};

/** A reason that is new to us is still a refusal. */
export const refusalOf = ({ reason, message, line }: SandboxRefusal): PosRefusal => ({
  code: codes[reason] ?? 'ORDER_REJECTED',
  message,
  lineIndex: line,
});
