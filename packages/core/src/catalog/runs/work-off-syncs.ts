import type { ConfigurationId } from '@pos-bridge/wix';
import { notify } from '../../database/notifications.ts';
import { newId } from '../../ids.ts';
import { whereOf } from '../../log.ts';
import type { SyncFailure } from '../sync-run.ts';
import { SyncStopped } from '../sync-stopped.ts';
import { carryOutRun } from './carry-out-run.ts';
import { enqueueSync } from './request-sync.ts';
import { openRunContext, type RunContext } from './run-context.ts';
import { type ClaimedRun, changeRun, claimRun, endRun, LeaseLost } from './run-store.ts';
import { type AnswerRecorder, storeAnswers } from './sync-answers.ts';
import type { SyncDeps } from './sync-deps.ts';
import { judge } from './sync-faults.ts';

/** A run that kills its workers must not do so for ever. */
const mostAttempts = 12;
const discardTimeoutMs = 10_000;

/**
 * Does what a configuration's runs and drafts want until nothing is left, or until something has to
 * be waited for: then it leaves a job for that moment. Any worker may call it at any time.
 *
 * @throws where the database is away or `stop` is aborted: then the job is to be tried again
 */
export async function workOffSyncs(
  deps: SyncDeps,
  configurationId: ConfigurationId,
  stop: AbortSignal,
): Promise<void> {
  const holder = newId('worker');
  for (;;) {
    stop.throwIfAborted();
    const claim = await claimRun(deps, configurationId, holder, deps.settings.leaseMs);
    switch (claim.outcome) {
      case 'nothing':
        return settleLeftover(deps, configurationId, stop);
      case 'later':
        return enqueueSync(deps.db, deps.jobs, configurationId, { after: claim.until });
      case 'claimed':
        await attempt(deps, claim.run, stop);
    }
  }
}

async function attempt(deps: SyncDeps, run: ClaimedRun, stop: AbortSignal): Promise<void> {
  const context = openRunContext({ ...deps, leaseMs: deps.settings.leaseMs }, run, stop);
  const begun = performance.now();
  const ended = (outcome: string): void =>
    deps.observer?.attempted({ outcome, seconds: (performance.now() - begun) / 1_000 });
  const told = { runId: run.id, configurationId: run.configurationId, attempt: run.attempt };
  try {
    if (run.attempt > mostAttempts) {
      throw new SyncStopped(
        'SYSTEM_ERROR',
        'The sync was begun again and again and never finished.',
      );
    }
    await carryOutRun(deps, context);
    context.close();
    await deps.db.transaction((tx) => endRun(tx, deps.clock, run, { outcome: 'succeeded' }));
    ended('succeeded');
    deps.log.info(told, 'sync succeeded');
  } catch (error) {
    context.close();
    if (stop.aborted) {
      await release(deps, run);
      throw error;
    }
    if (error instanceof LeaseLost || context.signal.aborted) {
      deps.log.warn(
        { ...told, err: error },
        'sync run lost: another worker has it, or it was stopped',
      );
      return;
    }
    ended(await afterFault(deps, context, error, told));
  }
}

/** Leaves the run to whoever comes next, without making them wait for the lease to run out. */
async function release({ db, clock, log }: SyncDeps, run: ClaimedRun): Promise<void> {
  await changeRun(db, run, { leaseUntil: clock.now() }).catch((error: unknown) =>
    log.warn({ err: error, runId: run.id }, 'sync run not released'),
  );
}

/** What the attempt came to: the run waits, or it has failed with a code. */
async function afterFault(
  deps: SyncDeps,
  { run, answers }: RunContext,
  error: unknown,
  told: object,
): Promise<string> {
  const judgement = judge(error);
  if (judgement.kind === 'not-ours') {
    await release(deps, run);
    throw error;
  }
  const { failure } = judgement;
  answers.stepFailed();
  const fault = error instanceof Error ? error.message : String(error);
  if (judgement.kind === 'passing') {
    const delayMs = deps.settings.retryDelaysMs[run.attempt - 1];
    if (delayMs !== undefined) {
      const waitMs = Math.max(delayMs * (0.8 + Math.random() * 0.4), judgement.retryAfterMs ?? 0);
      const now = deps.clock.now();
      const notBefore = new Date(now.getTime() + waitMs);
      deps.log.warn({ ...told, ...forLog(error), waitMs }, 'sync waits out a fault');
      await deps.db.transaction(async (tx) => {
        await changeRun(tx, run, { notBefore, leaseUntil: now, lastFault: failure.reason });
        await storeAnswers(deps.sealer, tx, run, answers.pending());
        await notify(tx, 'sync_progress', run.id);
      });
      return 'waits';
    }
  }
  const isBug = judgement.kind === 'final' && judgement.isBug;
  if (isBug) deps.log.error({ ...told, err: error }, 'sync failed');
  else deps.log.warn({ ...told, ...forLog(error), code: failure.code }, 'sync failed');
  await end(deps, run, failure, fault, answers);
  return failure.code;
}

/** What stops a run may be said in Wix's words, which are for support: the run has them. */
const forLog = (error: unknown): object =>
  error instanceof SyncStopped ? { stopped: whereOf(error) } : { err: error };

/** The draft goes first, so that nobody who sees the failure finds one in the way. */
async function end(
  deps: SyncDeps,
  run: ClaimedRun,
  failure: SyncFailure,
  fault: string,
  answers: AnswerRecorder,
): Promise<void> {
  const { configurationId } = run;
  await settleLeftover(deps, configurationId, AbortSignal.timeout(discardTimeoutMs));
  await deps.db.transaction(async (tx) => {
    await endRun(tx, deps.clock, run, { outcome: 'failed', failure, fault });
    await storeAnswers(deps.sealer, tx, run, answers.pending());
  });
}

/** What cannot be settled now is found again by the sweep. */
async function settleLeftover(
  deps: SyncDeps,
  configurationId: ConfigurationId,
  signal: AbortSignal,
): Promise<void> {
  if (await deps.publisher.isSettled(configurationId)) return;
  try {
    await deps.publisher.settle(configurationId, { signal });
  } catch (error) {
    deps.log.warn({ err: error, configurationId }, 'a draft is left at Wix for now');
  }
}
