import type { ConfigurationId } from '@pos-bridge/wix';
import { eq, sql } from 'drizzle-orm';
import type { Clock } from '../../clock.ts';
import { configurations } from '../../configurations/tables.ts';
import type { Drizzle, Executor, Transaction } from '../../database/connect.ts';
import { notify } from '../../database/notifications.ts';
import { newSyncRunId, type SyncRunId, syncRunIdSchema } from '../../ids.ts';
import type { JobQueue } from '../../jobs/job-queue.ts';
import type { AuditActor } from '../../staff/audit-entry.ts';
import { recordAudit } from '../../staff/record-audit.ts';
import { catalogSyncJob } from '../jobs.ts';
import type { SyncMode, SyncRequest, SyncTrigger } from '../sync-run.ts';
import { catalogSyncRuns, catalogSyncStates } from '../tables.ts';

export interface SyncWish {
  readonly configurationId: ConfigurationId;
  readonly trigger: SyncTrigger;
  /** Who, where a person asked; leaves a line in the audit trail. */
  readonly actor?: AuditActor;
  readonly reason?: string;
  readonly mode?: SyncMode;
  /** A first sync archives the site's menus: this says that it is meant, although nothing is activated. */
  readonly evenBeforeActivation?: boolean;
}

export type SyncWishOutcome =
  | { readonly outcome: 'queued'; readonly runId: SyncRunId }
  /** A run was waiting already; it serves this wish too. */
  | { readonly outcome: 'joined'; readonly runId: SyncRunId }
  /** The site owner has not activated the integration here, so that a sync would come too early. */
  | { readonly outcome: 'not-activated' }
  | { readonly outcome: 'configuration-not-found' };

export interface SyncWishDeps {
  readonly db: Drizzle;
  readonly clock: Clock;
  readonly jobs: JobQueue;
}

/** So many wishes are written down; the run that serves them is the same for later ones. */
const mostRequests = 50;

/**
 * Asks for a sync of one configuration: makes a run, or joins the one that waits. A run that is
 * already working is not joined, because it may have read the menu before the change that this wish
 * is about.
 */
export function requestSync(deps: SyncWishDeps, wish: SyncWish): Promise<SyncWishOutcome> {
  return deps.db.transaction((tx) => requestSyncIn(deps, tx, wish));
}

/** The same inside the transaction of the change that wants the sync. */
export async function requestSyncIn(
  deps: Omit<SyncWishDeps, 'db'>,
  tx: Transaction,
  wish: SyncWish,
): Promise<SyncWishOutcome> {
  const { configurationId, trigger, actor } = wish;
  const [configuration] = await tx
    .select({ enabled: configurations.enabled, accountId: configurations.accountId })
    .from(configurations)
    .where(eq(configurations.id, configurationId));
  if (configuration === undefined) return { outcome: 'configuration-not-found' };
  // Wix knows best whether it is time.
  const mayStart = configuration.enabled || trigger === 'wix' || wish.evenBeforeActivation === true;
  if (!mayStart) return { outcome: 'not-activated' };

  const now = deps.clock.now();
  const request: SyncRequest = {
    trigger,
    at: now.toISOString(),
    ...(actor !== undefined && { by: actor.name }),
  };
  const run = await queueRun(tx, wish, request, now);
  await tx
    .insert(catalogSyncStates)
    .values({ configurationId, status: 'PENDING', lastRequestedAt: now })
    .onConflictDoUpdate({
      target: catalogSyncStates.configurationId,
      set: {
        status: sql`case when ${catalogSyncStates.status} = 'IN_PROGRESS' then 'IN_PROGRESS' else 'PENDING' end`,
        lastRequestedAt: now,
      },
    });
  if (actor !== undefined) {
    await recordAudit(tx, {
      actor,
      action: 'sync.requested',
      subject: { type: 'sync', id: run.runId },
      accountId: configuration.accountId,
      reason: wish.reason ?? null,
      after: { configurationId, mode: wish.mode ?? 'changes' },
      at: now,
    });
  }
  await enqueueSync(tx, deps.jobs, configurationId);
  await notify(tx, 'sync_progress', run.runId);
  return run;
}

/**
 * Where the queue holds a job for the configuration already, that one will look. A job for later has a
 * key of its own, so that it does not stand in the way of one for now.
 */
export async function enqueueSync(
  executor: Executor,
  jobs: JobQueue,
  configurationId: ConfigurationId,
  { after }: { readonly after?: Date } = {},
): Promise<void> {
  await jobs.enqueue(
    executor,
    catalogSyncJob,
    { configurationId },
    after === undefined
      ? { singletonKey: configurationId }
      : { singletonKey: `${configurationId} later`, startAfter: after },
  );
}

async function queueRun(
  tx: Transaction,
  wish: SyncWish,
  request: SyncRequest,
  now: Date,
): Promise<SyncWishOutcome & { readonly runId: SyncRunId }> {
  const mode = wish.mode ?? 'changes';
  const runId = newSyncRunId();
  const [row] = await tx
    .insert(catalogSyncRuns)
    .values({
      id: runId,
      configurationId: wish.configurationId,
      state: 'QUEUED',
      mode,
      requests: [request],
      requestedAt: now,
      attempt: 0,
      stepDone: 0,
      stepTotal: 0,
      callsDone: 0,
      callsPlanned: 0,
    })
    .onConflictDoUpdate({
      target: catalogSyncRuns.configurationId,
      targetWhere: sql`${catalogSyncRuns.state} = 'QUEUED'`,
      set: {
        requests: sql`case when jsonb_array_length(${catalogSyncRuns.requests}) < ${mostRequests}
          then ${catalogSyncRuns.requests} || excluded.requests else ${catalogSyncRuns.requests} end`,
        mode: sql`case when excluded.mode = 'everything' then excluded.mode else ${catalogSyncRuns.mode} end`,
      },
    })
    .returning({ id: catalogSyncRuns.id });
  if (row === undefined) throw new Error('a sync run was neither made nor joined');
  const id = syncRunIdSchema.parse(row.id);
  return { outcome: id === runId ? 'queued' : 'joined', runId: id };
}
