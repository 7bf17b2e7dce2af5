import type { Clock } from '../../clock.ts';
import type { Drizzle, Executor, Transaction } from '../../database/connect.ts';
import { notify } from '../../database/notifications.ts';
import type { Sealer } from '../../encryption.ts';
import type { Log } from '../../log.ts';
import type { SyncStepKind } from '../sync-run.ts';
import { type ClaimedRun, changeRun, LeaseLost, type RunChange } from './run-store.ts';
import { type AnswerRecorder, createAnswerRecorder, storeAnswers } from './sync-answers.ts';

/** A run in a worker's hands: its progress, and the certainty that it is still this worker's. */
export interface RunContext {
  readonly run: ClaimedRun;
  /** Aborted when the lease is lost or the worker shuts down: every outside call obeys it. */
  readonly signal: AbortSignal;
  /** What Wix and the POS say meanwhile; `record` writes it down. */
  readonly answers: AnswerRecorder;
  /** Begins a step, of `total` things where they can be counted. */
  step(step: SyncStepKind, total?: number): Promise<void>;
  /**
   * Writes down what was done, in one transaction with `also`, and tells who watches.
   * @throws LeaseLost where the run is somebody else's by now; then nothing is written
   */
  record(change: RunChange, also?: (tx: Transaction) => Promise<void>): Promise<void>;
  /** @throws LeaseLost before a call to the outside that only the holder may make */
  assertHeld(): void;
  close(): void;
}

export function openRunContext(
  deps: {
    readonly db: Drizzle;
    readonly sealer: Sealer;
    readonly clock: Clock;
    readonly log: Log;
    readonly leaseMs: number;
  },
  run: ClaimedRun,
  stop: AbortSignal,
): RunContext {
  const { db, clock, leaseMs } = deps;
  const lost = new AbortController();
  let heldUntil = clock.now().getTime() + leaseMs;
  const lose = () => lost.abort(new LeaseLost(`the lease of sync run ${run.id} ran out`));

  const write = async (executor: Executor, change: RunChange): Promise<void> => {
    const leaseUntil = new Date(clock.now().getTime() + leaseMs);
    await changeRun(executor, run, { ...change, leaseUntil });
    heldUntil = leaseUntil.getTime();
  };
  const beat = setInterval(() => {
    if (clock.now().getTime() >= heldUntil) lose();
    write(db, {}).catch((error: unknown) => {
      // Where the database is away for a moment the lease still holds.
      if (error instanceof LeaseLost) lost.abort(error);
      else deps.log.warn({ err: error, runId: run.id }, 'sync lease not renewed');
    });
  }, leaseMs / 3);

  const answers = createAnswerRecorder(clock);
  const record: RunContext['record'] = async (change, also) => {
    const heard = answers.pending();
    await db.transaction(async (tx) => {
      await write(tx, change);
      await storeAnswers(deps.sealer, tx, run, heard);
      await also?.(tx);
      await notify(tx, 'sync_progress', run.id);
    });
    answers.written(heard);
    if (change.step) answers.stepBegan(change.step);
  };
  return {
    run,
    signal: AbortSignal.any([stop, lost.signal]),
    answers,
    record,
    step: (step, total = 0) => record({ step, stepDone: 0, stepTotal: total }),
    assertHeld: () => {
      if (clock.now().getTime() >= heldUntil) lose();
      if (lost.signal.aborted) throw new LeaseLost(`sync run ${run.id} is somebody else's`);
      stop.throwIfAborted();
    },
    close: () => clearInterval(beat),
  };
}
