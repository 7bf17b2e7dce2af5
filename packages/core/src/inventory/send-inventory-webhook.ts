import type { ConfigurationId, WixEntityId } from '@pos-bridge/wix';
import { and, asc, eq, inArray, isNull } from 'drizzle-orm';
import { posLocations } from '../accounts/tables.ts';
import type { PublishedCatalog, PublishedCatalogs } from '../catalog/versions/published-catalog.ts';
import { configurations } from '../configurations/tables.ts';
import type { Executor } from '../database/connect.ts';
import type { InventoryDeps } from '../deliveries/inventory-deps.ts';
import { type InventoryWebhook, inventoryWebhook } from '../deliveries/inventory-webhook.ts';
import { webhookEndpoints } from '../deliveries/tables.ts';
import type { WebhookEndpointId, WebhookEventId } from '../ids.ts';
import { newId } from '../ids.ts';
import type { AuditActor } from '../staff/audit-entry.ts';
import { recordAudit } from '../staff/record-audit.ts';
import { stockKnowledgeSchema } from '../stock/stock-knowledge.ts';
import { stockLevels } from '../stock/tables.ts';
import { audienceOf, type StockAudience } from './announce-stock.ts';
import { recordStock } from './record-stock.ts';
import type { ItemReport, StockReport } from './stock-report.ts';

/** What support says of items of one location, in its own name. */
export interface ComposedStock {
  readonly configurationId: ConfigurationId;
  readonly items: readonly {
    readonly itemPosId: string;
    readonly inStock: boolean;
    /** What is left; null or missing where nobody counts. */
    readonly quantity?: number | null | undefined;
    /** Of an item that is out: when it comes back by itself. */
    readonly outUntil?: Date | null | undefined;
  }[];
  readonly author: AuditActor;
  readonly reason: string;
}

/** Why it cannot be said. */
export type ComposeRefusal =
  | { readonly outcome: 'configuration-not-found' }
  /** The location is not mapped to a POS location: nobody knows whose stock this is. */
  | { readonly outcome: 'not-mapped' }
  | { readonly outcome: 'no-items' }
  | { readonly outcome: 'no-reason' }
  /** Neither on the published menu nor ever spoken of; or named twice. */
  | { readonly outcome: 'items-unknown'; readonly itemPosIds: readonly string[] }
  | { readonly outcome: 'snooze-in-the-past'; readonly itemPosIds: readonly string[] };

/** What would be sent, exactly, and to whom. */
export interface WebhookPreview {
  readonly outcome: 'preview';
  /** As webhook endpoints get it; `messageId` and `sequence` come with the sending. */
  readonly webhook: InventoryWebhook;
  readonly wix: {
    /** Why Wix is not told; null where it is. */
    readonly notTold: StockAudience['wixIsNotTold'];
    readonly changes: readonly {
      readonly wixItemId: WixEntityId;
      readonly itemPosId: string;
      readonly name: string | null;
      readonly inStock: boolean;
    }[];
  };
  readonly webhookEndpoints: readonly { readonly id: WebhookEndpointId; readonly url: string }[];
}

export interface ComposeDeps extends InventoryDeps {
  readonly published: PublishedCatalogs;
}

/** Shows what {@link sendInventoryWebhook} would send now, and sends nothing. */
export async function previewInventoryWebhook(
  deps: ComposeDeps,
  composed: ComposedStock,
): Promise<WebhookPreview | ComposeRefusal> {
  const ready = await prepare(deps, deps.db, composed);
  if (ready.outcome !== 'ready') return ready;
  const { location, published, audience } = ready;
  const now = deps.clock.now();
  const told = await deps.db
    .select({ id: webhookEndpoints.id, url: webhookEndpoints.url })
    .from(webhookEndpoints)
    .where(
      and(eq(webhookEndpoints.accountId, location.accountId), isNull(webhookEndpoints.removedAt)),
    )
    .orderBy(asc(webhookEndpoints.createdAt), asc(webhookEndpoints.id));
  return {
    outcome: 'preview',
    webhook: inventoryWebhook({
      id: null,
      sequence: null,
      accountId: location.accountId,
      configurationId: composed.configurationId,
      posLocationId: location.posLocationId,
      cause: { kind: 'support', reason: composed.reason },
      author: composed.author,
      createdAt: now,
      items: composed.items
        .map((item) => ({
          itemPosId: item.itemPosId,
          inStock: item.inStock,
          quantity: item.quantity ?? null,
          outUntil: item.inStock ? null : (item.outUntil ?? null),
          source: 'support' as const,
          observedAt: now,
        }))
        .toSorted((a, b) => (a.itemPosId < b.itemPosId ? -1 : 1)),
    }),
    wix: {
      notTold: audience.wixIsNotTold,
      changes:
        audience.wixIsNotTold === null ? composed.items.flatMap(wixChangesIn(published)) : [],
    },
    webhookEndpoints: told,
  };
}

export interface SentWebhook {
  readonly outcome: 'sent';
  readonly eventId: WebhookEventId;
}

/**
 * Records what support says and tells it to Wix and to every webhook endpoint, also where nothing changed.
 * It holds until the POS's next word on the item, or until the snooze ends.
 */
