import type { FulfillmentType } from '../catalog/canonical-menu.ts';
import type { Money } from '../money.ts';

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
  /** Null where Wix named no item that the bridge knows: the provider decides what to do with it. */
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
  readonly quantity: number;
  readonly unitPrice: Money;
}

export interface PosFulfillment {
  readonly type: FulfillmentType | null;
  readonly asap: boolean;
  /** ISO 8601 UTC. */
  readonly promisedTime: string | null;
  readonly address: PosAddress | null;
  readonly contactless: boolean;
  readonly curbsideInfo: string | null;
  readonly dineIn: { readonly label: string | null; readonly value: string | null } | null;
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

export interface PosTotals {
  readonly subtotal: Money | null;
  readonly total: Money | null;
  readonly delivery: Money | null;
  readonly tax: Money | null;
  readonly discount: Money | null;
  readonly tip: Money | null;
  readonly serviceFees: readonly {
    readonly name: string | null;
    readonly fee: Money;
    readonly tax: Money | null;
  }[];
}
