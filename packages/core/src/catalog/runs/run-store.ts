import type { ConfigurationId } from '@pos-bridge/wix';
import { and, eq, isNotNull, lte, sql } from 'drizzle-orm';
import type { Clock } from '../../clock.ts';
import type { Drizzle, Executor, Transaction } from '../../database/connect.ts';
import { notify } from '../../database/notifications.ts';
import type { SyncRunId } from '../../ids.ts';
import type { SyncFailure, SyncMode, SyncRunState } from '../sync-run.ts';
import { catalogSyncRuns, catalogSyncStates } from '../tables.ts';

/** A run that this worker has in hand. */
export interface ClaimedRun {
  readonly id: SyncRunId;
  readonly configurationId: ConfigurationId;
  readonly mode: SyncMode;
  /** Counted from 1. */
  readonly attempt: number;
  readonly holder: string;
}

export type Claim =
  | { readonly outcome: 'claimed'; readonly run: ClaimedRun }
  /** Another worker has it, or it waits out a fault: look again at `until`. */
  | { readonly outcome: 'later'; readonly until: Date }
  | { readonly outcome: 'nothing' };

/** The run is no longer this worker's: its lease ran out, or somebody stopped the run. */
export class LeaseLost extends Error {
  override readonly name = 'LeaseLost';
}

interface StoreDeps {
  readonly db: Drizzle;
  readonly clock: Clock;
}

/** Takes the configuration's next run: the one that was begun, if its worker is gone, or the waiting one. */
export async function claimRun(
  { db, clock }: StoreDeps,
  configurationId: ConfigurationId,
  holder: string,
  leaseMs: number,
): Promise<Claim> {
  return db.transaction(async (tx) => {
    const now = clock.now();
    const lease = { leaseHolder: holder, leaseUntil: new Date(now.getTime() + leaseMs) };
    const [running] = await tx
      .select()
      .from(catalogSyncRuns)
      .where(
        and(
          eq(catalogSyncRuns.configurationId, configurationId),
          eq(catalogSyncRuns.state, 'RUNNING'),
        ),
      )
      .for('update');
    if (running !== undefined) {
      const { leaseUntil, notBefore } = running;
      if (leaseUntil !== null && leaseUntil > now) return { outcome: 'later', until: leaseUntil };
      if (notBefore !== null && notBefore > now) return { outcome: 'later', until: notBefore };
      const attempt = running.attempt + 1;
      await tx
        .update(catalogSyncRuns)
        .set({ ...lease, attempt, notBefore: null, callsDone: 0 })
        .where(eq(catalogSyncRuns.id, running.id));
      await notify(tx, 'sync_progress', running.id);
      return { outcome: 'claimed', run: { ...running, attempt, holder } };
    }

    const [queued] = await tx
      .update(catalogSyncRuns)
      .set({ ...lease, state: 'RUNNING', attempt: 1, startedAt: now })
      .where(
        and(
          eq(catalogSyncRuns.configurationId, configurationId),
          eq(catalogSyncRuns.state, 'QUEUED'),
        ),
      )
      .returning();
    if (queued === undefined) return { outcome: 'nothing' };
    await tx
      .update(catalogSyncStates)
      .set({ status: 'IN_PROGRESS', startedAt: now })
      .where(eq(catalogSyncStates.configurationId, configurationId));
    await notify(tx, 'sync_progress', queued.id);
    return { outcome: 'claimed', run: { ...queued, holder } };
  });
}

export type RunChange = Partial<
  Pick<
    typeof catalogSyncRuns.$inferInsert,
    | 'step'
    | 'stepDone'
    | 'stepTotal'
    | 'callsDone'
    | 'callsPlanned'
    | 'isFirst'
    | 'versionId'
    | 'publicationId'
    | 'findings'
    | 'diffCounts'
    | 'archivedMenus'
    | 'lastFault'
    | 'notBefore'
    | 'leaseUntil'
  >
>;

/** @throws LeaseLost where the run is not this worker's any more: then nothing is changed */
export async function changeRun(
  executor: Executor,
  run: ClaimedRun,
  change: RunChange,
): Promise<void> {
  const rows = await executor
    .update(catalogSyncRuns)
    .set(change)
    .where(mine(run))
    .returning({ id: catalogSyncRuns.id });
  if (rows.length === 0) throw new LeaseLost(`sync run ${run.id} is somebody else's`);
}

export type RunEnd =
  | { readonly outcome: 'succeeded' }
  | { readonly outcome: 'failed'; readonly failure: SyncFailure; readonly fault?: string };

