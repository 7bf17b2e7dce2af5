import type { PosCall, PosProvider, PosSession } from '@pos-bridge/pos';
import { PosFault, type PosFaultKind } from '@pos-bridge/pos';
import type { AccountId } from '@pos-bridge/wix';
import {
  BulkheadRejectedError,
  bulkhead,
  CircuitState,
  ConsecutiveBreaker,
  circuitBreaker,
  handleWhen,
  isBrokenCircuitError,
  wrap,
} from 'cockatiel';
import type { NoPosAccess } from '../accounts/pos-access.ts';
import { type Log, whereOf } from '../log.ts';
import { orderTimes } from './order-times.ts';

/** A merchant's POS, opened; see `createPosAccess` of accounts. */
export interface OpenedPos {
  readonly provider: PosProvider;
  readonly session: PosSession;
}

export type OpenPosOutcome<Value> =
  | { readonly outcome: 'done'; readonly value: Value }
  | { readonly outcome: 'no-access'; readonly reason: string };

/** How accounts lend a merchant's POS: with credentials that hold, or with the reason why not. */
export type LendPos = <Value>(
  accountId: AccountId,
  use: (pos: OpenedPos) => Promise<Value>,
) => Promise<OpenPosOutcome<Value>>;

/** What became of one call to a POS. Nothing is thrown: each of these decides about an order. */
export type PosAnswer<Value> =
  | { readonly kind: 'answered'; readonly value: Value }
  /** The merchant's POS lets nobody in; nothing was sent. A person has to mend it. */
  | { readonly kind: 'no_access'; readonly reason: string }
  | PosFailure;

/** What goes wrong at the POS, and why the bridge does not call it. */
type CallFaultKind = PosFaultKind | 'circuit_open' | 'too_many_calls';

/** Whatever kept an order from the POS: orders and validations keep it as text that begins with it. */
export type PosTroubleKind = CallFaultKind | NoPosAccess;

export interface PosFailure {
  readonly kind: 'failed';
  /** For support: what went wrong, free of secrets. */
  readonly fault: string;
  readonly faultKind: CallFaultKind;
  /** A write may have taken effect all the same. */
  readonly mayHaveHappened: boolean;
  /** The same call may succeed later. */
  readonly retryable: boolean;
  readonly retryAfterMs: number | null;
}

/**
 * Calls a merchant's POS within a time limit, behind a circuit breaker and a bulkhead of the account's
 * own in this process: a POS that is dead is left alone for a while, and holds no more than its share
 * of this process's calls, so that other merchants do not wait for it.
 */
export type AskPos = <Value>(
  accountId: AccountId,
  limitMs: number,
  call: (pos: OpenedPos, call: PosCall) => Promise<Value>,
) => Promise<PosAnswer<Value>>;

export interface PosGuardSettings {
  /** After so many failures in a row the POS is left alone… */
  readonly failuresInRow: number;
  /** …for so long; then one call tries it. */
  readonly restMs: number;
  /** Calls of one account at once, and how many more may wait for their turn. */
  readonly callsAtOnce: number;
  readonly callsWaiting: number;
}

export const usualPosGuard: PosGuardSettings = {
  failuresInRow: 5,
  restMs: 5_000,
  callsAtOnce: 24,
  callsWaiting: 48,
};

/** Accounts whose guards are remembered; one that is forgotten starts anew. */
const guardsKept = 5_000;

/** A POS that asks for patience, or that refuses us, is not dead. */
const deadKinds: ReadonlySet<PosFaultKind> = new Set(['unreachable', 'timeout', 'server_error']);

