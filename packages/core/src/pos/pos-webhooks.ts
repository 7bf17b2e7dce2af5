import type { PosEvent } from '@pos-bridge/pos';
import { and, eq, lt, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Clock } from '../clock.ts';
import type { Drizzle } from '../database/connect.ts';
import { handleJob, type JobContext, type JobHandler } from '../jobs/define-job.ts';
import type { JobQueue } from '../jobs/job-queue.ts';
import type { Log } from '../log.ts';
import { expirePosWebhooks, handlePosWebhook, sweepPosWebhooks } from './jobs.ts';
import { posEventSchema } from './pos-event-schema.ts';
import type { PosRegistry } from './pos-registry.ts';
import { posWebhooks } from './tables.ts';

/** Where an event comes from. */
export interface PosEventSource {
  readonly provider: string;
  readonly messageId: string;
}

/**
 * Who hears of what. Events come late, doubled and out of order, and again after a failure: a handler
 * ends in the same state however often it hears one. What nobody listens to is handled.
 */
export type PosEventHandlers = {
  readonly [Type in PosEvent['type']]?: (
    event: Extract<PosEvent, { type: Type }>,
    source: PosEventSource,
  ) => Promise<void>;
};

export type PosWebhookOutcome =
  /** Stored, now or before: the POS may forget it. */
  | { readonly outcome: 'accepted' }
  /** Not the POS's, or too old. `reason` is for the log; the caller learns nothing of it. */
  | { readonly outcome: 'rejected'; readonly reason: string }
  | { readonly outcome: 'provider-not-found' };

export type PosWebhookRow = typeof posWebhooks.$inferSelect;

/** The inbox of what POS systems tell by themselves. */
export interface PosWebhookInbox {
  /** Verifies, stores once and enqueues; nothing else happens before the answer. */
  receive(
    provider: string,
    request: {
      readonly headers: Readonly<Record<string, string | undefined>>;
      readonly rawBody: string;
    },
  ): Promise<PosWebhookOutcome>;
  readonly jobHandlers: readonly JobHandler[];
}

export interface PosWebhookDeps {
  readonly db: Drizzle;
  readonly jobs: JobQueue;
  readonly clock: Clock;
  readonly log: Log;
  readonly pos: PosRegistry;
  readonly handlers: PosEventHandlers;
}

const keptDays = 30;
/** A job that has not begun by then is lost. */
const lostAfterMs = 120_000;
const batchSize = 1_000;

export function createPosWebhookInbox(deps: PosWebhookDeps): PosWebhookInbox {
  const { db, jobs, clock, log } = deps;
  return {
    receive: async (key, request) => {
      const receiver = deps.pos.get(key)?.webhooks;
      if (receiver === undefined) return { outcome: 'provider-not-found' };
      const now = clock.now();
      const receipt = receiver.receive({ ...request, now });
      if (receipt.outcome === 'rejected') return receipt;
      const { messageId, events } = receipt;
      await db.transaction(async (tx) => {
        const [stored] = await tx
          .insert(posWebhooks)
          .values({
            provider: key,
            messageId,
            events,
            state: events.length > 0 ? 'received' : 'handled',
            receivedAt: now,
          })
          .onConflictDoNothing({ target: [posWebhooks.provider, posWebhooks.messageId] })
          .returning({ id: posWebhooks.id });
        if (stored === undefined || events.length === 0) return;
        await jobs.enqueue(tx, handlePosWebhook, stored, { singletonKey: String(stored.id) });
      });
      return { outcome: 'accepted' };
    },
    jobHandlers: [
      handleJob(handlePosWebhook, ({ id }, context) => handOut(deps, id, context)),
      handleJob(sweepPosWebhooks, () => handOutLost(deps)),
      handleJob(expirePosWebhooks, async () => {
        const deleted = await expire(deps);
        log.info({ deleted }, 'expired webhooks of POS systems');
      }),
    ],
  };
}

async function handOut(deps: PosWebhookDeps, id: number, context: JobContext): Promise<void> {
  const { db, clock } = deps;
  const [row] = await db.select().from(posWebhooks).where(eq(posWebhooks.id, id));
  if (row === undefined || row.state === 'handled') return;
  const { provider, messageId } = row;
  const set = (changes: Partial<PosWebhookRow>) =>
    db
      .update(posWebhooks)
      .set({ attempts: sql`${posWebhooks.attempts} + 1`, ...changes })
      .where(eq(posWebhooks.id, id));
  try {
    for (const event of z.array(posEventSchema).parse(row.events)) {
      await tell(deps.handlers, event, { provider, messageId });
    }
  } catch (error) {
    // Messages may hold values of a statement; the log tells more.
    const problem = error instanceof Error ? error.name : 'unknown fault';
    await set({ problem, ...(context.isLastAttempt && { state: 'failed' }) });
    throw error;
  }
  await set({ state: 'handled', handledAt: clock.now(), problem: null });
}

async function tell(
  handlers: PosEventHandlers,
  event: PosEvent,
  source: PosEventSource,
): Promise<void> {
  switch (event.type) {
    case 'menu_changed':
      return handlers.menu_changed?.(event, source);
    case 'stock_changed':
      return handlers.stock_changed?.(event, source);
    case 'order_changed':
      return handlers.order_changed?.(event, source);
    case 'location_changed':
      return handlers.location_changed?.(event, source);
    case 'authorization_revoked':
      return handlers.authorization_revoked?.(event, source);
  }
}

async function handOutLost({ db, jobs, clock }: PosWebhookDeps): Promise<void> {
  const lost = await db
    .select({ id: posWebhooks.id })
    .from(posWebhooks)
    .where(
      and(
        eq(posWebhooks.state, 'received'),
        lt(posWebhooks.receivedAt, new Date(clock.now().getTime() - lostAfterMs)),
      ),
    )
    .orderBy(posWebhooks.id)
    .limit(batchSize);
  for (const { id } of lost) {
    await jobs.enqueue(db, handlePosWebhook, { id }, { singletonKey: String(id) });
  }
}

async function expire({ db, clock }: PosWebhookDeps): Promise<number> {
  const oldest = new Date(clock.now().getTime() - keptDays * 86_400_000).toISOString();
  let deleted = 0;
  for (;;) {
    const rows = await db.execute(sql`
      delete from ${posWebhooks} where id in (
        select id from ${posWebhooks} where received_at < ${oldest}::timestamptz
        order by received_at limit ${batchSize})
      returning id`);
    deleted += rows.length;
    if (rows.length < batchSize) return deleted;
  }
}
