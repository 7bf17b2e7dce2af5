import type {
  PosAddress,
  PosCourier,
  PosFulfillment,
  PosOrder,
  PosOrderLine,
  PosOrderOption,
} from '@pos-bridge/pos';
import { moneySchema } from '@pos-bridge/pos';
import { readMoment } from '@pos-bridge/storable';
import { asciiDigits } from '../../digits.ts';
import { plainLine, plainText } from '../../plain-text.ts';
import { readAmount } from '../site-order/amounts.ts';
import type { OrderCatalog } from '../site-order/order-catalog.ts';
import {
  fulfillmentTypeOf,
  type LineView,
  type ModifierGroupView,
  type ModifierView,
  type Named,
  viewLines,
} from '../site-order/order-view.ts';
import type {
  OrderPaths,
  SiteAddress,
  SiteFulfillment,
  SiteOrder,
} from '../site-order/site-order.ts';
import { type ReadMoney, toPosAmounts } from './pos-amounts.ts';

/**
 * A site's order in the POS's own ids, its texts mended (see `plainText`). An order can be put into the POS's
 * words only where every amount and quantity can be read: the places that cannot are named (by their paths
 * in the order as it came), and nothing is guessed.
 */
export type TranslatedOrder =
  | { readonly outcome: 'translated'; readonly order: PosOrder }
  | { readonly outcome: 'unreadable'; readonly paths: readonly string[] };

export interface TranslationTarget {
  readonly catalog: OrderCatalog | null;
  readonly posLocationId: string;
  readonly reference: string;
  readonly paidByPosGateway: boolean;
}

export function toPosOrder(order: SiteOrder, target: TranslationTarget): TranslatedOrder {
  const unreadable: string[] = [];
  const read = reader(unreadable);
  const { customer, totals } = order;
  const { paths } = order.source;
  const lines = viewLines(order, target.catalog).map((line) => toLine(line, paths.line, read));
  const translated: PosOrder = {
    posLocationId: target.posLocationId,
    reference: target.reference,
    currency: order.currency ?? target.catalog?.currency ?? '',
    comment: textOrNull(order.comment),
    lines,
    ...toPosAmounts(order, lines, read.money),
    payments: order.payments.map((payment, index) => ({
      type: payment.type ?? 'UNSPECIFIED_PAYMENT_TYPE',
      // An amount is named only where it differs from the total.
      amount:
        read.money(payment.amount, `${paths.payments}/${index}${paths.paymentAmount}`) ??
        read.money(totals.total, paths.total) ??
        nothing,
      method: lineOrNull(payment.method),
      providerTransactionId: lineOrNull(payment.providerTransactionId),
    })),
    paidByPosGateway: target.paidByPosGateway,
    fulfillment: toFulfillment(order.fulfillment, fulfillmentTypeOf(order)),
    customer: {
      firstName: lineOrNull(customer?.firstName),
      lastName: lineOrNull(customer?.lastName),
      phone: phoneOrNull(customer?.phone),
      email: lineOrNull(customer?.email),
    },
  };
  return unreadable.length > 0
    ? { outcome: 'unreadable', paths: [...new Set(unreadable)] }
    : { outcome: 'translated', order: translated };
}

/** Reads amounts, and notes what cannot be read. */
interface Reader {
  /** Null where nothing is there, or nothing that can be read. */
  readonly money: ReadMoney;
  cannotRead(path: string): void;
}

const nothing = moneySchema.parse('0');

function reader(unreadable: string[]): Reader {
  const cannotRead = (path: string): void => {
    unreadable.push(path);
  };
  return {
    cannotRead,
    money: (text, path) => {
      const reading = readAmount(text);
      switch (reading.kind) {
        case 'amount':
          return moneySchema.parse(text);
        case 'missing':
          return null;
        case 'unreadable':
          cannotRead(path);
          return null;
        default:
          return reading satisfies never;
      }
    },
  };
}

function toLine(line: LineView, paths: OrderPaths['line'], read: Reader): PosOrderLine {
  const known = line.dish.kind === 'known' ? line.dish.entry.dish : null;
  const price = read.money(line.line.price, line.path + paths.price) ?? known?.price;
  if (price === undefined) read.cannotRead(line.path + paths.price);
  return {
    dishPosId: known?.posId ?? formerPosIdOf(line.dish),
    name: lineOrNull(line.line.name) ?? lineOrNull(known?.name),
    quantity: toQuantity(line, paths, read),
    unitPrice: price ?? nothing,
    comment: textOrNull(line.line.comment),
    options: line.groups.flatMap((group) =>
      group.modifiers.map((modifier) => toOption(group, modifier, paths, read)),
    ),
  };
}