export function createAskPos(deps: {
  readonly lendPos: LendPos;
  readonly log: Log;
  readonly settings?: PosGuardSettings;
}): AskPos {
  const settings = deps.settings ?? usualPosGuard;
  const guards = new Map<AccountId, ReturnType<typeof createGuard>>();

  const guardOf = (accountId: AccountId) => {
    const guard = guards.get(accountId) ?? createGuard(settings, accountId, deps.log);
    // Put last again: the first one is the one that was not used for longest.
    guards.delete(accountId);
    guards.set(accountId, guard);
    const [oldest] = guards.keys();
    if (guards.size > guardsKept && oldest !== undefined) guards.delete(oldest);
    return guard;
  };

  return async (accountId, limitMs, call) => {
    const started = performance.now();
    try {
      const lent = await guardOf(accountId).execute(() =>
        lendWithin(deps.lendPos, accountId, limitMs - (performance.now() - started), call),
      );
      return lent.outcome === 'done'
        ? { kind: 'answered', value: lent.value }
        : { kind: 'no_access', reason: lent.reason };
    } catch (error) {
      return failureOf(error, accountId, deps.log);
    }
  };
}

function createGuard(settings: PosGuardSettings, accountId: AccountId, log: Log) {
  const breaker = circuitBreaker(
    handleWhen((error) => error instanceof PosFault && deadKinds.has(error.kind)),
    { halfOpenAfter: settings.restMs, breaker: new ConsecutiveBreaker(settings.failuresInRow) },
  );
  breaker.onStateChange((state) => {
    log.warn({ accountId, circuit: CircuitState[state] }, 'the circuit to a POS changed');
  });
  // A caller who waits for a turn in vain says nothing about the POS, so the bulkhead stands outside.
  return wrap(bulkhead(settings.callsAtOnce, settings.callsWaiting), breaker);
}

/** @throws PosFault `timeout` where the call may have been sent, `unreachable` where it was not. */
async function lendWithin<Value>(
  lendPos: LendPos,
  accountId: AccountId,
  limitMs: number,
  call: (pos: OpenedPos, call: PosCall) => Promise<Value>,
): Promise<OpenPosOutcome<Value>> {
  if (limitMs <= 0) throw new PosFault('rate_limited', 'no time was left for the call');
  const limit = AbortSignal.timeout(Math.max(1, Math.round(limitMs)));
  let sent = false;
  const asked = lendPos(accountId, (pos) => {
    // Credentials may have come too late: nothing is sent that nobody waits for.
    if (limit.aborted)
      throw new PosFault('unreachable', 'the credentials came too late to be used');
    sent = true;
    return call(pos, { signal: limit });
  });
  let timer: NodeJS.Timeout | undefined;
  const ignored = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(
        sent
          ? new PosFault('timeout', 'the call ignored its time limit')
          : new PosFault('unreachable', 'there were no credentials in time'),
      );
    }, limitMs + orderTimes.callGrace);
  });
  try {
    return await Promise.race([asked, ignored]);
  } finally {
    clearTimeout(timer);
    // Once nobody waits for it, its end is nobody's error.
    asked.catch(() => {});
  }
}

function failureOf(error: unknown, accountId: AccountId, log: Log): PosFailure {
  if (isBrokenCircuitError(error)) {
    return notSent('circuit_open', 'the POS failed too often and is left alone for a while');
  }
  if (error instanceof BulkheadRejectedError) {
    return notSent('too_many_calls', 'too many calls to this POS are on their way already');
  }
  if (error instanceof PosFault) {
    return {
      kind: 'failed',
      fault: `${error.kind}: ${error.message}`,
      faultKind: error.kind,
      mayHaveHappened: error.mayHaveHappened,
      retryable: error.retryable,
      retryAfterMs: error.retryAfterSeconds === undefined ? null : error.retryAfterSeconds * 1_000,
    };
  }
  // Not a fault that the port allows: a mistake in a provider, or ours. What it did is unknown.
  log.error({ thrown: whereOf(error), accountId }, 'a POS provider threw what it must not');
  return {
    kind: 'failed',
    fault: 'protocol: the provider failed in a way that the port does not allow',
    faultKind: 'protocol',
    mayHaveHappened: true,
    retryable: false,
    retryAfterMs: null,
  };
}

const notSent = (faultKind: PosFailure['faultKind'], fault: string): PosFailure => ({
  kind: 'failed',
  fault: `${faultKind}: ${fault}`,
  faultKind,
  mayHaveHappened: false,
  retryable: true,
  retryAfterMs: null,
});
