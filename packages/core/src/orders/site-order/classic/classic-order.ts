import {
  type WixLineItem,
  type WixMoney,
  type WixOrder,
  type WixOrderAddress,
  type WixOrderFulfillment,
  wixOrderSchema,
} from '@pos-bridge/wix';
import type {
  SiteAddress,
  SiteFulfillment,
  SiteItem,
  SiteLine,
  SiteMoney,
  SiteOrder,
} from '../site-order.ts';
import { classicPaths } from './classic-paths.ts';
import { openClassicOrder } from './open-classic-order.ts';

/** A WixOrder of Validate Order or Create Order (contract §2), read; nothing in it is judged. */
export function fromClassicOrder(raw: WixOrder): SiteOrder {
  const { totals, customer } = raw;
  return {
    id: raw.id ?? null,
    currency: raw.currency ?? null,
    comment: raw.comment ?? null,
    lines: (raw.lineItems ?? []).map(lineOf),
    discounts: (raw.discounts ?? []).map((discount) => ({
      name: discount.catalogDiscountName ?? null,
      amount: discount.appliedAmount ?? null,
    })),
    payments: (raw.payments ?? []).map((payment) => ({
      type: payment.type ?? null,
      amount: payment.amount ?? null,
      method: payment.method ?? null,
      providerTransactionId: payment.providerTransactionId ?? null,
    })),
    fulfillment: fulfillmentOf(raw.fulfillment ?? {}),
    customer: customer
      ? {
          firstName: customer.firstName ?? null,
          lastName: customer.lastName ?? null,
          phone: customer.phone ?? null,
          email: customer.email ?? null,
          siteIds: [customer.contactId ?? '', customer.memberId ?? ''],
        }
      : null,
    totals: {
      subtotal: totals?.subtotal ?? null,
      total: totals?.total ?? null,
      delivery: totals?.delivery ?? null,
      tax: totals?.tax ?? null,
      discount: totals?.discount ?? null,
      tip: totals?.tip ?? null,
      loyaltySavings: totals?.loyaltySavings ?? null,
      loyaltyApplied: raw.loyaltyInfo?.appliedAmount ?? null,
      serviceFees: (totals?.serviceFees ?? []).map((fee) => ({
        ruleId: fee.ruleId ?? null,
        name: fee.name ?? null,
        fee: moneyOf(fee.fee),
        tax: moneyOf(fee.tax),
      })),
    },
    taxIncluded: null,
    source: { raw, open: openClassicOrder, paths: classicPaths },
  };
}

/** One that is stored. @throws ZodError where it is none. */
export const readClassicOrder = (stored: unknown): SiteOrder =>
  fromClassicOrder(wixOrderSchema.parse(stored));

const lineOf = (line: WixLineItem): SiteLine => ({
  ...itemOf(line),
  modifierGroups: (line.dishOptions ?? []).map((option) => ({
    name: option.name ?? null,
    kind: option.type ?? null,
    min: option.minChoices ?? null,
    max: option.maxChoices ?? null,
    // Choices are lines; options within choices are no part of any order that Wix sends.
    modifiers: (option.selectedChoices ?? []).map(itemOf),
  })),
});

const itemOf = (item: WixLineItem): SiteItem => ({
  itemId: item.catalogReference?.catalogItemId ?? null,
  name: item.catalogReference?.catalogItemName ?? null,
  quantity: item.quantity ?? null,
  price: item.price ?? null,
  comment: item.comment ?? null,
});

function fulfillmentOf(raw: WixOrderFulfillment): SiteFulfillment {
  const { deliveryDetails: delivery, dineInDetails: table } = raw;
  const company = delivery?.externalProvider;
  const window = delivery?.pickupInfo;
  return {
    type: raw.type ?? null,
    // Wix leaves it out where it is true.
    asap: raw.asap ?? true,
    promisedTime: raw.promisedTime ?? null,
    fee: feeOf(raw),
    address: delivery?.address ? addressOf(delivery.address) : null,
    contactless: delivery?.dropOffInfo?.contactless ?? false,
    courier: company
      ? {
          id: company.id ?? null,
          name: company.name ?? null,
          pickupTime: company.pickupTime ?? null,
          dropOffTime: company.dropOffTime ?? null,
        }
      : null,
    pickupWindow: window
      ? { from: window.windowStartTime ?? null, until: window.windowEndTime ?? null }
      : null,
    curbside: raw.pickupDetails?.curbside?.info ?? null,
    table: table ? { label: table.label ?? null, value: table.value ?? null } : null,
  };
}

/** Of the details of the other type it counts only where the type is none that is known. */
function feeOf({ type, deliveryDetails, pickupDetails }: WixOrderFulfillment) {
  const { fulfillment } = classicPaths;
  const delivery = type === 'PICKUP' ? null : deliveryDetails;
  const pickup = type === 'DELIVERY' ? null : pickupDetails;
  const fees = [
    [delivery?.restaurant?.fee, '/deliveryDetails/restaurant/fee'],
    [delivery?.externalProvider?.customerFee, '/deliveryDetails/externalProvider/customerFee'],
    [pickup?.fee, '/pickupDetails/fee'],
  ] as const;
  for (const [amount, path] of fees) if (amount) return { amount, path: fulfillment + path };
  return null;
}

const addressOf = (raw: WixOrderAddress): SiteAddress => ({
  formatted: raw.formatted ?? null,
  street: raw.street ?? null,
  streetNumber: raw.streetNumber ?? null,
  apartment: raw.apt ?? null,
  floor: raw.floor ?? null,
  entrance: raw.entrance ?? null,
  city: raw.city ?? null,
  zipCode: raw.zipCode ?? null,
  countryCode: raw.countryCode ?? null,
  subdivision: raw.subdivision ?? null,
  addressLine2: raw.addressLine2 ?? null,
  comment: raw.comment ?? null,
  onArrival: raw.onArrival ?? null,
  approximate: raw.approximate ?? null,
  latitude: raw.location?.latitude ?? null,
  longitude: raw.location?.longitude ?? null,
});

const moneyOf = (raw: WixMoney | null | undefined): SiteMoney => ({
  amount: raw?.value ?? null,
  currency: raw?.currency ?? null,
});