function toQuantity({ quantity, path }: LineView, paths: OrderPaths['line'], read: Reader): number {
  if (quantity.kind === 'quantity') return quantity.value;
  read.cannotRead(path + paths.quantity);
  return 0;
}

function toOption(
  { offered: group }: ModifierGroupView,
  { path, item, quantity, variation, menuPrice }: ModifierView,
  paths: OrderPaths['line'],
  read: Reader,
): PosOrderOption {
  const known = variation.kind === 'known' ? variation.entry : null;
  if (quantity.kind === 'wrong') read.cannotRead(path + paths.quantity);
  return {
    groupPosId: group?.posId ?? null,
    variationPosId: known?.posId ?? formerPosIdOf(variation),
    name: lineOrNull(item.name) ?? lineOrNull(known?.name),
    quantity: quantity.kind === 'quantity' ? quantity.value : 1,
    unitPrice: read.money(item.price, path + paths.price) ?? menuPrice ?? nothing,
    comment: textOrNull(item.comment),
  };
}

/** A cart may hold what has left the menu since; the POS, asked by the id that it knew, says what it thinks. */
const formerPosIdOf = (named: Named<unknown>): string | null =>
  named.kind === 'unknown' ? named.formerPosId : null;

const toFulfillment = (
  fulfillment: SiteFulfillment,
  type: PosFulfillment['type'],
): PosFulfillment => ({
  type,
  asap: fulfillment.asap,
  promisedTime: momentOrNull(fulfillment.promisedTime),
  address: fulfillment.address && toAddress(fulfillment.address),
  contactless: fulfillment.contactless,
  curbsideInfo: textOrNull(fulfillment.curbside),
  courier: toCourier(fulfillment),
  dineIn: fulfillment.table && {
    label: lineOrNull(fulfillment.table.label),
    value: lineOrNull(fulfillment.table.value),
  },
});

function toCourier({ courier, pickupWindow }: SiteFulfillment): PosCourier | null {
  if (courier === null && pickupWindow === null) return null;
  return {
    id: lineOrNull(courier?.id),
    name: lineOrNull(courier?.name),
    pickupTime: momentOrNull(courier?.pickupTime) ?? momentOrNull(pickupWindow?.from),
    pickupUntil: momentOrNull(pickupWindow?.until),
    dropOffTime: momentOrNull(courier?.dropOffTime),
  };
}

/** What the courier has to know and the POS has no field for goes into the comment. */
function toAddress(address: SiteAddress): PosAddress {
  const remarks = [
    textOrNull(address.addressLine2),
    textOrNull(address.comment),
    address.onArrival === 'BUZZ_DOOR' ? 'Buzz at the door' : null,
    address.onArrival === 'CALL_ME' ? 'Call on arrival' : null,
  ].filter((remark) => remark !== null);
  return {
    formatted: lineOrNull(address.formatted),
    street: lineOrNull(address.street),
    streetNumber: lineOrNull(address.streetNumber),
    apartment: lineOrNull(address.apartment),
    floor: lineOrNull(address.floor),
    entrance: lineOrNull(address.entrance),
    city: lineOrNull(address.city),
    zipCode: lineOrNull(address.zipCode),
    countryCode: lineOrNull(address.countryCode),
    subdivision: lineOrNull(address.subdivision),
    comment: remarks.length === 0 ? null : remarks.join('; '),
    latitude: address.latitude,
    longitude: address.longitude,
  };
}

type Text = string | null | undefined;

/** What people wrote, in as many lines as they took for it. */
const textOrNull = (text: Text): string | null => plainText(text ?? '') || null;
/** What fills a field of one line. */
const lineOrNull = (text: Text): string | null => plainLine(text ?? '') || null;
/** A till may know no other digits than these. */
const phoneOrNull = (text: Text): string | null => lineOrNull(asciiDigits(text ?? ''));
const momentOrNull = (text: Text): string | null => readMoment(text)?.toISOString() ?? null;
