import type { AccountId, ConfigurationId } from '@pos-bridge/wix';
import type { WebhookEventId } from '../ids.ts';
import type { AuditActor } from '../staff/audit-entry.ts';
import type { StockSource } from '../stock/stock-level.ts';
import type { EventCause } from './webhook-event.ts';

/**
 * The inventory webhook, as a webhook endpoint gets it: the JSON body of a POST signed by Standard Webhooks.
 * A repeat has the same `webhook-id`; of an item that two messages name, the one with the higher
 * `sequence` is the newer.
 */
export interface InventoryWebhook {
  readonly type: 'inventory.updated';
  /** ISO 8601 UTC: when the message was made, whichever attempt this is. */
  readonly timestamp: string;
  readonly data: {
    readonly messageId: WebhookEventId | null;
    readonly sequence: number | null;
    readonly accountId: AccountId;
    /** The Wix location. */
    readonly configurationId: ConfigurationId;
    /** The POS's own id of the place. */
    readonly posLocationId: string;
    readonly cause: EventCause['kind'];
    /** `staff`, `bridge`, …: people are not named to the outside. */
    readonly author: AuditActor['kind'];
    readonly items: readonly InventoryWebhookItem[];
  };
}

export interface InventoryWebhookItem {
  /** The POS's own id of the dish or variation. */
  readonly itemId: string;
  readonly inStock: boolean;
  /** What is left; null where nobody counts. */
  readonly quantity: number | null;
  /** ISO 8601 UTC; null where nobody said when it comes back. */
  readonly outUntil: string | null;
  readonly source: StockSource;
  /** ISO 8601 UTC. */
  readonly observedAt: string;
}

export interface WebhookContent {
  /** Null for a preview of what is not sent yet. */
  readonly id: WebhookEventId | null;
  readonly sequence: number | null;
  readonly accountId: AccountId;
  readonly configurationId: ConfigurationId;
  readonly posLocationId: string;
  readonly cause: EventCause;
  readonly author: AuditActor;
  readonly createdAt: Date;
  readonly items: readonly {
    readonly itemPosId: string;
    readonly inStock: boolean;
    readonly quantity: number | null;
    readonly outUntil: Date | null;
    readonly source: StockSource;
    readonly observedAt: Date;
  }[];
}

export const inventoryWebhook = (content: WebhookContent): InventoryWebhook => ({
  type: 'inventory.updated',
  timestamp: content.createdAt.toISOString(),
  data: {
    messageId: content.id,
    sequence: content.sequence,
    accountId: content.accountId,
    configurationId: content.configurationId,
    posLocationId: content.posLocationId,
    cause: content.cause.kind,
    author: content.author.kind,
    items: content.items.map((item) => ({
      itemId: item.itemPosId,
      inStock: item.inStock,
      quantity: item.quantity,
      outUntil: item.outUntil?.toISOString() ?? null,
      source: item.source,
      observedAt: item.observedAt.toISOString(),
    })),
  },
});
