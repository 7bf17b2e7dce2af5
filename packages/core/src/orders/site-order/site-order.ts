import type { WixOrderId } from '@pos-bridge/wix';
import type { OpenShape } from '../customer-data/open-shape.ts';

/**
 * What a shopper ordered on a site, in the bridge's own words, whichever generation of Wix it came from.
 *
 * It is read and not judged: null is whatever the site left out, an amount is the text that the site wrote
 * where an amount belongs, and kinds and types may be words that nobody here knows. Whether the order makes
 * sense is for the order checks, which say what is wrong and where.
 */
export interface SiteOrder {
  /** Null before the order is placed. */
  readonly id: WixOrderId | null;
  /** ISO 4217. */
  readonly currency: Text;
  readonly comment: Text;
  readonly lines: readonly SiteLine[];
  readonly discounts: readonly { readonly name: Text; readonly amount: Text }[];
  readonly payments: readonly SitePayment[];
  readonly fulfillment: SiteFulfillment;
  readonly customer: SiteCustomer | null;
  readonly totals: SiteTotals;
  /** Whether the prices hold the tax; null where the site does not say, so that the amounts have to tell. */
  readonly taxIncluded: boolean | null;
  readonly source: OrderSource;
}

type Text = string | null;

/** An item of the menu with how many of it are ordered; `price` is of one. */
export interface SiteItem {
  /** By the site's id. */
  readonly itemId: Text;
  readonly name: Text;
  readonly quantity: number | null;
  readonly price: Text;
  readonly comment: Text;
}

/** `price` is without the modifiers. */
export interface SiteLine extends SiteItem {
  readonly modifierGroups: readonly SiteModifierGroup[];
}

export interface SiteModifierGroup {
  readonly name: Text;
  /** `SELECTION`, `EXTRAS` or `DESELECTION`, as far as the site uses known words. */
  readonly kind: Text;
  readonly min: number | null;
  readonly max: number | null;
  /** What the customer took of it. */
  readonly modifiers: readonly SiteItem[];
}

/** Without an amount it is of the whole total. */
export interface SitePayment {
  readonly type: Text;
  readonly amount: Text;
  readonly method: Text;
  readonly providerTransactionId: Text;
}

export interface SiteFulfillment {
  /** `PICKUP`, `DELIVERY` or `DINE_IN`, as far as the site uses known words. */
  readonly type: Text;
  readonly asap: boolean;
  /** An estimate while `asap` holds. */
  readonly promisedTime: Text;
  /** The fee that stands here, beside the one that the totals may name, and where. */
  readonly fee: { readonly amount: string; readonly path: string } | null;
  readonly address: SiteAddress | null;
  readonly contactless: boolean;
  /** A delivery company, where the restaurant does not bring it itself. */
  readonly courier: {
    readonly id: Text;
    readonly name: Text;
    readonly pickupTime: Text;
    readonly dropOffTime: Text;
  } | null;
  readonly pickupWindow: { readonly from: Text; readonly until: Text } | null;
  readonly curbside: Text;
  readonly table: { readonly label: Text; readonly value: Text } | null;
}

export interface SiteAddress {
  readonly formatted: Text;
  readonly street: Text;
  readonly streetNumber: Text;
  readonly apartment: Text;
  readonly floor: Text;
  readonly entrance: Text;
  readonly city: Text;
  readonly zipCode: Text;
  readonly countryCode: Text;
  readonly subdivision: Text;
  readonly addressLine2: Text;
  readonly comment: Text;
  readonly onArrival: Text;
  /** False: a house number is required. */
  readonly approximate: boolean | null;
  readonly latitude: number | null;
  readonly longitude: number | null;
}

export interface SiteCustomer {
  readonly firstName: Text;
  readonly lastName: Text;
  readonly phone: Text;
  readonly email: Text;
  /** The site's own ids of this person. */
  readonly siteIds: readonly string[];
}

export interface SiteTotals {
  readonly subtotal: Text;
  readonly total: Text;
  readonly delivery: Text;
  readonly tax: Text;
  readonly discount: Text;
  readonly tip: Text;
  readonly loyaltySavings: Text;
  /** The same as it was applied, where the order tells it apart from the totals. */
  readonly loyaltyApplied: Text;
  readonly serviceFees: readonly SiteServiceFee[];
}

export interface SiteServiceFee {
  readonly ruleId: Text;
  readonly name: Text;
  readonly fee: SiteMoney;
  readonly tax: SiteMoney;
}

/** An amount that names a currency of its own. */
export interface SiteMoney {
  readonly amount: Text;
  readonly currency: Text;
}

/** Whence an order came. */
export interface OrderSource {
  /** The order as it came, which is what is stored: for support, and to be read anew. */
  readonly raw: unknown;
  /** What of it anybody may see; all else is the customer's. */
  readonly open: OpenShape;
  readonly paths: OrderPaths;
}

/**
 * Where an order as it came says what: JSON pointers, by which findings name places to Wix and to support.
 * Those that belong to one of several things (a line, a payment) go on from that one's own.
 */
export interface OrderPaths {
  readonly currency: string;
  readonly lines: string;
  readonly line: {
    readonly itemId: string;
    readonly quantity: string;
    readonly price: string;
    readonly modifierGroups: string;
  };
  readonly modifierGroup: { readonly kind: string; readonly modifiers: string };
  readonly discounts: string;
  readonly discountAmount: string;
  readonly payments: string;
  readonly paymentAmount: string;
  readonly fulfillment: string;
  readonly fulfillmentType: string;
  readonly asap: string;
  readonly promisedTime: string;
  readonly address: string;
  readonly street: string;
  readonly streetNumber: string;
  readonly table: string;
  readonly phone: string;
  readonly email: string;
  readonly subtotal: string;
  readonly total: string;
  readonly delivery: string;
  readonly tax: string;
  readonly discount: string;
  readonly tip: string;
  readonly loyaltySavings: string;
  readonly loyaltyApplied: string;
  readonly serviceFees: string;
  readonly serviceFee: Record<'fee' | 'tax', SiteMoneyPaths>;
}

/** Where the money stands, and its parts. */
interface SiteMoneyPaths {
  readonly self: string;
  readonly amount: string;
  readonly currency: string;
}
