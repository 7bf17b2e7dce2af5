import { readMoment } from '@pos-bridge/storable';
import type { WixOrder, WixOrderAddress } from '@pos-bridge/wix';
import { type Money, moneySchema } from '../money.ts';
import type {
  PosAddress,
  PosFulfillment,
  PosOrder,
  PosOrderLine,
  PosOrderOption,
  PosTotals,
} from '../pos/pos-order.ts';
import { type AmountText, readAmount } from './checks/amounts.ts';
import type { OrderCatalog } from './checks/order-catalog.ts';
import {
  type ChoiceView,
  fulfillmentTypeOf,
  type LineView,
  type OptionView,
  viewLines,
} from './checks/order-view.ts';

/**
 * A Wix order in the POS's own ids. An order can be put into the POS's words only where every amount
 * and quantity can be read: the places that cannot are named, and nothing is guessed.
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

export function toPosOrder(order: WixOrder, target: TranslationTarget): TranslatedOrder {
  const unreadable: string[] = [];
  const read = reader(unreadable);
  const { totals } = order;
  const translated: PosOrder = {
    posLocationId: target.posLocationId,
    reference: target.reference,
    currency: order.currency ?? target.catalog?.currency ?? '',
    comment: textOrNull(order.comment),
    lines: viewLines(order, target.catalog).map((line) => toLine(line, read)),
    discounts: toDiscounts(order, read),
    payments: (order.payments ?? []).map((payment, index) => ({
      type: payment.type ?? 'UNSPECIFIED_PAYMENT_TYPE',
      // Wix names an amount only where it differs from the total.
      amount:
        read.money(payment.amount, `/payments/${index}/amount`) ??
        read.money(totals?.total, '/totals/total') ??
        nothing,
      method: textOrNull(payment.method),
      providerTransactionId: textOrNull(payment.providerTransactionId),
    })),
    paidByPosGateway: target.paidByPosGateway,
    fulfillment: toFulfillment(order),
    customer: {
      firstName: textOrNull(order.customer?.firstName),
      lastName: textOrNull(order.customer?.lastName),
      phone: textOrNull(order.customer?.phone),
      email: textOrNull(order.customer?.email),
    },
    totals: toTotals(order, read),
  };
  return unreadable.length > 0
    ? { outcome: 'unreadable', paths: [...new Set(unreadable)] }
    : { outcome: 'translated', order: translated };
}

/** Reads amounts, and notes what cannot be read. */
interface Reader {
  /** Null where nothing is there, or nothing that can be read. */
  money(text: AmountText, path: string): Money | null;
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

function toLine(line: LineView, read: Reader): PosOrderLine {
  const known = line.dish.kind === 'known' ? line.dish.entry.dish : null;
  const price = read.money(line.line.price, `${line.path}/price`) ?? known?.price;
  if (price === undefined) read.cannotRead(`${line.path}/price`);
  return {
    dishPosId: known?.posId ?? null,
    name: textOrNull(line.line.catalogReference?.catalogItemName) ?? known?.name ?? null,
    quantity: toQuantity(line, read),
    unitPrice: price ?? nothing,
    comment: textOrNull(line.line.comment),
    options: line.options.flatMap((option) =>
      option.choices.map((choice) => toOption(option, choice, read)),
    ),
  };
}

function toQuantity({ quantity, path }: LineView, read: Reader): number {
  if (quantity.kind === 'quantity') return quantity.value;
  read.cannotRead(`${path}/quantity`);
  return 0;
}

function toOption(option: OptionView, choice: ChoiceView, read: Reader): PosOrderOption {
  const known = choice.variation.kind === 'known' ? choice.variation.entry : null;
  if (choice.quantity.kind === 'wrong') read.cannotRead(`${choice.path}/quantity`);
  return {
    groupPosId: option.group?.posId ?? null,
    variationPosId: known?.posId ?? null,
    name: textOrNull(choice.item.catalogReference?.catalogItemName) ?? known?.name ?? null,
    quantity: choice.quantity.kind === 'quantity' ? choice.quantity.value : 1,
    unitPrice: read.money(choice.item.price, `${choice.path}/price`) ?? choice.menuPrice ?? nothing,
  };
}

/** Loyalty takes off the bill as a discount does, and the POS's order knows no other word for it. */
function toDiscounts(order: WixOrder, read: Reader): PosOrder['discounts'] {
  const discounts = (order.discounts ?? []).map((discount, index) => ({
    name: textOrNull(discount.catalogDiscountName),
    amount: read.money(discount.appliedAmount, `/discounts/${index}/appliedAmount`) ?? nothing,
  }));
  const loyalty =
    read.money(order.totals?.loyaltySavings, '/totals/loyaltySavings') ??
    read.money(order.loyaltyInfo?.appliedAmount, '/loyaltyInfo/appliedAmount');
  return loyalty === null || Number(loyalty) === 0
    ? discounts
    : [...discounts, { name: 'Loyalty', amount: loyalty }];
}

function toTotals({ totals }: WixOrder, read: Reader): PosTotals {
  return {
    subtotal: read.money(totals?.subtotal, '/totals/subtotal'),
    total: read.money(totals?.total, '/totals/total'),
    delivery: read.money(totals?.delivery, '/totals/delivery'),
    tax: read.money(totals?.tax, '/totals/tax'),
    discount: read.money(totals?.discount, '/totals/discount'),
    tip: read.money(totals?.tip, '/totals/tip'),
    serviceFees: (totals?.serviceFees ?? []).map((fee, index) => ({
      name: textOrNull(fee.name),
      fee: read.money(fee.fee?.value, `/totals/serviceFees/${index}/fee/value`) ?? nothing,
      tax: read.money(fee.tax?.value, `/totals/serviceFees/${index}/tax/value`),
    })),
  };
}

function toFulfillment(order: WixOrder): PosFulfillment {
  const { fulfillment } = order;
  const table = fulfillment?.dineInDetails;
  return {
    type: fulfillmentTypeOf(order),
    asap: fulfillment?.asap ?? true,
    promisedTime: readMoment(fulfillment?.promisedTime)?.toISOString() ?? null,
    address: fulfillment?.deliveryDetails?.address
      ? toAddress(fulfillment.deliveryDetails.address)
      : null,
    contactless: fulfillment?.deliveryDetails?.dropOffInfo?.contactless ?? false,
    curbsideInfo: textOrNull(fulfillment?.pickupDetails?.curbside?.info),
    dineIn: table ? { label: textOrNull(table.label), value: textOrNull(table.value) } : null,
  };
}

/** What the courier has to know and the POS has no field for goes into the comment. */
function toAddress(address: WixOrderAddress): PosAddress {
  const remarks = [
    textOrNull(address.addressLine2),
    textOrNull(address.comment),
    address.onArrival === 'BUZZ_DOOR' ? 'Buzz at the door' : null,
    address.onArrival === 'CALL_ME' ? 'Call on arrival' : null,
  ].filter((remark) => remark !== null);
  return {
    formatted: textOrNull(address.formatted),
    street: textOrNull(address.street),
    streetNumber: textOrNull(address.streetNumber),
    apartment: textOrNull(address.apt),
    floor: textOrNull(address.floor),
    entrance: textOrNull(address.entrance),
    city: textOrNull(address.city),
    zipCode: textOrNull(address.zipCode),
    countryCode: textOrNull(address.countryCode),
    comment: remarks.length === 0 ? null : remarks.join('; '),
    latitude: address.location?.latitude ?? null,
    longitude: address.location?.longitude ?? null,
  };
}

const textOrNull = (text: string | null | undefined): string | null => (text ?? '').trim() || null;
