import type { PosFault } from '@pos-bridge/pos';
import { mendedText } from '@pos-bridge/storable';
import type { WixAttempt } from '@pos-bridge/wix';
import { desc, eq, sql } from 'drizzle-orm';
import type { Clock } from '../../clock.ts';
import type { Drizzle, Executor } from '../../database/connect.ts';
import type { Sealer } from '../../encryption.ts';
import type { SyncRunId } from '../../ids.ts';
import type { SyncStepKind } from '../sync-run.ts';
import { catalogSyncAnswers } from '../tables.ts';
import { withoutSecrets } from './without-secrets.ts';

/**
 * What Wix or the POS said to one call of a run that did not go as it should. `body` is null where it said
 * nothing, or where its words are not for the reader.
 */
export type SyncAnswer = Omit<typeof catalogSyncAnswers.$inferSelect, 'bodySealed'>;
type HeardAnswer = Omit<SyncAnswer, 'id' | 'runId' | 'attempt'>;

/** So many characters of a body are kept. */
const longestBody = 8_192;
/** Of a success more: the entry that it refuses may be the last of twenty. */
const longestSuccess = 32_768;
const mostOfAStep = 5;
const mostOfARun = 20;

/**
 * Listens to what both sides say during one attempt of a run, and keeps in memory what support will
 * want to see: every call that failed, and the last one before a step failed, whatever it answered
 * (a refused entry hides inside an HTTP 200). Holds no token and no credential.
 */
export interface AnswerRecorder {
  stepBegan(step: SyncStepKind): void;
  heardWix(attempt: WixAttempt): void;
  /** `secrets`: the merchant's credentials, struck out wherever the POS repeats them. */
  heardPos(fault: PosFault, secrets: readonly string[]): void;
  stepFailed(): void;
  /** What is to be written down; `written` says that it was. */
  pending(): readonly HeardAnswer[];
  written(answers: readonly HeardAnswer[]): void;
}

export function createAnswerRecorder(clock: Clock): AnswerRecorder {
  let step: SyncStepKind | null = null;
  let last: { readonly keep: () => void } | null = null;
  let pending: readonly HeardAnswer[] = [];
  const faults = new WeakSet<PosFault>();
  const keep = (
    answer: Omit<HeardAnswer, 'step' | 'body' | 'bodyLength'>,
    body: string | null,
    secrets: readonly string[] = [],
  ) => {
    const text = body === null ? null : mendedText(withoutSecrets(body, secrets));
    const heard = {
      ...answer,
      step,
      path: (answer.path.split('?', 1)[0] ?? '').slice(0, 500),
      body: text?.slice(0, answer.problem === null ? longestSuccess : longestBody) ?? null,
      bodyLength: body?.length ?? null,
    };
    pending = [...pending, heard].slice(-mostOfARun);
  };

  return {
    stepBegan: (next) => {
      if (next !== step) last = null;
      step = next;
    },
    heardWix: (attempt) => {
      if (attempt.outcome === 'aborted') return;
      const at = clock.now();
      const { operation, method, path, status, wixRequestId: requestId } = attempt;
      const problem = attempt.outcome === 'ok' ? null : attempt.outcome;
      const call = {
        side: 'wix',
        operation,
        method,
        path,
        status,
        requestId,
        problem,
        at,
      } as const;
      if (problem === null) last = { keep: () => keep(call, attempt.readBody()) };
      else {
        last = null;
        keep(call, attempt.readBody());
      }
    },
    heardPos: (fault, secrets) => {
      last = null;
      if (faults.has(fault)) return;
      faults.add(fault);
      const exchange = fault.exchange;
      keep(
        {
          side: 'pos',
          operation: null,
          method: exchange?.method ?? null,
          path: withoutSecrets(exchange?.path ?? '', secrets),
          status: exchange?.status ?? null,
          requestId: exchange?.requestId ?? null,
          problem: fault.kind,
          at: clock.now(),
        },
        fault.answer ?? null,
        secrets,
      );
    },
    stepFailed: () => {
      last?.keep();
      last = null;
    },
    pending: () => pending,
    written: (answers) => {
      pending = pending.filter((answer) => !answers.includes(answer));
    },
  };
}

/**
 * Writes answers down in the caller's transaction, their words sealed: who knows what the other side says.
 * Of many, the last of each step and of the run stay.
 */
export async function storeAnswers(
  sealer: Pick<Sealer, 'seal'>,
  executor: Executor,
  run: { readonly id: SyncRunId; readonly attempt: number },
  answers: readonly HeardAnswer[],
): Promise<void> {
  if (answers.length === 0) return;
  const own = { runId: run.id, attempt: run.attempt };
  const rows = await Promise.all(
    answers.map(async ({ body, ...answer }) => ({
      ...answer,
      ...own,
      bodySealed: body === null ? null : await sealer.seal(body),
    })),
  );
  await executor.insert(catalogSyncAnswers).values(rows);
  await executor.execute(sql`
    delete from ${catalogSyncAnswers} where id in (
      select id from (
        select id,
          row_number() over (partition by step order by id desc) as of_step,
          row_number() over (order by id desc) as of_run
        from ${catalogSyncAnswers} where run_id = ${run.id}) as ranked
      where of_step > ${mostOfAStep} or of_run > ${mostOfARun})`);
}

/** Newest first; the words for who may read what a POS says. */
export async function listAnswers(
  { db, sealer }: { readonly db: Drizzle; readonly sealer: Pick<Sealer, 'open'> },
  runId: SyncRunId,
  { readsPosWords }: { readonly readsPosWords: boolean },
): Promise<SyncAnswer[]> {
  const rows = await db
    .select()
    .from(catalogSyncAnswers)
    .where(eq(catalogSyncAnswers.runId, runId))
    .orderBy(desc(catalogSyncAnswers.id))
    .limit(mostOfARun);
  return Promise.all(
    rows.map(async ({ bodySealed, ...row }) => ({
      ...row,
      body: bodySealed === null || !readsPosWords ? null : await sealer.open(bodySealed),
    })),
  );
}