export async function sendInventoryWebhook(
  deps: ComposeDeps,
  composed: ComposedStock,
): Promise<SentWebhook | ComposeRefusal> {
  return deps.db.transaction(async (tx): Promise<SentWebhook | ComposeRefusal> => {
    const ready = await prepare(deps, tx, composed);
    if (ready.outcome !== 'ready') return ready;
    const { location } = ready;
    const items = await reportsOf(deps, tx, composed, location);
    const { eventIds } = await recordStock(deps, tx, {
      location,
      items,
      cause: { kind: 'support', reason: composed.reason },
      author: composed.author,
      insist: { configurationId: composed.configurationId },
    });
    const [eventId] = eventIds;
    if (eventId === undefined) throw new Error('an insisted report made no message');
    await recordAudit(tx, {
      actor: composed.author,
      reason: composed.reason,
      action: 'stock.sent',
      subject: { type: 'message', id: eventId },
      accountId: location.accountId,
      after: { configurationId: composed.configurationId, items: composed.items },
      at: deps.clock.now(),
    });
    return { outcome: 'sent', eventId };
  });
}

type Ready = {
  readonly outcome: 'ready';
  readonly location: StockReport['location'] & { readonly posLocationId: string };
  readonly published: PublishedCatalog | null;
  readonly audience: StockAudience;
};

async function prepare(
  deps: ComposeDeps,
  executor: Executor,
  { configurationId, items, reason }: ComposedStock,
): Promise<Ready | ComposeRefusal> {
  if (items.length === 0) return { outcome: 'no-items' };
  if (reason.trim() === '') return { outcome: 'no-reason' };
  const [row] = await executor
    .select({
      id: posLocations.id,
      accountId: posLocations.accountId,
      posLocationId: posLocations.posLocationId,
    })
    .from(configurations)
    .leftJoin(posLocations, eq(posLocations.id, configurations.locationId))
    .where(eq(configurations.id, configurationId));
  if (row === undefined) return { outcome: 'configuration-not-found' };
  const { id, accountId, posLocationId } = row;
  if (id === null || accountId === null || posLocationId === null) return { outcome: 'not-mapped' };
  const location = { id, accountId, posLocationId };
  const insist = { configurationId };
  const [audience] = await audienceOf(executor, { location, insist });
  if (audience === undefined) return { outcome: 'not-mapped' };

  const published = await deps.published.current(configurationId);
  const itemPosIds = items.map(({ itemPosId }) => itemPosId);
  const spokenOf = await executor
    .select({ itemPosId: stockLevels.itemPosId })
    .from(stockLevels)
    .where(and(eq(stockLevels.locationId, id), inArray(stockLevels.itemPosId, itemPosIds)));
  const known = new Set(spokenOf.map(({ itemPosId }) => itemPosId));
  const strange = itemPosIds.filter(
    (item, index) =>
      itemPosIds.indexOf(item) !== index ||
      (!known.has(item) && (published?.wixIdsOf(item) ?? []).length === 0),
  );
  if (strange.length > 0) return { outcome: 'items-unknown', itemPosIds: strange };
  const now = deps.clock.now();
  const past = items.filter(({ inStock, outUntil }) => !inStock && outUntil && outUntil <= now);
  if (past.length > 0) {
    return { outcome: 'snooze-in-the-past', itemPosIds: past.map(({ itemPosId }) => itemPosId) };
  }
  return { outcome: 'ready', location, published, audience };
}

/** Support speaks last: where the POS's clock is ahead of ours, as late as what is known. */
async function reportsOf(
  deps: ComposeDeps,
  executor: Executor,
  { items }: ComposedStock,
  location: StockReport['location'],
): Promise<ItemReport[]> {
  const rows = await executor
    .select({ itemPosId: stockLevels.itemPosId, knowledge: stockLevels.knowledge })
    .from(stockLevels)
    .where(
      and(
        eq(stockLevels.locationId, location.id),
        inArray(
          stockLevels.itemPosId,
          items.map(({ itemPosId }) => itemPosId),
        ),
      ),
    );
  const lastSeen = new Map(
    rows.map(({ itemPosId, knowledge }) => [
      itemPosId,
      stockKnowledgeSchema.parse(knowledge).observation?.observedAt.getTime() ?? 0,
    ]),
  );
  const now = deps.clock.now().getTime();
  const id = newId('word');
  return items.map((item) => ({
    kind: 'observed',
    itemPosId: item.itemPosId,
    observation: {
      id,
      observer: 'support',
      observedAt: new Date(Math.max(now, (lastSeen.get(item.itemPosId) ?? 0) + 1)),
      inStock: item.inStock,
      quantity: item.quantity ?? null,
      outUntil: item.inStock ? null : (item.outUntil ?? null),
    },
  }));
}

const wixChangesIn =
  (published: PublishedCatalog | null) =>
  ({ itemPosId, inStock }: ComposedStock['items'][number]) =>
    (published?.wixIdsOf(itemPosId) ?? []).map((wixItemId) => ({
      wixItemId,
      itemPosId,
      name:
        (published?.dishByWixId.get(wixItemId) ?? published?.variationByWixId.get(wixItemId))
          ?.name ?? null,
      inStock,
    }));
