import { readMoment } from '@pos-bridge/storable';
import type { InstanceId, WixClient, WixListedOrder } from '@pos-bridge/wix';
import { and, eq, inArray } from 'drizzle-orm';
import type { Clock } from '../../clock.ts';
import type { Database, Drizzle } from '../../database/connect.ts';
import type { JobContext } from '../../jobs/define-job.ts';
import type { JobQueue } from '../../jobs/job-queue.ts';
import type { Log } from '../../log.ts';
import type { WixAccess } from '../../wix/wix-access.ts';
import { isAcceptedOnWix } from '../attention/attention.ts';
import { orderTimes } from '../order-times.ts';
import { recordWixOrderEvent } from '../status/record-wix-order-event.ts';
import { wixFaultOf } from '../status/wix-fault.ts';
import { isFurther, isToldStatus, laterOf, type WixOrderEvent } from '../status/wix-order-event.ts';
import { orders } from '../tables.ts';
import {
  locationOf,
  type ServedLocation,
  servedLocations,
  wasPlacedBefore,
} from './served-locations.ts';
import { ordersNotTaken, siteOrderLooks } from './tables.ts';

interface LookAtSiteDeps {
  readonly database: Pick<Database, 'db'>;
  readonly jobs: JobQueue;
  readonly clock: Clock;
  readonly log: Log;
  readonly wix: WixAccess;
}

/** As many changes as a site has between two looks, and as many as Wix lists at once. */
const limits = [100, 1_000] as const;

/**
 * Asks Wix which orders of a site have changed since the last look, and takes what the bridge has not
 * recorded as events, by the way of Wix's webhooks: accepted, of an order whose Create Order never came;
 * canceled, of one that a person is called for. One call, or two after a long time.
 */
export async function runLookAtSite(
  deps: LookAtSiteDeps,
  instanceId: InstanceId,
  context: Pick<JobContext, 'signal'>,
): Promise<void> {
  const { db } = deps.database;
  const at = deps.clock.now();
  const locations = await servedLocations(db, instanceId);
  const liveSince = firstLive(locations);
  if (liveSince === null) return;
  const [look] = await db
    .insert(siteOrderLooks)
    .values({ instanceId, lookedAt: at })
    .onConflictDoUpdate({ target: siteOrderLooks.instanceId, set: { lookedAt: at } })
    .returning({ seenUpTo: siteOrderLooks.seenUpTo });
  const seenUpTo = look?.seenUpTo ?? null;
  const since = new Date(
    seenUpTo === null
      ? at.getTime() - orderTimes.site.firstLookBack
      : seenUpTo.getTime() - orderTimes.site.overlap,
  );
  const client = deps.wix.forInstance(instanceId, 'orders');
  let list: Awaited<ReturnType<typeof listChanged>>;
  try {
    list = await listChanged(client, liveSince, since, context.signal);
  } catch (error) {
    const fault = wixFaultOf(error);
    if (fault === null) throw error;
    deps.log.info({ instanceId, fault: fault.message }, 'Wix did not list the orders of a site');
    return;
  }
  if (!list.isWhole) {
    deps.log.warn({ instanceId, since }, 'more orders changed on a site than Wix lists');
  }
  const changed = list.orders.filter((order) => (changedAt(order) ?? at) >= since);
  for (const event of await eventsAmong(db, instanceId, locations, changed, at)) {
    await recordWixOrderEvent(deps, event);
  }
  // Never ahead of us, whatever Wix's clock says.
  const moments = changed.flatMap((order) => changedAt(order) ?? []).filter((one) => one <= at);
  await db
    .update(siteOrderLooks)
    .set({ seenUpTo: moments.reduce(laterOf, seenUpTo ?? since) })
    .where(eq(siteOrderLooks.instanceId, instanceId));
}

function firstLive(locations: readonly ServedLocation[]): Date | null {
  const moments = locations.flatMap(({ liveSince }) => liveSince ?? []);
  return moments.length === 0 ? null : new Date(Math.min(...moments.map(Number)));
}

const changedAt = ({ updatedDate, createdDate }: WixListedOrder): Date | null =>
  readMoment(updatedDate) ?? readMoment(createdDate);

/** The last change first; whole where nothing that changed since is missing. */
async function listChanged(
  client: WixClient,
  placedFrom: Date,
  since: Date,
  signal: AbortSignal,
): Promise<{ readonly orders: readonly WixListedOrder[]; readonly isWhole: boolean }> {
  let orders: readonly WixListedOrder[] = [];
  for (const limit of limits) {
    orders = await client.orders.listChanged({ placedFrom, limit }, { signal });
    const oldest = orders.at(-1);
    const reachedTo = oldest === undefined ? null : changedAt(oldest);
    const isWhole = orders.length < limit || (reachedTo !== null && reachedTo < since);
    if (isWhole) return { orders, isWhole };
  }
  return { orders, isWhole: false };
}

/** What the bridge has not heard yet; of orders that it does not have, those that are its own to take. */
async function eventsAmong(
  db: Drizzle,
  instanceId: InstanceId,
  locations: readonly ServedLocation[],
  listed: readonly WixListedOrder[],
  at: Date,
): Promise<WixOrderEvent[]> {
  const ids = listed.map(({ id }) => id);
  const seen = (table: typeof orders | typeof ordersNotTaken) =>
    db
      .select({ id: table.wixOrderId, wixStatus: table.wixStatus, wixSeenAt: table.wixSeenAt })
      .from(table)
      .where(and(eq(table.instanceId, instanceId), inArray(table.wixOrderId, ids)));
  const [taken, notTaken] = await Promise.all([seen(orders), seen(ordersNotTaken)]);
  const known = new Map([...notTaken, ...taken].map((order) => [order.id, order]));
  return listed.flatMap((order) => {
    const { id: wixOrderId, status } = order;
    if (!isToldStatus(status)) return [];
    const before = known.get(wixOrderId);
    const isOurs =
      before === undefined
        ? isAcceptedOnWix({ wixStatus: status }) && isOfLivePlace(locations, order)
        : isFurther(status, before.wixStatus);
    if (!isOurs) return [];
    const occurredAt = laterOf(changedAt(order) ?? at, before?.wixSeenAt ?? null);
    return [{ wixOrderId, instanceId, status, occurredAt }];
  });
}

function isOfLivePlace(locations: readonly ServedLocation[], order: WixListedOrder): boolean {
  const location = locationOf(locations, order);
  return location !== undefined && location.liveSince !== null && !wasPlacedBefore(order, location);
}