/** Ends a run and tells Wix's question about it. @throws LeaseLost */
export async function endRun(
  tx: Transaction,
  clock: Clock,
  run: ClaimedRun,
  end: RunEnd,
): Promise<void> {
  const rows = await tx
    .update(catalogSyncRuns)
    .set(endOfRun(end, clock.now()))
    .where(mine(run))
    .returning({ id: catalogSyncRuns.id });
  if (rows.length === 0) throw new LeaseLost(`sync run ${run.id} is somebody else's`);
  await tellEnd(tx, run, end, clock.now());
}

/**
 * Ends the wait of a run that waits out a fault, so that the next worker takes it up; null where it does
 * not wait.
 */
export async function endWait(
  tx: Transaction,
  clock: Clock,
  runId: SyncRunId,
): Promise<ConfigurationId | null> {
  const now = clock.now();
  const [row] = await tx
    .update(catalogSyncRuns)
    .set({ notBefore: null })
    .where(
      and(
        eq(catalogSyncRuns.id, runId),
        eq(catalogSyncRuns.state, 'RUNNING'),
        isNotNull(catalogSyncRuns.notBefore),
        lte(catalogSyncRuns.leaseUntil, now),
      ),
    )
    .returning({ configurationId: catalogSyncRuns.configurationId });
  if (row === undefined) return null;
  await notify(tx, 'sync_progress', runId);
  return row.configurationId;
}

/** What support may stop: everything up to the moment where the site changes. */
export async function stopRun(
  tx: Transaction,
  clock: Clock,
  runId: SyncRunId,
  failure: SyncFailure,
): Promise<ConfigurationId | null> {
  const now = clock.now();
  const end: RunEnd = { outcome: 'failed', failure };
  const [row] = await tx
    .update(catalogSyncRuns)
    .set(endOfRun(end, now))
    .where(
      and(
        eq(catalogSyncRuns.id, runId),
        sql`${catalogSyncRuns.state} in ('QUEUED', 'RUNNING')`,
        sql`coalesce(${catalogSyncRuns.step}, '') not in ('publish', 'read_back', 'resend_stock')`,
      ),
    )
    .returning({ configurationId: catalogSyncRuns.configurationId });
  if (row === undefined) return null;
  await tellEnd(tx, { id: runId, configurationId: row.configurationId }, end, now);
  return row.configurationId;
}

const mine = (run: ClaimedRun) =>
  and(
    eq(catalogSyncRuns.id, run.id),
    eq(catalogSyncRuns.state, 'RUNNING'),
    eq(catalogSyncRuns.leaseHolder, run.holder),
    eq(catalogSyncRuns.attempt, run.attempt),
  );

const endOfRun = (end: RunEnd, now: Date) => ({
  endedAt: now,
  leaseHolder: null,
  leaseUntil: null,
  notBefore: null,
  ...(end.outcome === 'succeeded'
    ? ({ state: 'SUCCEEDED', lastFault: null } as const)
    : ({
        state: 'FAILED',
        failureCode: end.failure.code,
        failureReason: end.failure.reason,
        failureParams: end.failure.params,
        ...(end.fault !== undefined && { lastFault: end.fault }),
      } as const)),
});

async function tellEnd(
  tx: Transaction,
  run: Pick<ClaimedRun, 'id' | 'configurationId'>,
  end: RunEnd,
  now: Date,
): Promise<void> {
  const another = (state: SyncRunState) => sql`exists (select from ${catalogSyncRuns}
    where ${catalogSyncRuns.configurationId} = ${run.configurationId}
      and ${catalogSyncRuns.state} = ${state})`;
  const status = end.outcome === 'succeeded' ? 'SYNCED' : 'FAILED';
  await tx
    .update(catalogSyncStates)
    .set({
      status: sql`case when ${another('RUNNING')} then 'IN_PROGRESS'
        when ${another('QUEUED')} then 'PENDING' else ${status}::text end`,
      startedAt: sql`case when ${another('RUNNING')} then ${catalogSyncStates.startedAt} end`,
      lastSyncAt: now,
      ...(end.outcome === 'succeeded'
        ? { lastSuccessAt: now, failureCode: null, failureReason: null, failureParams: null }
        : {
            failureCode: end.failure.code,
            failureReason: end.failure.reason,
            failureParams: end.failure.params,
          }),
    })
    .where(eq(catalogSyncStates.configurationId, run.configurationId));
  await notify(tx, 'sync_progress', run.id);
}
