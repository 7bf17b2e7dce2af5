import type { MenuFromPos } from './canonical-menu.ts';
import type { PosLocation } from './pos-location.ts';
import type { PosOrder } from './pos-order.ts';

/**
 * The port to a POS. A provider package implements this one interface and passes the contract suite
 * of `@pos-bridge/pos/testing`; nothing else in the bridge knows which POS it is talking to.
 *
 * Rules for every method:
 * - stateless: what it needs of a merchant comes in `session`;
 * - it obeys `signal` (the bridge's time limit) and then throws a {@link PosFault} of kind `timeout`;
 * - what the POS answers is a value, what goes wrong on the way is a thrown {@link PosFault};
 * - nothing it returns or throws holds a credential.
 */
export interface PosProvider {
  readonly declaration: PosDeclaration;

  /** How a merchant lets the bridge in. */
  readonly authorization: PosAuthorization;

  listLocations(session: PosSession, call: PosCall): Promise<PosLocation[]>;

  /** The menu as the POS has it. One bad dish is no reason to throw: the bridge leaves it out, and says so. */
  fetchMenu(session: PosSession, posLocationId: string, call: PosCall): Promise<MenuFromPos>;

  /**
   * The POS's own opinion of an order, without a lasting effect. Only with
   * `capabilities.validatesOrders`; null where this merchant's POS has no opinion to give.
   */
  validateOrder?(session: PosSession, order: PosOrder, call: PosCall): Promise<PosVerdict | null>;

  /**
   * Creates the order, at most once for an `idempotencyKey` where the POS knows such keys
   * (`capabilities.idempotentCreate`). A thrown fault with `mayHaveHappened` leaves the bridge asking
   * {@link findOrderByReference} before anything else.
   */
  createOrder(
    session: PosSession,
    order: PosOrder,
    call: PosCall & { readonly idempotencyKey: string },
  ): Promise<PosCreateOutcome>;

  /** The order that carries `reference` (see {@link PosOrder}), or null where the POS has none. */
  findOrderByReference(
    session: PosSession,
    posLocationId: string,
    reference: string,
    call: PosCall,
  ): Promise<PosOrderState | null>;

  getOrder(
    session: PosSession,
    posLocationId: string,
    posOrderId: string,
    call: PosCall,
  ): Promise<PosOrderState | null>;

  /** The stock of every item that the POS counts or has marked out; others are in stock. */
  listStock(session: PosSession, posLocationId: string, call: PosCall): Promise<PosStockLevel[]>;

  /** Only with `capabilities.webhooks`. */
  readonly webhooks?: PosWebhooks;
}

/** What one call may use. */
export interface PosCall {
  readonly signal: AbortSignal;
}

/** A merchant's side of the conversation; `credentials` is what `authorization` returned, decrypted. */
export interface PosSession {
  readonly posMerchantId: string;
  readonly credentials: PosCredentials;
}

/** Opaque to the bridge, which keeps them encrypted; JSON. */
export type PosCredentials = Readonly<Record<string, string>>;

export interface PosAuthorization {
  /** Where to send the merchant; `state` and `redirectUri` come back to the bridge. */
  consentUrl(request: { readonly state: string; readonly redirectUri: string }): string;
  /** Exchanges what came back for credentials. Refusals (code used, expired, denied) are values. */
  exchange(
    callback: { readonly code: string; readonly redirectUri: string },
    call: PosCall,
  ): Promise<PosGrant | { readonly outcome: 'refused'; readonly message: string }>;
  /** Renews credentials that expire; null where this POS's never do. Throws `unauthorized` when revoked. */
  renew: ((session: PosSession, call: PosCall) => Promise<PosGrant>) | null;
  /** Gives the authorization back at the POS, on disconnect. */
  revoke(session: PosSession, call: PosCall): Promise<void>;
}

export interface PosGrant {
  readonly outcome: 'granted';
  readonly posMerchantId: string;
  readonly merchantName: string;
  readonly credentials: PosCredentials;
  /** When to renew by; null where they do not expire. */
  readonly expiresAt: Date | null;
}

