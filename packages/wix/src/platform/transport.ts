import { setTimeout as sleepFor } from 'node:timers/promises';
import type { z } from 'zod';
import { readAnswer } from './answer.ts';
import {
  readErrorBody,
  strikeOut,
  WixApiError,
  type WixApiErrorDetails,
  type WixApiErrorKind,
} from './api-error.ts';
import { type Exchange, exchange } from './exchange.ts';
import {
  type CallEffect,
  defaultRetrySettings,
  delayBeforeRetry,
  type FailedAttempt,
  isPassing,
  mayHaveHappened,
  type RetrySettings,
  readRetryAfter,
} from './retry-policy.ts';
import { withinCall } from './within-call.ts';

/** What one attempt came to, for metrics and logs. Its fields hold no token, secret or body. */
export interface WixAttempt {
  readonly operation: string;
  readonly method: string;
  readonly path: string;
  /** Counted from 1. */
  readonly attempt: number;
  readonly status: number | null;
  readonly outcome: 'ok' | WixApiErrorKind;
  readonly durationMs: number;
  readonly wixRequestId: string | null;
  /** Null: no further attempt follows. */
  readonly retryInMs: number | null;
  /** Wix asked for patience: how long, as its Retry-After says. */
  readonly retryAfterMs: number | null;
  /**
   * What Wix said, word for word but without the call's token and secrets; null where no answer came.
   * It may speak of a merchant's data: for support, not for logs.
   */
  readonly readBody: () => string | null;
}

export interface TransportDeps {
  /** Without a path, e.g. `https://www.wixapis.com`. */
  readonly baseUrl: string;
  readonly fetch?: typeof fetch;
  /**
   * Awaited before every HTTP attempt, so that the caller can hold a rate budget. Whatever it
   * throws ends the call and reaches the caller as it is.
   */
  readonly admit?: (call: { readonly signal: AbortSignal }) => Promise<void>;
  /** Told of every attempt; must not throw. */
  readonly onAttempt?: (attempt: WixAttempt) => void;
  /** No longer answer is read, after decompression; 32 MiB unless told. */
  readonly mostAnswerBytes?: number;
  /** Time limit of one attempt; 10 s unless told. */
  readonly timeoutMs?: number;
  /** Time limit of a call with all its attempts and waits; 30 s unless told. */
  readonly deadlineMs?: number;
  readonly retry?: Partial<RetrySettings>;
  readonly now?: () => Date;
  readonly sleep?: (ms: number, signal: AbortSignal) => Promise<void>;
  readonly random?: () => number;
}

/** What a caller may set for one call. */
export interface CallOptions {
  readonly signal?: AbortSignal;
  readonly deadlineMs?: number;
  /** Also repeat a call that must not be done twice: the caller knows how to live with a double. */
  readonly allowRepeat?: boolean;
}

export interface WixCall<Answer> {
  readonly operation: string;
  readonly method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  /** With its query. */
  readonly path: string;
  readonly body?: unknown;
  readonly answer: z.ZodType<Answer>;
  readonly effect: CallEffect;
  /** Struck out of errors. */
  readonly secrets?: readonly string[];
}

/** Gives the access token; `refused`: one that Wix did not take in this call, so another is wanted. */
export type TokenProvider = (options: { readonly refused: string | null }) => Promise<string>;

export type Transport = <Answer>(call: WixCall<Answer>, options?: CallOptions) => Promise<Answer>;

/** Several times the longest list that Wix's storage limit lets a catalog grow to. */
const defaultMostAnswerBytes = 32 * 1024 * 1024;
const defaultTimeoutMs = 10_000;
const defaultDeadlineMs = 30_000;

/**
 * Makes the engine of the REST client: authorization, time limits, retries, errors. `token` is
 * asked before every attempt, and once more with the `refused` one when Wix answers 401; without it
 * the calls go out unauthorized.
 */
