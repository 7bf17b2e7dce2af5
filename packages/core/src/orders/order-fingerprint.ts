import { hash } from 'node:crypto';
import { readMoment } from '@pos-bridge/storable';
import type { WixLineItem, WixOrder } from '@pos-bridge/wix';
import { plainLine } from '../plain-text.ts';
import { normalizeEmail, normalizePhone } from './personal-data/contact-keys.ts';
import { detailsFeeOf } from './pos-amounts.ts';

/**
 * Names an order by what it asks of the kitchen, so that a repeat can be told from another order under
 * the same id (which is refused as a conflict).
 *
 * In it: everything that reaches the POS, in one spelling. `"5"` and `"5.00"` are one amount, and none is
 * the same as `"0"` where it adds to the bill; a phone is its digits; texts are compared as `plainText`
 * mends them; null, missing, empty text and empty lists are one nothing.
 *
 * Left out, because Wix may fill them in or change them between two calls about the same order:
 * - `id`, by which the two are compared;
 * - read-only names, descriptions, pictures, `formattedValue`, `totals.quantity`, a courier's commission;
 * - `promisedTime` and a courier's times while `asap` holds: they are estimates then, made anew for each call;
 * - a payment's `providerTransactionId`, which comes once the payment has cleared;
 * - the customer's ids at Wix, which say who ordered and not what;
 * - fields that the contract does not know.
 */
export const orderFingerprint = (order: WixOrder, paidByPosGateway: boolean): string =>
  `${spelling}${hash('sha256', JSON.stringify(essence(order, paidByPosGateway)), 'base64url')}`;

/** Says by which rules a fingerprint was made: it changes with them, and older ones cannot be compared. */
const spelling = '2.';
export const isOfToday = (fingerprint: string): boolean => fingerprint.startsWith(spelling);

/** Always made in the same order of names, so that JSON has one spelling for it. */
function essence(order: WixOrder, paidByPosGateway: boolean): unknown {
  const { fulfillment, customer, totals } = order;
  const delivery = fulfillment?.deliveryDetails;
  const company = delivery?.externalProvider;
  const asap = fulfillment?.asap ?? true;
  const then = (value: Text): string | undefined => (asap ? undefined : moment(value));
  return {
    paidByPosGateway,
    currency: text(order.currency?.toUpperCase()),
    comment: text(order.comment),
    lines: list(order.lineItems?.map(line)),
    discounts: list(
      order.discounts?.map((discount) => ({
        name: text(discount.catalogDiscountName),
        amount: charge(discount.appliedAmount),
      })),
    ),
    payments: list(
      order.payments?.map((payment) => ({
        type: text(payment.type),
        amount: amount(payment.amount) ?? amount(totals?.total),
        method: text(payment.method),
      })),
    ),
    fulfillment: {
      type: text(fulfillment?.type),
      asap,
      promisedTime: then(fulfillment?.promisedTime),
      address: delivery?.address && {
        ...texts(delivery.address, [
          'formatted',
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
        latitude: delivery.address.location?.latitude ?? undefined,
        longitude: delivery.address.location?.longitude ?? undefined,
      },
      courier: company && {
        id: text(company.id),
        pickupTime: then(company.pickupTime),
        dropOffTime: then(company.dropOffTime),
      },
      pickupWindow: delivery?.pickupInfo && {
        from: then(delivery.pickupInfo.windowStartTime),
        until: then(delivery.pickupInfo.windowEndTime),
      },
      contactless: delivery?.dropOffInfo?.contactless || undefined,
      curbside: text(fulfillment?.pickupDetails?.curbside?.info),
      table: text(fulfillment?.dineInDetails?.value),
      tableLabel: text(fulfillment?.dineInDetails?.label),
    },
    customer: customer && {
      ...texts(customer, ['firstName', 'lastName']),
      phone: customer.phone ? normalizePhone(customer.phone) || text(customer.phone) : undefined,
      email: text(normalizeEmail(customer.email ?? '')),
    },
    totals: {
      subtotal: amount(totals?.subtotal),
      total: amount(totals?.total),
      delivery: charge(totals?.delivery ?? detailsFeeOf(order)?.text),
      tax: charge(totals?.tax),
      discount: charge(totals?.discount),
      tip: charge(totals?.tip),
      fees: list(
        totals?.serviceFees?.map((fee) => ({
          rule: text(fee.ruleId),
          fee: charge(fee.fee?.value),
          tax: charge(fee.tax?.value),
        })),
      ),
    },
    loyalty: charge(totals?.loyaltySavings) ?? charge(order.loyaltyInfo?.appliedAmount),
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

const text = (value: Text): string | undefined =>
  plainLine(value ?? '').normalize('NFC') || undefined;

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

/** What adds nothing to the bill, or takes nothing off it, is not there. */
const charge = (value: Text): string | undefined => {
  const read = amount(value);
  return read === '0' ? undefined : read;
};

/** A moment in one spelling; what cannot be read stays as it is. */
const moment = (value: Text): string | undefined => readMoment(value)?.toISOString() ?? text(value);
