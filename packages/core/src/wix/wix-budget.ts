import { setTimeout as pause } from 'node:timers/promises';
import type { InstanceId } from '@pos-bridge/wix';
import type { Clock } from '../clock.ts';
import type { Database } from '../database/connect.ts';

/** Who is calling: orders go before stock, and stock before syncs, each leaving a reserve. */
export type WixPriority = 'orders' | 'stock' | 'syncs';

export interface WixBudgetSettings {
  /** What Wix allows an instance in a window (contract §3: 200 a minute). */
  readonly calls: number;
  /** What syncs may use of them. */
  readonly callsForSyncs: number;
  readonly windowMs: number;
}

/** A second more than Wix's minute: clocks of several hosts, and the way to Wix, are not exact. */
export const wixBudgetOfToday: WixBudgetSettings = {
  calls: 200,
  callsForSyncs: 150,
  windowMs: 61_000,
};

/** The instance's calls are used up for longer than the caller can wait. The same call may succeed later. */
export class WixBudgetExhausted extends Error {
  override readonly name = 'WixBudgetExhausted';
  readonly retryable = true;
  readonly retryAfterMs: number;

  constructor(retryAfterMs: number) {
    super(`Wix allows this instance no call for another ${Math.ceil(retryAfterMs)} ms`);
    this.retryAfterMs = retryAfterMs;
  }
}

export interface WixBudget {
  /**
   * Comes back once the call may be made, and has then counted it; answers how long that took in
   * milliseconds. Each try is one statement, and the next is made only when a slot is known to be free.
   * @throws WixBudgetExhausted where no slot is free before `deadline`
   */
  admit(
    instanceId: InstanceId,
    priority: WixPriority,
    limits: { readonly deadline: Date; readonly signal?: AbortSignal | undefined },
  ): Promise<number>;
  /** Wix answered 429: no process calls for this instance before `until`. */
  hold(instanceId: InstanceId, until: Date): Promise<void>;
}

export function createWixBudget(deps: {
  readonly database: Database;
  readonly clock: Clock;
  readonly settings: WixBudgetSettings;
}): WixBudget {
  const { sql } = deps.database;
  const { calls, callsForSyncs, windowMs } = deps.settings;
  // What syncs leave is shared: half of it is for orders alone.
  const limits: Readonly<Record<WixPriority, number>> = {
    orders: calls,
    stock: Math.ceil((calls + callsForSyncs) / 2),
    syncs: callsForSyncs,
  };

  /** Milliseconds until it is worth asking again; null where the call is let through and counted. */
  const ask = async (
    instanceId: InstanceId,
    limit: number,
    nowMs: number,
  ): Promise<number | null> => {
    const now = new Date(nowMs).toISOString();
    const windowStart = new Date(nowMs - windowMs).toISOString();
    const [row] = await sql<{ waitMs: number | null }[]>`
      insert into wix_budgets as budget (instance_id, called_at)
      values (${instanceId}, array[${now}::timestamptz])
      on conflict (instance_id) do update set (called_at, ask_again_at) = (
        select
          case when verdict.ask_again_at is null
            then verdict.recent || ${now}::timestamptz
            else verdict.recent
          end,
          verdict.ask_again_at
        from (
          select window_of_calls.recent, greatest(
            case when budget.held_until > ${now}::timestamptz then budget.held_until end,
            case when cardinality(window_of_calls.recent) >= ${limit}::int
              then window_of_calls.recent[cardinality(window_of_calls.recent) - ${limit}::int + 1]
                + ${windowMs}::int * interval '1 millisecond'
            end
          ) as ask_again_at
          from (
            select coalesce(array_agg(call order by call), '{}') as recent
            from unnest(budget.called_at) as call
            where call > ${windowStart}::timestamptz
          ) as window_of_calls
        ) as verdict)
      returning
        (extract(epoch from ask_again_at - ${now}::timestamptz) * 1000)::float8 as "waitMs"`;
    return row === undefined ? null : row.waitMs;
  };

  return {
    admit: async (instanceId, priority, { deadline, signal }) => {
      const limit = limits[priority];
      const startedAt = deps.clock.now().getTime();
      for (;;) {
        const nowMs = deps.clock.now().getTime();
        const waitMs = await ask(instanceId, limit, nowMs);
        if (waitMs === null) return nowMs - startedAt;
        if (nowMs + waitMs > deadline.getTime()) throw new WixBudgetExhausted(waitMs);
        // Waiters of several processes are woken by the same slot: spread them.
        await pause(waitMs + 1 + Math.random() * 20, undefined, signal && { signal });
      }
    },
    hold: async (instanceId, until) => {
      await sql`
        insert into wix_budgets as budget (instance_id, called_at, held_until)
        values (${instanceId}, '{}', ${until.toISOString()}::timestamptz)
        on conflict (instance_id) do update
          set held_until = greatest(budget.held_until, excluded.held_until)`;
    },
  };
}
