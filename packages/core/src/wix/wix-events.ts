import type { WixWebhookEvent } from '@pos-bridge/wix';
import { eq, lt } from 'drizzle-orm';
import { isBounded } from '../bounded-value.ts';
import type { Clock } from '../clock.ts';
import type { Drizzle } from '../database/connect.ts';
import type { Sealer } from '../encryption.ts';
import { instances } from '../instances/tables.ts';
import { handleJob, type JobHandler } from '../jobs/define-job.ts';
import type { JobQueue } from '../jobs/job-queue.ts';
import type { Log } from '../log.ts';
import { expireWixEvents, processWixEvent } from './jobs.ts';
import { wixEvents } from './tables.ts';
import {
  handleWixEvent,
  readWixEvent,
  type WixEventHandlers,
  wixEventColumns,
} from './wix-event.ts';

/** Wix gives up on an event after about 48 hours; the rest is for whoever looks into a case. */
const keptForDays = 30;

export interface WixEvents {
  /**
   * Keeps a verified event and the job that will work on it, once, however often it comes. Quick:
   * nothing is asked of anybody.
   */
  receive(event: WixWebhookEvent): Promise<'stored' | 'repeated'>;
  readonly jobHandlers: readonly JobHandler[];
}

export function createWixEvents(deps: {
  readonly db: Drizzle;
  readonly jobs: JobQueue;
  readonly sealer: Sealer;
  readonly clock: Clock;
  readonly log: Log;
  /** Every domain's; all of them get every event. */
  readonly handlers: readonly WixEventHandlers[];
}): WixEvents {
  const { db, jobs, clock, log } = deps;

  const work = async (eventId: number): Promise<void> => {
    const [row] = await db.select().from(wixEvents).where(eq(wixEvents.id, eventId));
    if (row === undefined || row.processedAt !== null) return;
    const event = readWixEvent(row);
    const results = await Promise.allSettled(
      deps.handlers.map((handlers) => handleWixEvent(handlers, event)),
    );
    const failures = results.flatMap((result) =>
      result.status === 'rejected' ? [result.reason] : [],
    );
    if (failures.length === 1) throw failures[0];
    if (failures.length > 1) throw new AggregateError(failures, 'several handlers failed');
    await db.update(wixEvents).set({ processedAt: clock.now() }).where(eq(wixEvents.id, eventId));
  };

  return {
    receive: async (event) => {
      const receivedAt = clock.now();
      const { instanceId, eventType, deduplicationKey } = event;
      const sealedData = event.kind === 'unknown' ? await deps.sealer.seal(kept(event.data)) : null;
      return db.transaction(async (tx) => {
        await tx
          .insert(instances)
          .values({ id: instanceId, state: 'seen', firstSeenAt: receivedAt })
          .onConflictDoNothing();
        const [stored] = await tx
          .insert(wixEvents)
          .values({
            ...wixEventColumns(event, receivedAt),
            instanceId,
            eventType,
            deduplicationKey,
            sealedData,
            receivedAt,
          })
          .onConflictDoNothing()
          .returning({ id: wixEvents.id });
        if (stored === undefined) return 'repeated';
        await jobs.enqueue(tx, processWixEvent, { eventId: stored.id });
        return 'stored';
      });
    },
    jobHandlers: [
      handleJob(processWixEvent, ({ eventId }) => work(eventId)),
      handleJob(expireWixEvents, async () => {
        const oldest = new Date(clock.now().getTime() - keptForDays * 86_400_000);
        const deleted = await db
          .delete(wixEvents)
          .where(lt(wixEvents.receivedAt, oldest))
          .returning({ id: wixEvents.id });
        log.info({ deleted: deleted.length }, 'expired events of Wix');
      }),
    ],
  };
}

/** What is too deep or too large to work with is not kept; the event itself is. */
const kept = (data: unknown): string => JSON.stringify(isBounded(data) ? data : null);
