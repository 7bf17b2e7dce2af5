import type { FulfillmentType } from './canonical-menu.ts';
import type { Money } from './money.ts';

/** An order in the POS's own ids, as `validateOrder` and `createOrder` of a provider receive it. */
export interface PosOrder {
  readonly posLocationId: string;
  /** The bridge's name for this order at the POS; `findOrderByReference` looks it up again. */
  readonly reference: string;
  readonly currency: string;
  readonly comment: string | null;
  readonly lines: readonly PosOrderLine[];
  readonly discounts: readonly { readonly name: string | null; readonly amount: Money }[];
  readonly payments: readonly {
    readonly type: string;
    readonly amount: Money;
    readonly method: string | null;
    readonly providerTransactionId: string | null;
  }[];
  readonly paidByPosGateway: boolean;
  readonly fulfillment: PosFulfillment;
  readonly customer: PosCustomer;
  readonly totals: PosTotals;
}

export interface PosOrderLine {
  /**
   * Null where Wix named no item that the bridge knows, now or from an earlier menu: an open line. Only
   * for a provider that takes them (`capabilities.takesOpenLines`); the same of an option's
   * `variationPosId`.
   */
  readonly dishPosId: string | null;
  readonly name: string | null;
  readonly quantity: number;
  /** Of one, without options. */
  readonly unitPrice: Money;
  readonly comment: string | null;
  readonly options: readonly PosOrderOption[];
}

export interface PosOrderOption {
  readonly groupPosId: string | null;
  readonly variationPosId: string | null;
  readonly name: string | null;
  /** Of one of the line: 2 dishes with `quantity` 3 of an option take 6 of it. */
  readonly quantity: number;
  /** Of one of the option; what it adds to the bill is line.quantity × quantity × unitPrice. */
  readonly unitPrice: Money;
  readonly comment: string | null;
}

export interface PosFulfillment {
  readonly type: FulfillmentType | null;
  readonly asap: boolean;
  /** ISO 8601 UTC. */
  readonly promisedTime: string | null;
  readonly address: PosAddress | null;
  readonly contactless: boolean;
  readonly curbsideInfo: string | null;
  /** The delivery company that fetches the order; null where the restaurant or the guest brings it. */
  readonly courier: PosCourier | null;
  readonly dineIn: { readonly label: string | null; readonly value: string | null } | null;
}

/** Times are ISO 8601 UTC. */
export interface PosCourier {
  readonly id: string | null;
  readonly name: string | null;
  /** When the courier is at the restaurant; `pickupUntil` where that is a window of time. */
  readonly pickupTime: string | null;
  readonly pickupUntil: string | null;
  readonly dropOffTime: string | null;
}

export interface PosAddress {
  readonly formatted: string | null;
  readonly street: string | null;
  readonly streetNumber: string | null;
  readonly apartment: string | null;
  readonly floor: string | null;
  readonly entrance: string | null;
  readonly city: string | null;
  readonly zipCode: string | null;
  readonly countryCode: string | null;
  /** State, province or region. */
  readonly subdivision: string | null;
  readonly comment: string | null;
  readonly latitude: number | null;
  readonly longitude: number | null;
}

export interface PosCustomer {
  readonly firstName: string | null;
  readonly lastName: string | null;
  readonly phone: string | null;
  readonly email: string | null;
}

/**
 * The order's amounts, which add up wherever Wix's do:
 *
 * - the lines, line.quantity × (unitPrice + the options' quantity × unitPrice), come to `subtotal`;
 * - `discounts` of the order, loyalty among them, come to `discount`;
 * - `total` is subtotal + delivery + tax − discount, without `tax` where `taxIncluded`; the tip, and the
 *   service fees with their tax, stand within the total or apart from it: Wix leaves both open.
 *
 * Null: Wix named no such amount.
 */
export interface PosTotals {
  readonly subtotal: Money | null;
  readonly total: Money | null;
  /** What bringing it costs, or picking it up, wherever Wix named it. */
  readonly delivery: Money | null;
  readonly tax: Money | null;
  /** Prices and `subtotal` hold the tax already: `tax` tells how much of them it is. */
  readonly taxIncluded: boolean;
  readonly discount: Money | null;
  readonly tip: Money | null;
  readonly serviceFees: readonly {
    readonly name: string | null;
    readonly fee: Money;
    readonly tax: Money | null;
  }[];
}
