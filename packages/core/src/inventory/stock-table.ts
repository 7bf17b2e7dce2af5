import type { ConfigurationId, WixEntityId } from '@pos-bridge/wix';
import { eq } from 'drizzle-orm';
import type { PublishedCatalogs } from '../catalog/versions/published-catalog.ts';
import { configurations } from '../configurations/tables.ts';
import type { InventoryDeps } from '../deliveries/inventory-deps.ts';
import {
  lastWordOfPos,
  type StockObservation,
  stockKnowledgeSchema,
} from '../stock/stock-knowledge.ts';
import type { StockSource } from '../stock/stock-level.ts';
import { stockDrifts, stockLevels } from '../stock/tables.ts';
import { listStockLocations, type StockLocation } from './list-stock-locations.ts';

export interface StockTableQuery {
  readonly configurationId: ConfigurationId;
  /** Part of an item's name or POS id, whatever its case. */
  readonly text?: string | undefined;
  readonly outOnly?: boolean | undefined;
  /** Go on after this item. */
  readonly after?: string | undefined;
  readonly limit: number;
}

/** How one item stands, whether anybody ever spoke of it or not. */
export interface StockTableRow {
  readonly itemPosId: string;
  /** Null for what is not on the published menu. */
  readonly name: string | null;
  readonly kind: 'dish' | 'variation' | 'unpublished';
  readonly wixItemIds: readonly WixEntityId[];
  readonly inStock: boolean;
  /** Null where nobody counts. */
  readonly quantity: number | null;
  readonly outUntil: Date | null;
  readonly outSince: Date | null;
  /** `menu`: nobody spoke of it since the menu was published. */
  readonly source: StockSource | 'menu';
  readonly observedAt: Date | null;
  /** The POS's own last word, where support's stands over it; null where it never spoke. */
  readonly posSaid: Pick<
    StockObservation,
    'inStock' | 'quantity' | 'outUntil' | 'observedAt'
  > | null;
  /** As Wix shows it, where the last check found that it differs. */
  readonly wixInStock: boolean | null;
}

export type StockTable =
  | { readonly outcome: 'table'; readonly rows: StockTableRow[]; readonly isPublished: boolean }
  | { readonly outcome: 'configuration-not-found' | 'not-mapped' };

interface TableDeps extends Pick<InventoryDeps, 'db'> {
  readonly published: PublishedCatalogs;
}

/**
 * The stock of a location: every item of its published menu, and whatever else the POS spoke of, by POS
 * item id. A menu is read as a whole (it is in memory), so that a page costs the same wherever it lies.
 */
export async function readStockTable(deps: TableDeps, query: StockTableQuery): Promise<StockTable> {
  const [location] = await deps.db
    .select({ locationId: configurations.locationId })
    .from(configurations)
    .where(eq(configurations.id, query.configurationId));
  if (location === undefined) return { outcome: 'configuration-not-found' };
  if (location.locationId === null) return { outcome: 'not-mapped' };
  const [published, levels, drifts] = await Promise.all([
    deps.published.current(query.configurationId),
    deps.db.select().from(stockLevels).where(eq(stockLevels.locationId, location.locationId)),
    deps.db
      .select()
      .from(stockDrifts)
      .where(eq(stockDrifts.configurationId, query.configurationId)),
  ]);

  const rows = new Map<string, StockTableRow>();
  const fromMenu = (kind: 'dish' | 'variation') => (item: MenuItem) =>
    rows.set(item.posId, {
      ...unpublished(item.posId),
      name: item.name,
      kind,
      wixItemIds: published?.wixIdsOf(item.posId) ?? [],
      inStock: item.inStock,
    });
  published?.catalog.variations.forEach(fromMenu('variation'));
  published?.catalog.dishes.forEach(fromMenu('dish'));
  for (const level of levels) {
    const { itemPosId, inStock, quantity, outUntil, outSince, source, observedAt } = level;
    const known = rows.get(itemPosId) ?? unpublished(itemPosId);
    rows.set(itemPosId, {
      ...known,
      ...{ inStock, quantity, outUntil, outSince, source, observedAt },
      posSaid: posSaidOf(level),
    });
  }
  for (const { itemPosId, wixInStock } of drifts) {
    const row = rows.get(itemPosId);
    if (row !== undefined) rows.set(itemPosId, { ...row, wixInStock });
  }
  const wanted = folded(query.text ?? '').split(/\s+/);
  const { after } = query;
  return {
    outcome: 'table',
    isPublished: published !== null,
    rows: [...rows.values()]
      .filter((row) => after === undefined || row.itemPosId > after)
      .filter((row) => !query.outOnly || !row.inStock)
      .filter(({ name, itemPosId }) => {
        const called = folded(`${name ?? ''} ${itemPosId}`);
        return wanted.every((part) => called.includes(part));
      })
      .toSorted((a, b) => (a.itemPosId < b.itemPosId ? -1 : 1))
      .slice(0, query.limit),
  };
}

/** Accents and case aside, as names are found everywhere. */
const folded = (text: string): string =>
  text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();

interface MenuItem {
  readonly posId: string;
  readonly name: string;
  readonly inStock: boolean;
}

/** An item of which nobody has said anything yet. */
const unpublished = (itemPosId: string): StockTableRow => ({
  itemPosId,
  name: null,
  kind: 'unpublished',
  wixItemIds: [],
  inStock: true,
  quantity: null,
  outUntil: null,
  outSince: null,
  source: 'menu',
  observedAt: null,
  posSaid: null,
  wixInStock: null,
});

/** Where the level is the POS's own, the row says so already. */
const posSaidOf = ({ knowledge }: Pick<typeof stockLevels.$inferSelect, 'knowledge'>) => {
  const known = stockKnowledgeSchema.parse(knowledge);
  return known.observation?.observer === 'support' ? lastWordOfPos(known) : null;
};

/** One location with how its stock stands; undefined where it is not mapped. */
export async function readStockLocation(
  deps: Pick<InventoryDeps, 'db' | 'clock'>,
  configurationId: ConfigurationId,
): Promise<StockLocation | undefined> {
  const [found] = await listStockLocations(deps, { only: configurationId, limit: 1 });
  return found;
}
