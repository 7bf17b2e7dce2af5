import { and, asc, inArray, isNull, lte } from 'drizzle-orm';
import type { Clock } from '../clock.ts';
import type { Database } from '../database/connect.ts';
import type { JobQueue } from '../jobs/job-queue.ts';
import { raise } from './attention.ts';
import { pollOrder, recoverOrder } from './jobs.ts';
import { orders } from './tables.ts';

export interface SweepDeps {
  readonly database: Pick<Database, 'db'>;
  readonly jobs: JobQueue;
  readonly clock: Clock;
}

/** Of each kind, in one sweep; the next one takes the rest. */
const mostAtOnce = 500;
/** The order's own job has so long before the sweep sends another one. */
const overdueMs = 30_000;

/** Finds what no job of its own takes care of: a lost job, a time to ask, a deadline that has passed. */
export async function runSweep(deps: SweepDeps): Promise<void> {
  await sendLostJobs(deps);
  await sendPolls(deps);
  await raiseUnaccepted(deps);
}

async function sendLostJobs({ database: { db }, jobs, clock }: SweepDeps): Promise<void> {
  const overdue = new Date(clock.now().getTime() - overdueMs);
  const lost = await db
    .select({ id: orders.id })
    .from(orders)
    .where(
      and(
        inArray(orders.state, ['received', 'submitting', 'unknown']),
        lte(orders.nextStepAt, overdue),
      ),
    )
    .orderBy(asc(orders.nextStepAt))
    .limit(mostAtOnce);
  for (const { id } of lost) {
    await jobs.enqueue(db, recoverOrder, { orderId: id }, { singletonKey: id });
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

/** An order that is raised for something worse already is not raised for this too. */
async function raiseUnaccepted({ database: { db }, clock }: SweepDeps): Promise<void> {
  const now = clock.now();
  const late = await db
    .select()
    .from(orders)
    .where(and(lte(orders.acceptBy, now), isNull(orders.attention)))
    .orderBy(asc(orders.acceptBy))
    .limit(mostAtOnce);
  for (const order of late) {
    await db.transaction((tx) => raise(tx, order, 'not_accepted', now, order.acceptBy ?? now));
  }
}
