import { and, eq, inArray, sql } from 'drizzle-orm';
import type { Transaction } from '../database/connect.ts';
import type { InventoryDeps } from '../deliveries/inventory-deps.ts';
import type { LocationId, WebhookEventId } from '../ids.ts';
import {
  forgetOldTakes,
  nothingKnown,
  observe,
  type StockKnowledge,
  stockKnowledgeSchema,
  take,
} from '../stock/stock-knowledge.ts';
import {
  compareStockLevels,
  nextChangeOf,
  type StockLevel,
  stockLevel,
} from '../stock/stock-level.ts';
import { stockLevels } from '../stock/tables.ts';
import { announceStock, type StockToAnnounce } from './announce-stock.ts';
import { endSnoozes } from './jobs.ts';
import type { ItemReport, StockReport } from './stock-report.ts';

export interface RecordedStock {
  /** How many items have another level than before. */
  readonly changed: number;
  readonly eventIds: readonly WebhookEventId[];
}

/**
 * Merges reports into what is known of a location's stock. Where levels change, the webhook events that tell it
 * and their deliveries are written in the same transaction. Reports that are old or known change nothing.
 * Transactions on one location wait for each other here, so that messages carry the order of changes.
 */
export async function recordStock(
  deps: InventoryDeps,
  tx: Transaction,
  report: StockReport,
): Promise<RecordedStock> {
  const { location, items } = report;
  if (items.length === 0) return { changed: 0, eventIds: [] };
  await tx.execute(
    sql`select pg_advisory_xact_lock(hashtextextended(${`stock of ${location.id}`}, 0))`,
  );
  const now = deps.clock.now();
  const known = await readKnown(tx, location.id, [...new Set(items.map((one) => one.itemPosId))]);

  const learned = new Map<string, StockKnowledge>();
  for (const one of items) {
    const before = learned.get(one.itemPosId) ?? known.get(one.itemPosId)?.knowledge;
    learned.set(one.itemPosId, learn(before ?? nothingKnown, one));
  }

  const toTell: StockToAnnounce[] = [];
  const rows: (typeof stockLevels.$inferInsert)[] = [];
  let changed = 0;
  for (const [itemPosId, allKnowledge] of learned) {
    const before = known.get(itemPosId);
    const knowledge = forgetOldTakes(allKnowledge, now);
    const level = stockLevel(knowledge, now);
    // Orders alone say nothing of an item that nobody counts.
    if (level === null) continue;
    const difference = compareStockLevels(before?.level ?? null, level);
    if (difference !== 'none') changed += 1;
    if (report.insist) toTell.push({ itemPosId, level, difference: 'availability' });
    else if (difference !== 'none') toTell.push({ itemPosId, level, difference });
    const isOld = knowledge === before?.knowledge && difference === 'none';
    if (!isOld) rows.push(rowOf(location.id, itemPosId, knowledge, level, before, now));
  }
  if (rows.length > 0) await writeRows(deps, tx, location.id, rows);
  const eventIds = toTell.length > 0 ? await announceStock(deps, tx, report, toTell) : [];
  return { changed, eventIds };
}

function learn(known: StockKnowledge, item: ItemReport): StockKnowledge {
  switch (item.kind) {
    case 'observed':
      return observe(known, item.observation);
    case 'taken':
      return take(known, item.taken);
    case 'time-passed':
      return known;
  }
}

interface KnownItem {
  /** As it was last told. */
  readonly level: StockLevel;
  readonly outSince: Date | null;
  readonly knowledge: StockKnowledge;
}

async function readKnown(
  tx: Transaction,
  locationId: LocationId,
  itemPosIds: string[],
): Promise<ReadonlyMap<string, KnownItem>> {
  const rows = await tx
    .select()
    .from(stockLevels)
    .where(and(eq(stockLevels.locationId, locationId), inArray(stockLevels.itemPosId, itemPosIds)));
  return new Map(
    rows.map((row) => [
      row.itemPosId,
      { level: row, outSince: row.outSince, knowledge: stockKnowledgeSchema.parse(row.knowledge) },
    ]),
  );
}

function rowOf(
  locationId: LocationId,
  itemPosId: string,
  knowledge: StockKnowledge,
  level: StockLevel,
  before: KnownItem | undefined,
  now: Date,
): typeof stockLevels.$inferInsert {
  return {
    locationId,
    itemPosId,
    inStock: level.inStock,
    quantity: level.quantity,
    outUntil: level.outUntil,
    source: level.source,
    observedAt: level.observedAt,
    outSince: level.inStock ? null : (before?.outSince ?? level.observedAt),
    changesAt: nextChangeOf(knowledge, now),
    knowledge,
    updatedAt: now,
  };
}

async function writeRows(
  deps: InventoryDeps,
  tx: Transaction,
  locationId: LocationId,
  rows: (typeof stockLevels.$inferInsert)[],
): Promise<void> {
  await tx
    .insert(stockLevels)
    .values(rows)
    .onConflictDoUpdate({
      target: [stockLevels.locationId, stockLevels.itemPosId],
      set: {
        inStock: sql`excluded.in_stock`,
        quantity: sql`excluded.quantity`,
        outUntil: sql`excluded.out_until`,
        source: sql`excluded.source`,
        observedAt: sql`excluded.observed_at`,
        outSince: sql`excluded.out_since`,
        changesAt: sql`excluded.changes_at`,
        knowledge: sql`excluded.knowledge`,
        updatedAt: sql`excluded.updated_at`,
      },
    });
  const ends = new Set(rows.flatMap(({ changesAt }) => changesAt?.getTime() ?? []));
  for (const end of ends) {
    await deps.jobs.enqueue(
      tx,
      endSnoozes,
      { locationId },
      { startAfter: new Date(end), singletonKey: `${locationId}@${end}` },
    );
  }
}
