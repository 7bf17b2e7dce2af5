import type { InstanceId, WixAttempt, WixClient, WixGateway } from '@pos-bridge/wix';
import type { Clock } from '../clock.ts';
import type { Database } from '../database/connect.ts';
import type { Sealer } from '../encryption.ts';
import type { OutsideCall } from '../health/call-outcomes.ts';
import type { Log } from '../log.ts';
import { createWixBudget, type WixBudgetSettings, type WixPriority } from './wix-budget.ts';
import { createWixTokens, type WixTokens } from './wix-tokens.ts';

/** For metrics; told of what happened, and must not throw. */
export interface WixAccessObserver {
  /** A call was let through after waiting for a slot of the instance's budget. */
  admitted?(priority: WixPriority, waitedMs: number): void;
  attempted?(priority: WixPriority, attempt: WixAttempt): void;
}

/**
 * The one way to call Wix for an instance. It owns the token, its renewal (also after a 401, once),
 * and the calls a minute that Wix allows an instance, all of it shared by every process. Orders go
 * before stock, and stock before syncs: syncs leave a reserve, and may wait for a whole minute's budget,
 * the others not. Calls about stock are made once: deliveries keep and repeat their attempts themselves.
 *
 * A client's calls throw `WixApiError` (what Wix answered, or did not), {@link WixAccessRefused} (the
 * app is not installed there) and `WixBudgetExhausted` (no slot in time; the same call may succeed
 * later). A client is cheap and holds nothing: make one for each piece of work.
 */
export interface WixAccess {
  forInstance(
    instanceId: InstanceId,
    priority: WixPriority,
    options?: {
      /** Told of every attempt of this client's calls; must not throw. */
      readonly onAttempt?: (attempt: WixAttempt) => void;
      /** A time limit of each call that is shorter than the priority's. */
      readonly deadlineMs?: number;
    },
  ): WixClient;
}

/** A call's time limit with all its attempts and waits. A sync may wait for a whole window of the budget. */
const deadlinesMs: Readonly<Record<WixPriority, number>> = {
  orders: 30_000,
  stock: 10_000,
  syncs: 120_000,
};

/** Everything else is an answer, or given up by the caller. */
const faults: ReadonlySet<WixAttempt['outcome']> = new Set([
  'network',
  'timeout',
  'server',
  'protocol',
]);

export function createWixAccess(deps: {
  readonly database: Database;
  readonly clock: Clock;
  readonly sealer: Sealer;
  readonly log: Log;
  readonly wix: WixGateway;
  readonly budget: WixBudgetSettings;
  readonly observer?: WixAccessObserver | undefined;
  /** Told of every attempt: how Wix answered. */
  readonly recordCall: (call: OutsideCall) => void;
}): { readonly access: WixAccess; readonly tokens: WixTokens } {
  const { clock, log, observer } = deps;
  const tokens = createWixTokens({ ...deps, db: deps.database.db, oauth: deps.wix.oauth });
  const budget = createWixBudget({ ...deps, settings: deps.budget });

  const hold = (instanceId: InstanceId, forMs: number): void => {
    const until = new Date(clock.now().getTime() + forMs);
    budget
      .hold(instanceId, until)
      .catch((error: unknown) => log.warn({ err: error, instanceId }, 'budget not held after 429'));
  };

  const access: WixAccess = {
    forInstance: (instanceId, priority, { onAttempt, deadlineMs = deadlinesMs[priority] } = {}) =>
      deps.wix.clientFor({
        deadlineMs,
        ...(priority === 'stock' && { retry: { mostAttempts: 1 } }),
        token: ({ refused }) => tokens.get(instanceId, refused),
        admit: async ({ signal }) => {
          const deadline = new Date(clock.now().getTime() + deadlineMs);
          const waitedMs = await budget.admit(instanceId, priority, { deadline, signal });
          observer?.admitted?.(priority, waitedMs);
        },
        onAttempt: (attempt) => {
          if (attempt.retryAfterMs !== null) hold(instanceId, attempt.retryAfterMs);
          deps.recordCall({
            ...{ side: 'wix', provider: 'wix', subject: instanceId },
            fault: faults.has(attempt.outcome) ? attempt.outcome : null,
          });
          observer?.attempted?.(priority, attempt);
          onAttempt?.(attempt);
        },
      }),
  };
  return { access, tokens };
}
