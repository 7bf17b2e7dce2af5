import { z } from 'zod';
import { wixOrderIdSchema } from '../../ids.ts';
import { openEnum, optionalText, orderAmount, wixMoneySchema } from '../../platform/wire-values.ts';
import { catalogDiscountTypes, dishOptionTypes, paymentTypes } from './order-enums.ts';
import { orderFulfillmentSchema } from './order-fulfillment.ts';

/**
 * An entity named by an order. Looser than `wixEntityIdSchema`, since an empty id is one line's
 * fault, which an order check can name.
 */
const namedEntityId = z.string().max(100).brand<'WixEntityId'>();

/** Far more than the largest true order has; what holds more costs time, and is no order. */
const most = { lines: 1_000, options: 200, choices: 500, others: 200 };

export const catalogReferenceSchema = z.looseObject({
  catalogItemId: namedEntityId.nullish(),
  catalogItemName: optionalText,
  catalogItemDescription: optionalText,
  catalogItemMedia: z.unknown().optional(),
});
export type WixCatalogReference = z.infer<typeof catalogReferenceSchema>;

export const availableChoiceSchema = z.looseObject({
  itemId: namedEntityId.nullish(),
  price: orderAmount.nullish(),
  name: optionalText,
});

export const orderDishOptionSchema = z.looseObject({
  name: optionalText,
  type: openEnum(dishOptionTypes).nullish(),
  minChoices: z.number().nullish(),
  maxChoices: z.number().nullish(),
  availableChoices: z.array(availableChoiceSchema).max(most.choices).nullish(),
  defaultChoices: z.array(namedEntityId).max(most.choices).nullish(),
  /** What the customer chose, as line items of their own. */
  get selectedChoices() {
    return z.array(lineItemSchema).max(most.choices).nullish();
  },
});
export type WixOrderDishOption = z.infer<typeof orderDishOptionSchema>;

/**
 * `price` is of one, without its options. Wix's own sample has a line with neither
 * `catalogReference` nor `dishOptions`.
 */
export const lineItemSchema = z.looseObject({
  /** A whole number by contract; left to the order checks. */
  quantity: z.number().nullish(),
  price: orderAmount.nullish(),
  comment: optionalText,
  catalogReference: catalogReferenceSchema.nullish(),
  get dishOptions() {
    return z.array(orderDishOptionSchema).max(most.options).nullish();
  },
});
export type WixLineItem = z.infer<typeof lineItemSchema>;

export const orderDiscountSchema = z.looseObject({
  catalogDiscountId: optionalText,
  appliedAmount: orderAmount.nullish(),
  catalogDiscountType: openEnum(catalogDiscountTypes).nullish(),
  catalogDiscountName: optionalText,
  catalogDiscountDescription: optionalText,
});
export type WixOrderDiscount = z.infer<typeof orderDiscountSchema>;

/** `amount` differs from the order's total only in a split payment. */
export const orderPaymentSchema = z.looseObject({
  type: openEnum(paymentTypes).nullish(),
  amount: orderAmount.nullish(),
  method: optionalText,
  providerTransactionId: optionalText,
});
export type WixOrderPayment = z.infer<typeof orderPaymentSchema>;

/** One of `memberId` and `visitorId` may be there. */
export const orderCustomerSchema = z.looseObject({
  firstName: optionalText,
  lastName: optionalText,
  phone: optionalText,
  email: optionalText,
  contactId: optionalText,
  memberId: optionalText,
  visitorId: optionalText,
});
export type WixOrderCustomer = z.infer<typeof orderCustomerSchema>;

export const serviceFeeSchema = z.looseObject({
  ruleId: optionalText,
  name: optionalText,
  fee: wixMoneySchema.nullish(),
  tax: wixMoneySchema.nullish(),
});
export type WixServiceFee = z.infer<typeof serviceFeeSchema>;

/** `subtotal` is the total less delivery, tax and discount as Wix words it; tip and fees stand apart. */
export const orderTotalsSchema = z.looseObject({
  subtotal: orderAmount.nullish(),
  total: orderAmount.nullish(),
  delivery: orderAmount.nullish(),
  tax: orderAmount.nullish(),
  discount: orderAmount.nullish(),
  loyaltySavings: orderAmount.nullish(),
  tip: orderAmount.nullish(),
  quantity: z.number().nullish(),
  serviceFees: z.array(serviceFeeSchema).max(most.others).nullish(),
});
export type WixOrderTotals = z.infer<typeof orderTotalsSchema>;

/**
 * An order as Validate Order and Create Order carry it (contract §2, WixOrder).
 *
 * It holds the shape alone: every field may be missing or null, unknown fields and enum values are
 * kept, amounts are unjudged text. Whether the order makes sense is for the order checks, which can
 * say what is wrong with which line.
 */
export const wixOrderSchema = z.looseObject({
  id: wixOrderIdSchema.nullish(),
  /** ISO 4217. */
  currency: optionalText,
  comment: optionalText,
  lineItems: z.array(lineItemSchema).max(most.lines).nullish(),
  discounts: z.array(orderDiscountSchema).max(most.others).nullish(),
  payments: z.array(orderPaymentSchema).max(most.others).nullish(),
  fulfillment: orderFulfillmentSchema.nullish(),
  customer: orderCustomerSchema.nullish(),
  totals: orderTotalsSchema.nullish(),
  loyaltyInfo: z.looseObject({ appliedAmount: orderAmount.nullish() }).nullish(),
});
export type WixOrder = z.infer<typeof wixOrderSchema>;
