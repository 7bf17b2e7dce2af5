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
import type { WixOrder, WixOrderAddress } from '@pos-bridge/wix';
import { asciiDigits } from '../digits.ts';
import { plainLine, plainText } from '../plain-text.ts';
import { readAmount } from './checks/amounts.ts';
import type { OrderCatalog } from './checks/order-catalog.ts';
import {
  type ChoiceView,
  fulfillmentTypeOf,
  type LineView,
  type Named,
  type OptionView,
  viewLines,
} from './checks/order-view.ts';
import { type ReadMoney, toPosAmounts } from './pos-amounts.ts';

/**
 * A Wix order in the POS's own ids, its texts mended (see `plainText`). An order can be put into the POS's words only where every amount
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
  const lines = viewLines(order, target.catalog).map((line) => toLine(line, read));
  const translated: PosOrder = {
    posLocationId: target.posLocationId,
    reference: target.reference,
    currency: order.currency ?? target.catalog?.currency ?? '',
    comment: textOrNull(order.comment),
    lines,
    ...toPosAmounts(order, lines, read.money),
    payments: (order.payments ?? []).map((payment, index) => ({
      type: payment.type ?? 'UNSPECIFIED_PAYMENT_TYPE',
      // Wix names an amount only where it differs from the total.
      amount:
        read.money(payment.amount, `/payments/${index}/amount`) ??
        read.money(totals?.total, '/totals/total') ??
        nothing,
      method: lineOrNull(payment.method),
      providerTransactionId: lineOrNull(payment.providerTransactionId),
    })),
    paidByPosGateway: target.paidByPosGateway,
    fulfillment: toFulfillment(order),
    customer: {
      firstName: lineOrNull(order.customer?.firstName),
      lastName: lineOrNull(order.customer?.lastName),
      phone: phoneOrNull(order.customer?.phone),
      email: lineOrNull(order.customer?.email),
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

function toLine(line: LineView, read: Reader): PosOrderLine {
  const known = line.dish.kind === 'known' ? line.dish.entry.dish : null;
  const price = read.money(line.line.price, `${line.path}/price`) ?? known?.price;
  if (price === undefined) read.cannotRead(`${line.path}/price`);
  return {
    dishPosId: known?.posId ?? formerPosIdOf(line.dish),
    name: lineOrNull(line.line.catalogReference?.catalogItemName) ?? lineOrNull(known?.name),
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
    variationPosId: known?.posId ?? formerPosIdOf(choice.variation),
    name: lineOrNull(choice.item.catalogReference?.catalogItemName) ?? lineOrNull(known?.name),
    quantity: choice.quantity.kind === 'quantity' ? choice.quantity.value : 1,
    unitPrice: read.money(choice.item.price, `${choice.path}/price`) ?? choice.menuPrice ?? nothing,
    comment: textOrNull(choice.item.comment),
  };
}

/** A cart may hold what has left the menu since; the POS, asked by the id that it knew, says what it thinks. */
const formerPosIdOf = (named: Named<unknown>): string | null =>
  named.kind === 'unknown' ? named.formerPosId : null;

function toFulfillment(order: WixOrder): PosFulfillment {
  const { fulfillment } = order;
  const table = fulfillment?.dineInDetails;
  return {
    type: fulfillmentTypeOf(order),
    asap: fulfillment?.asap ?? true,
    promisedTime: momentOrNull(fulfillment?.promisedTime),
    address: fulfillment?.deliveryDetails?.address
      ? toAddress(fulfillment.deliveryDetails.address)
      : null,
    contactless: fulfillment?.deliveryDetails?.dropOffInfo?.contactless ?? false,
    curbsideInfo: textOrNull(fulfillment?.pickupDetails?.curbside?.info),
    courier: toCourier(order),
    dineIn: table ? { label: lineOrNull(table.label), value: lineOrNull(table.value) } : null,
  };
}

function toCourier({ fulfillment }: WixOrder): PosCourier | null {
  const company = fulfillment?.deliveryDetails?.externalProvider;
  const window = fulfillment?.deliveryDetails?.pickupInfo;
  if (!company && !window) return null;
  return {
    id: lineOrNull(company?.id),
    name: lineOrNull(company?.name),
    pickupTime: momentOrNull(company?.pickupTime) ?? momentOrNull(window?.windowStartTime),
    pickupUntil: momentOrNull(window?.windowEndTime),
    dropOffTime: momentOrNull(company?.dropOffTime),
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
    formatted: lineOrNull(address.formatted),
    street: lineOrNull(address.street),
    streetNumber: lineOrNull(address.streetNumber),
    apartment: lineOrNull(address.apt),
    floor: lineOrNull(address.floor),
    entrance: lineOrNull(address.entrance),
    city: lineOrNull(address.city),
    zipCode: lineOrNull(address.zipCode),
    countryCode: lineOrNull(address.countryCode),
    subdivision: lineOrNull(address.subdivision),
    comment: remarks.length === 0 ? null : remarks.join('; '),
    latitude: address.location?.latitude ?? null,
    longitude: address.location?.longitude ?? null,
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
