import type { SyncRunId } from '../../ids.ts';
import type { AuditActor } from '../../staff/audit-entry.ts';
import { recordAudit } from '../../staff/record-audit.ts';
import { enqueueSync, type SyncWishDeps } from './request-sync.ts';
import { endWait, stopRun } from './run-store.ts';

interface Asked {
  readonly actor: AuditActor;
  readonly reason?: string | undefined;
}

/** Stops a run that has not begun to publish; whether it did. */
export function stopSync(deps: SyncWishDeps, runId: SyncRunId, by: Asked): Promise<boolean> {
  const { db, clock, jobs } = deps;
  return db.transaction(async (tx) => {
    const configurationId = await stopRun(tx, clock, runId, {
      code: 'NONE',
      reason: `The sync was stopped by ${by.actor.name}.`,
      params: {},
    });
    if (configurationId === null) return false;
    await recordAudit(tx, entry('sync.stopped', runId, by, clock.now()));
    // Somebody has to discard the draft that it may have made.
    await enqueueSync(tx, jobs, configurationId);
    return true;
  });
}

/** Takes up at once a run that waits out a fault; whether it waited. */
export function trySyncNow(deps: SyncWishDeps, runId: SyncRunId, by: Asked): Promise<boolean> {
  const { db, clock, jobs } = deps;
  return db.transaction(async (tx) => {
    const configurationId = await endWait(tx, clock, runId);
    if (configurationId === null) return false;
    await recordAudit(tx, entry('sync.tried-now', runId, by, clock.now()));
    await enqueueSync(tx, jobs, configurationId);
    return true;
  });
}

const entry = (
  action: 'sync.stopped' | 'sync.tried-now',
  runId: SyncRunId,
  { actor, reason }: Asked,
  at: Date,
) => ({ actor, action, subject: { type: 'sync' as const, id: runId }, reason: reason ?? null, at });