export interface PosDeclaration {
  /** Names the provider in addresses and rows: `[a-z][a-z0-9-]*`. */
  readonly key: string;
  readonly name: string;
  readonly capabilities: {
    readonly validatesOrders: boolean;
    readonly idempotentCreate: boolean;
    readonly webhooks: boolean;
    readonly countsStock: boolean;
    /**
     * A line or a choice without an id of the POS's own is taken by its name and price. Missing: no; the
     * bridge refuses orders that hold one.
     */
    readonly takesOpenLines?: boolean;
    /**
     * A create that was sent can be found by its reference after so many seconds, or will never take
     * effect. Missing: no such promise, and without `idempotentCreate` an order whose answer was lost is
     * never created again by itself.
     */
    readonly createSettlesWithinSeconds?: number;
  };
  /** Every status that an order can have here. Site owners are told which of them mean success. */
  readonly orderStatuses: readonly PosOrderStatusDeclaration[];
  /** The statuses that the bridge itself answers Validate Order with. */
  readonly validationStatuses: { readonly valid: string; readonly invalid: string };
  /** The refusals that this POS can answer, in words a restaurant owner understands. */
  readonly refusals: readonly {
    readonly code: PosRefusalCode;
    readonly meaning: Readonly<Record<'en' | 'es', string>>;
  }[];
  /** To the decimals of the order's currency. */
  readonly money: { readonly rounding: 'HALF_UP' | 'HALF_EVEN' | 'DOWN' };
  readonly requires: { readonly customerPhone: boolean; readonly customerEmail: boolean };
}

export interface PosOrderStatusDeclaration {
  readonly status: string;
  readonly success: boolean;
  /** What the order's phase is in Wix's terms; drives accept, cancel and fulfill. */
  readonly phase: PosOrderPhase;
  readonly meaning: Readonly<Record<'en' | 'es', string>>;
}

export type PosOrderPhase = 'validation' | 'received' | 'accepted' | 'canceled' | 'fulfilled';

export interface PosOrderState {
  readonly posOrderId: string;
  readonly posLocationId: string;
  /** One of the declaration's `orderStatuses`. */
  readonly posOrderStatus: string;
  readonly reference: string | null;
  readonly updatedAt: Date;
}

export type PosCreateOutcome =
  | { readonly outcome: 'created'; readonly order: PosOrderState }
  | {
      readonly outcome: 'rejected';
      readonly refusals: readonly PosRefusal[];
      readonly posOrderStatus: string;
    };

export interface PosVerdict {
  readonly valid: boolean;
  readonly posOrderStatus: string;
  readonly refusals: readonly PosRefusal[];
}

/** Why a POS refuses an order, in words that every site can be told. `OTHER` where none fits. */
export type PosRefusalCode =
  | 'PROMO_NOT_RECOGNIZED'
  | 'PROMO_USER_INELIGIBLE'
  | 'PROMO_ALREADY_USED'
  | 'PROMO_EXPIRED'
  | 'DISCOUNT'
  | 'LOYALTY'
  | 'OUT_OF_SERVICE_AREA'
  | 'AVAILABILITY_CHANGED'
  | 'PRICE_CHANGED'
  | 'NO_CAPACITY'
  | 'CLOSED'
  | 'REQUIREMENTS_NOT_MET'
  | 'ORDER_TOTAL'
  | 'ORDER_ITEM'
  | 'ORDER_REJECTED'
  | 'PAYMENT_FAILED'
  | 'CUSTOMER_PHONE_MISSING'
  | 'CUSTOMER_EMAIL_MISSING'
  | 'CUSTOMER_BLOCKED'
  | 'OTHER';

export interface PosRefusal {
  readonly code: PosRefusalCode;
  /** The POS's own words. */
  readonly message: string;
  /** The line that it speaks of, counted from 0; null for the whole order. */
  readonly lineIndex: number | null;
}

export interface PosStockLevel {
  /** A dish's or a variation's `posId`. */
  readonly itemPosId: string;
  readonly inStock: boolean;
  /** Null where the POS does not count this item. */
  readonly quantity: number | null;
  /** When the item comes back by itself; null where nobody said. */
  readonly outUntil: Date | null;
  readonly observedAt: Date;
}

export interface PosWebhooks {
  /**
   * Verifies and parses one delivery. `rawBody` is what came, byte for byte. A delivery that does not
   * verify is `rejected`; the caller learns nothing more than that.
   */
  receive(request: {
    readonly headers: Readonly<Record<string, string | undefined>>;
    readonly rawBody: string;
    readonly now: Date;
  }): PosWebhookReceipt;
}

export type PosWebhookReceipt =
  | { readonly outcome: 'rejected'; readonly reason: string }
  | {
      readonly outcome: 'accepted';
      /** The POS's id of the message; the same for a repeat. */
      readonly messageId: string;
      readonly events: readonly PosEvent[];
    };

export type PosEvent =
  | {
      readonly type: 'menu_changed';
      readonly posMerchantId: string;
      readonly posLocationId: string;
      readonly at: Date;
    }
  | {
      readonly type: 'stock_changed';
      readonly posMerchantId: string;
      readonly posLocationId: string;
      readonly levels: readonly PosStockLevel[];
    }
  | {
      readonly type: 'order_changed';
      readonly posMerchantId: string;
      readonly order: PosOrderState;
    }
  | {
      readonly type: 'location_changed';
      readonly posMerchantId: string;
      readonly posLocationId: string;
      readonly at: Date;
    }
  | { readonly type: 'authorization_revoked'; readonly posMerchantId: string; readonly at: Date };
