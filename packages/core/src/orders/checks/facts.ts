import type { PosDeclaration, PosLocation } from '@pos-bridge/pos';
import type { OrderErrorCode } from '@pos-bridge/wix';
import type { TranslatedOrder } from '../pos-order/to-pos-order.ts';
import type { MoneyRules } from '../site-order/amounts.ts';
import type { OrderCatalog } from '../site-order/order-catalog.ts';
import type { OrderMoney } from '../site-order/order-money.ts';
import type { LineView } from '../site-order/order-view.ts';
import type { SiteOrder } from '../site-order/site-order.ts';
import type { LocalTime } from './opening-hours.ts';

/** What is known of one item's stock at the location. Items without an entry: the menu's word stands. */
export interface KnownStock {
  readonly inStock: boolean;
  /** Null where nobody counts this item. */
  readonly quantity: number | null;
  /** When it comes back by itself. */
  readonly outUntil: Date | null;
}

/** Everything that the order checks look at. They look at nothing else, so that they can be run again. */
export interface OrderFacts {
  readonly order: SiteOrder;
  readonly paidByPosGateway: boolean;
  readonly now: Date;
  readonly account: { readonly authorized: boolean };
  readonly configuration: {
    readonly ready: boolean;
    /** Why it is not, in the contract's words; null while it is. */
    readonly code: OrderErrorCode | null;
    /** Why it is not, in words for support staff. */
    readonly reasons: readonly string[];
  };
  /** Ordering paused by the merchant or by support, on the bridge's side: the POS knows nothing of it. */
  readonly pausedUntil: Date | null;
  /** Null where nothing was ever published. */
  readonly catalog: OrderCatalog | null;
  /** Null where the configuration is not mapped, or the POS's location was never seen. */
  readonly location: PosLocation | null;
  /** By the POS's id of the dish or variation. */
  readonly stock: ReadonlyMap<string, KnownStock>;
  readonly declaration: Pick<PosDeclaration, 'money' | 'requires' | 'capabilities'>;
  /** The order in the POS's own words; null where the configuration is not mapped. */
  readonly translated: TranslatedOrder | null;
}

/** The facts with what several checks need of them worked out once. */
export interface CheckContext extends OrderFacts {
  readonly lines: readonly LineView[];
  /** The order’s amounts, read once. */
  readonly amounts: OrderMoney;
  readonly money: MoneyRules;
  readonly localTime: LocalTime;
  /** When the customer is to get it: now, the promised time, or null where that cannot be told. */
  readonly wantedAt: Date | null;
}
