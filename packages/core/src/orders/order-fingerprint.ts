import { hash } from 'node:crypto';
import type { WixLineItem, WixMoney, WixOrder } from '@pos-bridge/wix';

/**
 * Names an order by what it asks of the kitchen, so that a repeat can be told from another order under
 * the same id (which is refused as a conflict).
 *
 * In it: everything that reaches the POS. Spelling does not count: `"5"` and `"5.00"` are one amount;
 * null, missing, empty text and empty lists are one nothing.
 *
 * Left out, because Wix may fill them in or change them between two calls about the same order:
 * - `id`, by which the two are compared;
 * - read-only names, descriptions, pictures, `formattedValue`, `totals.quantity`, a courier's commission
 *   and times;
 * - `promisedTime` while `asap` holds: it is an estimate then, made anew for each call;
 * - a payment's `providerTransactionId`, which comes once the payment has cleared;
 * - the customer's ids at Wix, which say who ordered and not what;
 * - fields that the contract does not know.
 */
export const orderFingerprint = (order: WixOrder, paidByPosGateway: boolean): string =>
  hash('sha256', JSON.stringify(essence(order, paidByPosGateway)), 'base64url');

/** Always made in the same order of names, so that JSON has one spelling for it. */
function essence(order: WixOrder, paidByPosGateway: boolean): unknown {
  const { fulfillment, customer, totals } = order;
  const delivery = fulfillment?.deliveryDetails;
  const asap = fulfillment?.asap ?? true;
  return {
    paidByPosGateway,
    currency: text(order.currency?.toUpperCase()),
    comment: text(order.comment),
    lines: list(order.lineItems?.map(line)),
    discounts: list(
      order.discounts?.map((discount) => ({
        id: text(discount.catalogDiscountId),
        amount: amount(discount.appliedAmount),
        type: text(discount.catalogDiscountType),
      })),
    ),
    payments: list(
      order.payments?.map((payment) => ({
        type: text(payment.type),
        amount: amount(payment.amount),
        method: text(payment.method),
      })),
    ),
    fulfillment: {
      type: text(fulfillment?.type),
      asap,
      promisedTime: asap ? undefined : moment(fulfillment?.promisedTime),
      address: delivery?.address && {
        ...texts(delivery.address, [
          'formatted',
          'country',
          'city',
          'street',
          'streetNumber',
          'apt',
          'floor',
          'entrance',
          'zipCode',
          'countryCode',
          'subdivision',
          'addressLine2',
          'comment',
          'onArrival',
        ]),
        approximate: delivery.address.approximate ?? undefined,
        latitude: delivery.address.location?.latitude ?? undefined,
        longitude: delivery.address.location?.longitude ?? undefined,
      },
      fee: amount(delivery?.restaurant?.fee),
      courier: delivery?.externalProvider && {
        id: text(delivery.externalProvider.id),
        fee: amount(delivery.externalProvider.customerFee),
      },
      contactless: delivery?.dropOffInfo?.contactless ?? undefined,
      pickupFee: amount(fulfillment?.pickupDetails?.fee),
      curbside: text(fulfillment?.pickupDetails?.curbside?.info),
      table: text(fulfillment?.dineInDetails?.value),
      tableLabel: text(fulfillment?.dineInDetails?.label),
    },
    customer: customer && texts(customer, ['firstName', 'lastName', 'phone', 'email']),
    totals: totals && {
      subtotal: amount(totals.subtotal),
      total: amount(totals.total),
      delivery: amount(totals.delivery),
      tax: amount(totals.tax),
      discount: amount(totals.discount),
      loyalty: amount(totals.loyaltySavings),
      tip: amount(totals.tip),
      fees: list(
        totals.serviceFees?.map((fee) => ({
          rule: text(fee.ruleId),
          fee: moneyOf(fee.fee),
          tax: moneyOf(fee.tax),
        })),
      ),
    },
    loyalty: amount(order.loyaltyInfo?.appliedAmount),
  };
}

/** Choices are lines; options within choices are no part of any order that Wix sends. */
function line(item: WixLineItem): unknown {
  return {
    ...choice(item),
    options: list(
      item.dishOptions?.map((option) => ({
        name: text(option.name),
        type: text(option.type),
        choices: list(option.selectedChoices?.map(choice)),
      })),
    ),
  };
}

const choice = (item: WixLineItem): object => ({
  item: text(item.catalogReference?.catalogItemId),
  quantity: item.quantity ?? undefined,
  price: amount(item.price),
  comment: text(item.comment),
});

type Text = string | null | undefined;

const text = (value: Text): string | undefined => value || undefined;

const list = (values: readonly unknown[] | undefined): readonly unknown[] | undefined =>
  values === undefined || values.length === 0 ? undefined : values;

function texts<Name extends string>(
  holder: { readonly [Key in Name]?: Text },
  names: readonly Name[],
): Record<string, string | undefined> {
  return Object.fromEntries(names.map((name) => [name, text(holder[name])]));
}

/** An amount in one spelling, told by its text alone; what is none stays as it is. */
function amount(value: Text): string | undefined {
  const decimal = /^(-?)0*(\d+?)(?:\.(\d*?)0*)?$/.exec(value ?? '');
  if (decimal === null) return text(value);
  const [, sign = '', whole = '0', decimals = ''] = decimal;
  if (whole === '0' && decimals === '') return '0';
  return `${sign}${whole}${decimals === '' ? '' : `.${decimals}`}`;
}

const moneyOf = (value: WixMoney | null | undefined): string | undefined => amount(value?.value);

/** A moment in one spelling; what cannot be read stays as it is. */
function moment(value: Text): string | undefined {
  const time = Date.parse(value ?? '');
  return Number.isNaN(time) ? text(value) : new Date(time).toISOString();
}
