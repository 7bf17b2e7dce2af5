import { hash } from 'node:crypto';
import { readMoment } from '@pos-bridge/storable';
import { plainLine } from '../../plain-text.ts';
import { normalizeEmail, normalizePhone } from '../customer-data/contact-keys.ts';
import type { SiteItem, SiteLine, SiteOrder } from './site-order.ts';

/**
 * Names an order by what it asks of the kitchen, so that a repeat can be told from another order under
 * the same id (which is refused as a conflict).
 *
 * In it: everything that reaches the POS, in one spelling. `"5"` and `"5.00"` are one amount, and none is
 * the same as `"0"` where it adds to the bill; a phone is its digits; texts are compared as `plainText`
 * mends them; null, missing, empty text and empty lists are one nothing.
 *
 * Left out, because the site may fill them in or change them between two calls about the same order:
 * - `id`, by which the two are compared;
 * - names of items and of a delivery company, by which nothing is looked up;
 * - `promisedTime` and a courier's times while `asap` holds: they are estimates then, made anew for each call;
 * - a payment's `providerTransactionId`, which comes once the payment has cleared;
 * - the customer's ids on the site, which say who ordered and not what;
 * - what of the order as it came is no part of a `SiteOrder`.
 */
export const orderFingerprint = (order: SiteOrder, paidByPosGateway: boolean): string =>
  `${spelling}${hash('sha256', JSON.stringify(essence(order, paidByPosGateway)), 'base64url')}`;

/** Says by which rules a fingerprint was made: it changes with them, and older ones cannot be compared. */
const spelling = '2.';
export const isOfToday = (fingerprint: string): boolean => fingerprint.startsWith(spelling);

/**
 * Always made in the same order of names, so that JSON has one spelling for it. The names are those of the
 * orders that were fingerprinted first: they are part of every fingerprint that is stored.
 */
function essence(order: SiteOrder, paidByPosGateway: boolean): unknown {
  const { fulfillment, customer, totals } = order;
  const { asap, address, courier, pickupWindow, table } = fulfillment;
  const then = (value: Text): string | undefined => (asap ? undefined : moment(value));
  return {
    paidByPosGateway,
    currency: text(order.currency?.toUpperCase()),
    comment: text(order.comment),
    lines: list(order.lines.map(line)),
    discounts: list(
      order.discounts.map((discount) => ({
        name: text(discount.name),
        amount: charge(discount.amount),
      })),
    ),
    payments: list(
      order.payments.map((payment) => ({
        type: text(payment.type),
        amount: amount(payment.amount) ?? amount(totals.total),
        method: text(payment.method),
      })),
    ),
    fulfillment: {
      type: text(fulfillment.type),
      asap,
      promisedTime: then(fulfillment.promisedTime),
      address: address
        ? {
            formatted: text(address.formatted),
            city: text(address.city),
            street: text(address.street),
            streetNumber: text(address.streetNumber),
            apt: text(address.apartment),
            floor: text(address.floor),
            entrance: text(address.entrance),
            zipCode: text(address.zipCode),
            countryCode: text(address.countryCode),
            subdivision: text(address.subdivision),
            addressLine2: text(address.addressLine2),
            comment: text(address.comment),
            onArrival: text(address.onArrival),
            latitude: address.latitude ?? undefined,
            longitude: address.longitude ?? undefined,
          }
        : undefined,
      courier: courier
        ? {
            id: text(courier.id),
            pickupTime: then(courier.pickupTime),
            dropOffTime: then(courier.dropOffTime),
          }
        : undefined,
      pickupWindow: pickupWindow
        ? { from: then(pickupWindow.from), until: then(pickupWindow.until) }
        : undefined,
      contactless: fulfillment.contactless || undefined,
      curbside: text(fulfillment.curbside),
      table: text(table?.value),
      tableLabel: text(table?.label),
    },
    customer: customer
      ? {
          firstName: text(customer.firstName),
          lastName: text(customer.lastName),
          phone: customer.phone
            ? normalizePhone(customer.phone) || text(customer.phone)
            : undefined,
          email: text(normalizeEmail(customer.email ?? '')),
        }
      : undefined,
    totals: {
      subtotal: amount(totals.subtotal),
      total: amount(totals.total),
      delivery: charge(totals.delivery ?? fulfillment.fee?.amount),
      tax: charge(totals.tax),
      discount: charge(totals.discount),
      tip: charge(totals.tip),
      fees: list(
        totals.serviceFees.map((fee) => ({
          rule: text(fee.ruleId),
          fee: charge(fee.fee.amount),
          tax: charge(fee.tax.amount),
        })),
      ),
    },
    loyalty: charge(totals.loyaltySavings) ?? charge(totals.loyaltyApplied),
  };
}

const line = (item: SiteLine): unknown => ({
  ...modifier(item),
  options: list(
    item.modifierGroups.map((group) => ({
      name: text(group.name),
      type: text(group.kind),
      choices: list(group.modifiers.map(modifier)),
    })),
  ),
});

const modifier = (item: SiteItem): object => ({
  item: text(item.itemId),
  quantity: item.quantity ?? undefined,
  price: amount(item.price),
  comment: text(item.comment),
});

type Text = string | null | undefined;

const text = (value: Text): string | undefined =>
  plainLine(value ?? '').normalize('NFC') || undefined;

const list = (values: readonly unknown[]): readonly unknown[] | undefined =>
  values.length === 0 ? undefined : values;

/** An amount in one spelling, told by its text alone; what is none stays as it is. */
function amount(value: Text): string | undefined {
  const decimal = /^(-?)(\d+)(?:\.(\d*))?$/.exec(value ?? '');
  if (decimal === null) return text(value);
  const [, sign = '', digits = '0', fraction = ''] = decimal;
  const whole = digits.replace(/^0+(?=\d)/, '');
  const decimals = fraction.replace(/(?<!0)0+$/, '');
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
