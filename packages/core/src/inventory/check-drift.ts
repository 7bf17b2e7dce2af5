import type { ConfigurationId, WixEntityId } from '@pos-bridge/wix';
import { and, asc, eq, gt, isNotNull } from 'drizzle-orm';
import { posLocations } from '../accounts/tables.ts';
import type { PublishedCatalog, PublishedCatalogs } from '../catalog/versions/published-catalog.ts';
import { configurations } from '../configurations/tables.ts';
import type { Executor } from '../database/connect.ts';
import type { InventoryDeps } from '../deliveries/inventory-deps.ts';
import { readBackItems } from '../deliveries/read-back-items.ts';
import { deliveryItems, endpoints } from '../deliveries/tables.ts';
import { stockSnapshot } from '../stock/stock-snapshot.ts';
import type { WixAccess } from '../wix/wix-access.ts';
import { audienceOf } from './announce-stock.ts';
import { checkDrift } from './jobs.ts';
import { type SeenItem, storeDrifts, storeProblem } from './store-drifts.ts';

export interface DriftDeps extends InventoryDeps {
  readonly wix: WixAccess;
  readonly published: PublishedCatalogs;
}

const pageSize = 500;

/** What was sent takes its time on Wix, and changes there come in bursts. */
const settleMs = 60_000;

/** Has a location compared with Wix once things are quiet; asked for again meanwhile, it is once all the same. */
export const enqueueDriftCheck = (
  deps: Pick<InventoryDeps, 'jobs' | 'clock'>,
  executor: Executor,
  configurationId: ConfigurationId,
): Promise<unknown> =>
  deps.jobs.enqueue(
    executor,
    checkDrift,
    { configurationId },
    {
      singletonKey: configurationId,
      startAfter: new Date(deps.clock.now().getTime() + settleMs),
    },
  );

/** Has every published location compared with Wix. */
export async function enqueueDriftChecks(deps: DriftDeps): Promise<void> {
  for (let after: ConfigurationId | undefined; ; ) {
    const page: { readonly configurationId: ConfigurationId }[] = await deps.db
      .select({ configurationId: configurations.id })
      .from(configurations)
      .where(
        and(
          isNotNull(configurations.locationId),
          isNotNull(configurations.catalogId),
          after === undefined ? undefined : gt(configurations.id, after),
        ),
      )
      .orderBy(asc(configurations.id))
      .limit(pageSize);
    for (const { configurationId } of page) {
      await deps.jobs.enqueue(
        deps.db,
        checkDrift,
        { configurationId },
        { singletonKey: configurationId },
      );
    }
    after = page.at(-1)?.configurationId;
    if (page.length < pageSize) return;
  }
}

export type DriftCheck =
  | { readonly outcome: 'checked'; readonly compared: number; readonly drifted: number }
  | { readonly outcome: 'not-checked'; readonly problem: string };

/**
 * Compares what Wix shows of a location's stock with what is known of it, and keeps the list of what
 * differs. What is still on its way to Wix does not count.
 */
export async function checkDriftOf(
  deps: DriftDeps,
  configurationId: ConfigurationId,
): Promise<DriftCheck> {
  const found = await locationOf(deps, configurationId);
  if (found.outcome === 'not-checked') return noCheck(deps, configurationId, found.problem);
  const { location, instanceId, catalogId, published } = found;
  const wix = deps.wix.forInstance(instanceId, 'syncs');
  const shown = await readBackItems(wix, catalogId, {
    clock: deps.clock,
    callMs: deps.settings.callMs,
  });
  if (shown.outcome === 'failed') {
    return noCheck(deps, configurationId, shown.failure.problem);
  }
  const known = await stockSnapshot(deps.db, location.id);
  const onTheWay = await itemsOnTheWay(deps, configurationId);
  const seen = [...published.posIdByWixId].flatMap(([wixItemId, itemPosId]): SeenItem[] => {
    const wixInStock = shown.inStock.get(wixItemId);
    const item = publishedItem(published, wixItemId);
    if (wixInStock === undefined || item === undefined || onTheWay.has(itemPosId)) return [];
    // Of what nobody spoke of since, the menu's word stands.
    const posInStock = known.get(itemPosId)?.inStock ?? item.inStock;
    return [{ wixItemId, itemPosId, itemName: item.name, posInStock, wixInStock }];
  });
  const drifted = seen.filter(({ posInStock, wixInStock }) => posInStock !== wixInStock);
  await storeDrifts(deps, configurationId, location, drifted, seen.length);
  return { outcome: 'checked', compared: seen.length, drifted: drifted.length };
}

const publishedItem = (published: PublishedCatalog, wixId: WixEntityId) =>
  published.dishByWixId.get(wixId) ?? published.variationByWixId.get(wixId);

async function noCheck(
  deps: DriftDeps,
  configurationId: ConfigurationId,
  problem: string,
): Promise<DriftCheck> {
  await storeProblem(deps, configurationId, problem);
  return { outcome: 'not-checked', problem };
}

async function locationOf(deps: DriftDeps, configurationId: ConfigurationId) {
  const notChecked = (problem: string) => ({ outcome: 'not-checked' as const, problem });
  const [row] = await deps.db
    .select({
      instanceId: configurations.instanceId,
      catalogId: configurations.catalogId,
      locationId: posLocations.id,
      accountId: posLocations.accountId,
    })
    .from(configurations)
    .leftJoin(posLocations, eq(posLocations.id, configurations.locationId))
    .where(eq(configurations.id, configurationId));
  if (row === undefined || row.locationId === null || row.accountId === null) {
    return notChecked('not mapped');
  }
  const location = { id: row.locationId, accountId: row.accountId };
  const [audience] = await audienceOf(deps.db, { location, insist: { configurationId } });
  if (audience === undefined) return notChecked('not mapped');
  if (audience.wixIsNotTold !== null) return notChecked(audience.wixIsNotTold);
  const published = await deps.published.current(configurationId);
  if (published === null || row.catalogId === null) return notChecked('nothing published');
  return {
    outcome: 'location' as const,
    location,
    instanceId: row.instanceId,
    catalogId: row.catalogId,
    published,
  };
}

async function itemsOnTheWay(
  deps: DriftDeps,
  configurationId: ConfigurationId,
): Promise<ReadonlySet<string>> {
  const rows = await deps.db
    .select({ itemPosId: deliveryItems.itemPosId })
    .from(endpoints)
    .innerJoin(deliveryItems, eq(deliveryItems.endpointId, endpoints.id))
    .where(and(eq(endpoints.configurationId, configurationId), eq(deliveryItems.state, 'open')));
  return new Set(rows.map(({ itemPosId }) => itemPosId));
}
