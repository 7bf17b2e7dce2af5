import { and, asc, between, eq, inArray, isNotNull, isNull, lte, or, sql } from 'drizzle-orm';
import type { Clock } from '../../clock.ts';
import { configurations } from '../../configurations/tables.ts';
import type { Database } from '../../database/connect.ts';
import { notify } from '../../database/notifications.ts';
import { instances } from '../../instances/tables.ts';
import type { JobQueue } from '../../jobs/job-queue.ts';
import { lookAtSite, pollOrder, recoverOrder } from '../jobs.ts';
import { enqueueLook, settleAllTaken } from '../not-taken/orders-not-taken.ts';
import { servedByPos } from '../not-taken/served-locations.ts';
import { ordersNotTaken, siteOrderLooks } from '../not-taken/tables.ts';
import { unfinishedStates } from '../order-state.ts';
import { orderTimes } from '../order-times.ts';
import { orders } from '../tables.ts';
import { hasGround, settleGroundless } from './attention.ts';

export interface SweepDeps {
  readonly database: Pick<Database, 'db'>;
  readonly jobs: JobQueue;
  readonly clock: Clock;
}

/** Of each kind, in one sweep; the next one takes the rest. */
const mostAtOnce = 500;

/**
 * Finds what no job of its own takes care of: a lost job, a time to ask, a deadline that has passed, an
 * order that was raised for what is so no more.
 */
export async function runSweep(deps: SweepDeps): Promise<void> {
  await sendLostJobs(deps);
  await sendLostLooks(deps);
  await sendLooksAtSites(deps);
  await sendPolls(deps);
  await askAboutUnaccepted(deps);
  await settleWhatHasGone(deps);
  await settleAllTaken(deps.database.db, deps.clock.now());
}

async function sendLostJobs({ database: { db }, jobs, clock }: SweepDeps): Promise<void> {
  const overdue = new Date(clock.now().getTime() - orderTimes.jobOverdue);
  const lost = await db
    .select({ id: orders.id })
    .from(orders)
    .where(and(inArray(orders.state, unfinishedStates), lte(orders.nextStepAt, overdue)))
    .orderBy(asc(orders.nextStepAt))
    .limit(mostAtOnce);
  for (const { id } of lost) {
    await jobs.enqueue(db, recoverOrder, { orderId: id }, { singletonKey: id });
  }
}

/** Refused, and nobody knows yet whether Wix counts on it; also where Wix did not have it at once. */
async function sendLostLooks({ database: { db }, jobs, clock }: SweepDeps): Promise<void> {
  const now = clock.now().getTime();
  const unseen = await db
    .select({ instanceId: ordersNotTaken.instanceId, wixOrderId: ordersNotTaken.wixOrderId })
    .from(ordersNotTaken)
    .where(
      and(
        isNull(ordersNotTaken.wixStatus),
        isNull(ordersNotTaken.settledAt),
        between(
          ordersNotTaken.seenAt,
          new Date(now - orderTimes.notTakenLookedFor),
          new Date(now - orderTimes.jobOverdue),
        ),
      ),
    )
    .orderBy(asc(ordersNotTaken.seenAt))
    .limit(mostAtOnce);
  for (const order of unseen) await enqueueLook(db, jobs, order);
}

/** Sites where guests can order: nobody need have told of an order there. */
async function sendLooksAtSites({ database: { db }, jobs, clock }: SweepDeps): Promise<void> {
  const before = new Date(clock.now().getTime() - orderTimes.site.lookEvery);
  const due = await db
    .selectDistinct({ instanceId: instances.id, lookedAt: siteOrderLooks.lookedAt })
    .from(instances)
    .innerJoin(configurations, eq(configurations.instanceId, instances.id))
    .leftJoin(siteOrderLooks, eq(siteOrderLooks.instanceId, instances.id))
    .where(
      and(
        eq(instances.state, 'installed'),
        servedByPos,
        isNotNull(configurations.liveSince),
        or(isNull(siteOrderLooks.lookedAt), lte(siteOrderLooks.lookedAt, before)),
      ),
    )
    .orderBy(sql`${siteOrderLooks.lookedAt} nulls first`)
    .limit(mostAtOnce);
  for (const { instanceId } of due) {
    await jobs.enqueue(db, lookAtSite, { instanceId }, { singletonKey: instanceId });
  }
}

async function sendPolls({ database: { db }, jobs, clock }: SweepDeps): Promise<void> {
  const due = await db
    .select({ id: orders.id })
    .from(orders)
    .where(lte(orders.pollAt, clock.now()))
    .orderBy(asc(orders.pollAt))
    .limit(mostAtOnce);
  for (const { id } of due) {
    await jobs.enqueue(db, pollOrder, { orderId: id }, { singletonKey: id });
  }
}

/** Nobody is called on what the bridge knows alone: the POS is asked first, see `runPollOrder`. */
async function askAboutUnaccepted({ database: { db }, jobs, clock }: SweepDeps): Promise<void> {
  const late = await db
    .select({ id: orders.id })
    .from(orders)
    .where(and(lte(orders.acceptBy, clock.now()), isNull(orders.attention)))
    .orderBy(asc(orders.acceptBy))
    .limit(mostAtOnce);
  for (const { id } of late) {
    await jobs.enqueue(db, pollOrder, { orderId: id }, { singletonKey: id });
  }
}

async function settleWhatHasGone({ database: { db }, clock }: SweepDeps): Promise<void> {
  const raised = await db
    .select({
      id: orders.id,
      attention: orders.attention,
      state: orders.state,
      posPhase: orders.posPhase,
      wixStatus: orders.wixStatus,
      acceptBy: orders.acceptBy,
    })
    .from(orders)
    .where(isNotNull(orders.attention));
  const groundless = raised.filter(
    (order) => order.attention !== null && !hasGround(order, order.attention),
  );
  for (const { id } of groundless) {
    await db.transaction(async (tx) => {
      const [order] = await tx.select().from(orders).where(eq(orders.id, id)).for('update');
      if (order === undefined) return;
      await settleGroundless(tx, order, clock.now());
      await notify(tx, 'orders_changed', id);
    });
  }
}
