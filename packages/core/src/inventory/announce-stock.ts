import type { ConfigurationId } from '@pos-bridge/wix';
import { and, asc, eq, isNotNull } from 'drizzle-orm';
import { accounts } from '../accounts/tables.ts';
import { configurations } from '../configurations/tables.ts';
import type { Executor, Transaction } from '../database/connect.ts';
import { notify } from '../database/notifications.ts';
import { deliverEvent } from '../deliveries/deliver-event.ts';
import type { InventoryDeps } from '../deliveries/inventory-deps.ts';
import { webhookEventItems, webhookEvents } from '../deliveries/tables.ts';
import { newWebhookEventId, type WebhookEventId } from '../ids.ts';
import { instances } from '../instances/tables.ts';
import type { StockLevel } from '../stock/stock-level.ts';
import { stockMasterOf } from '../stock/stock-master.ts';
import type { StockReport } from './stock-report.ts';

export interface StockToAnnounce {
  readonly itemPosId: string;
  readonly level: StockLevel;
  /** Wix is told of availability alone; webhook endpoints hear every detail. */
  readonly difference: 'availability' | 'detail';
}

/** Where a location's stock is shown, and whether Wix is to be told there. */
export interface StockAudience {
  readonly configurationId: ConfigurationId;
  /** Why Wix is not told; null where it is. */
  readonly wixIsNotTold: 'wix-is-master' | 'no-catalog' | 'account-inactive' | 'archived' | null;
}

/** Writes one `inventory.updated` message for each configuration of the location, with its deliveries. */
export async function announceStock(
  deps: InventoryDeps,
  tx: Transaction,
  report: StockReport,
  items: readonly StockToAnnounce[],
): Promise<WebhookEventId[]> {
  const audience = await audienceOf(tx, report);
  const eventIds: WebhookEventId[] = [];
  for (const { configurationId, wixIsNotTold } of audience) {
    const message = await writeEvent(deps, tx, report, configurationId, items);
    eventIds.push(message.id);
    const deliveries = await deliverEvent(deps, tx, {
      sequence: message.sequence,
      accountId: report.location.accountId,
      configurationId,
      itemsForWebhookEndpoints: items.map(({ itemPosId }) => itemPosId),
      itemsForWix:
        wixIsNotTold === null
          ? items.flatMap(({ itemPosId, difference }) =>
              difference === 'availability' ? [itemPosId] : [],
            )
          : [],
    });
    if (deliveries === 0) {
      await tx
        .update(webhookEvents)
        .set({ toNobody: true })
        .where(eq(webhookEvents.sequence, message.sequence));
    }
  }
  if (eventIds.length > 0) await notify(tx, 'deliveries_changed', report.location.accountId);
  return eventIds;
}

/** The configurations that show this location, in the order of their ids. */
export async function audienceOf(
  tx: Executor,
  report: Pick<StockReport, 'location' | 'insist'>,
): Promise<StockAudience[]> {
  const rows = await tx
    .select({
      configurationId: configurations.id,
      catalogId: configurations.catalogId,
      archived: configurations.archived,
      accountState: accounts.state,
      instanceState: instances.state,
    })
    .from(configurations)
    .innerJoin(accounts, eq(accounts.id, configurations.accountId))
    .innerJoin(instances, eq(instances.id, configurations.instanceId))
    .where(
      and(
        eq(configurations.locationId, report.location.id),
        isNotNull(configurations.accountId),
        report.insist ? eq(configurations.id, report.insist.configurationId) : undefined,
      ),
    )
    .orderBy(asc(configurations.id));
  if (rows.length === 0) return [];
  const master = await stockMasterOf(tx, report.location.accountId);
  return rows.map((row) => ({
    configurationId: row.configurationId,
    wixIsNotTold:
      master === 'WIX'
        ? 'wix-is-master'
        : row.catalogId === null
          ? 'no-catalog'
          : row.accountState !== 'active' || row.instanceState !== 'installed'
            ? 'account-inactive'
            : row.archived
              ? 'archived'
              : null,
  }));
}

async function writeEvent(
  deps: InventoryDeps,
  tx: Transaction,
  report: StockReport,
  configurationId: ConfigurationId,
  items: readonly StockToAnnounce[],
): Promise<{ readonly id: WebhookEventId; readonly sequence: number }> {
  const id = newWebhookEventId();
  const [message] = await tx
    .insert(webhookEvents)
    .values({
      id,
      accountId: report.location.accountId,
      configurationId,
      locationId: report.location.id,
      cause: report.cause,
      author: report.author,
      createdAt: deps.clock.now(),
    })
    .returning({ sequence: webhookEvents.sequence });
  if (message === undefined) throw new Error('an inserted message has no sequence');
  await tx.insert(webhookEventItems).values(
    items.map(({ itemPosId, level }) => ({
      eventSequence: message.sequence,
      locationId: report.location.id,
      itemPosId,
      inStock: level.inStock,
      quantity: level.quantity,
      outUntil: level.outUntil,
      source: level.source,
      observedAt: level.observedAt,
    })),
  );
  return { id, sequence: message.sequence };
}