export const createTransport = (deps: TransportDeps, token?: TokenProvider): Transport => {
  const settings = { ...defaultRetrySettings, ...deps.retry };
  const baseUrl = deps.baseUrl.replace(/(?<!\/)\/+$/, '');
  const now = deps.now ?? (() => new Date());
  const random = deps.random ?? Math.random;
  const sleep = deps.sleep ?? ((ms, signal) => sleepFor(ms, undefined, { signal }));

  const sendOnce = (
    call: WixCall<unknown>,
    accessToken: string | undefined,
    overall: AbortSignal,
  ): Promise<Exchange> =>
    exchange(
      deps.fetch ?? fetch,
      {
        method: call.method,
        url: `${baseUrl}${call.path}`,
        headers: {
          accept: 'application/json',
          ...(accessToken !== undefined && { authorization: accessToken }),
          ...(call.body !== undefined && { 'content-type': 'application/json' }),
        },
        body: call.body === undefined ? undefined : JSON.stringify(call.body),
      },
      AbortSignal.any([overall, AbortSignal.timeout(deps.timeoutMs ?? defaultTimeoutMs)]),
      deps.mostAnswerBytes ?? defaultMostAnswerBytes,
    );

  return async <Answer>(call: WixCall<Answer>, options: CallOptions = {}): Promise<Answer> => {
    const deadlineMs = options.deadlineMs ?? deps.deadlineMs ?? defaultDeadlineMs;
    const endsAt = performance.now() + deadlineMs;
    const overall = AbortSignal.any([
      AbortSignal.timeout(deadlineMs),
      ...(options.signal ? [options.signal] : []),
    ]);
    let attempt = 0;
    let happened = false;
    let refused: string | null = null;

    const failure = (kind: WixApiErrorKind, seen: Partial<WixApiErrorDetails> = {}): WixApiError =>
      new WixApiError({
        kind,
        operation: call.operation,
        status: null,
        code: null,
        description: null,
        fieldViolations: [],
        retryable: isPassing(kind),
        mayHaveHappened: happened,
        retryAfterSeconds: null,
        wixRequestId: null,
        attempts: attempt,
        hint: null,
        ...seen,
      });
    const endOfTime = (): WixApiError => failure(options.signal?.aborted ? 'aborted' : 'timeout');

    for (;;) {
      // First the budget: a token that waited for it might have expired.
      if (deps.admit) await withinCall(overall, deps.admit({ signal: overall }), endOfTime);
      const accessToken: string | undefined =
        token && (await withinCall(overall, token({ refused }), endOfTime));
      if (accessToken !== undefined && !/^[\x21-\x7e]+$/.test(accessToken)) {
        throw failure('protocol', { hint: 'the access token is no token' });
      }
      if (overall.aborted) throw endOfTime();

      attempt += 1;
      const startedAt = performance.now();
      const seen = await sendOnce(call, accessToken, overall);
      const read = readAnswer(call.answer, seen);
      const secrets = [...(call.secrets ?? []), accessToken ?? ''];
      const retryAfterMs =
        seen.outcome === 'answer' ? readRetryAfter(seen.retryAfter, now()) : null;
      const report = (outcome: WixAttempt['outcome'], retryInMs: number | null): void =>
        deps.onAttempt?.({
          operation: call.operation,
          method: call.method,
          path: call.path,
          attempt,
          status: seen.outcome === 'answer' ? seen.status : null,
          outcome,
          durationMs: performance.now() - startedAt,
          wixRequestId: seen.outcome === 'answer' ? seen.wixRequestId : null,
          retryInMs,
          retryAfterMs,
          readBody: () => (seen.outcome === 'answer' ? strikeOut(seen.text, secrets) : null),
        });
      if (read.kind === 'ok') {
        report('ok', null);
        return read.answer;
      }

      const kind = options.signal?.aborted && read.kind === 'timeout' ? 'aborted' : read.kind;
      const failed: FailedAttempt = {
        kind,
        reachedWix: seen.outcome === 'answer' || seen.reachedWix,
        retryAfterMs,
      };
      happened ||= mayHaveHappened(call.effect, failed);
      if (kind === 'unauthorized' && accessToken !== undefined && refused === null) {
        report(kind, 0);
        refused = accessToken;
        continue;
      }

      const repeat = { effect: call.effect, repeatAllowed: options.allowRepeat ?? false };
      const delay = delayBeforeRetry(failed, attempt, repeat, settings, random);
      if (delay === null || performance.now() + delay >= endsAt) {
        report(kind, null);
        throw failure(kind, {
          hint: read.hint,
          retryAfterSeconds:
            failed.retryAfterMs === null ? null : Math.ceil(failed.retryAfterMs / 1000),
          ...(seen.outcome === 'answer' && {
            status: seen.status,
            wixRequestId: seen.wixRequestId,
            // A success that cannot be read is the merchant's data, not an error's words.
            ...(kind !== 'protocol' && readErrorBody(seen.text, secrets)),
          }),
        });
      }
      report(kind, delay);
      await withinCall(overall, sleep(delay, overall), endOfTime);
    }
  };
};
