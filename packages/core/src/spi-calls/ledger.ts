import { mendedText } from '@pos-bridge/storable';
import type { AccountId, ConfigurationId, InstanceId, RequestId } from '@pos-bridge/wix';
import { sql } from 'drizzle-orm';
import type { Drizzle } from '../database/connect.ts';
import { isDatabaseUnavailable } from '../database/faults.ts';
import { notify } from '../database/notifications.ts';
import type { Log } from '../log.ts';
import { spiCalls } from './tables.ts';

/** One call that Wix made, as the ledger keeps it. The caller has redacted the bodies. */
export interface SpiCallEntry {
  readonly calledAt: Date;
  readonly operation: string;
  readonly requestId: RequestId | null;
  readonly instanceId: InstanceId | null;
  readonly accountId: AccountId | null;
  readonly configurationId: ConfigurationId | null;
  readonly httpStatus: number;
  readonly outcome: string;
  readonly durationMs: number;
  readonly request: unknown;
  readonly response: unknown;
}

/**
 * Writes the ledger off the answering path: `record` only puts into memory, batches go to the
 * database. A crash loses what was not yet flushed (`flushEveryMs` at most, while the database keeps
 * up); while the database is away the newest `maxWaiting` entries are kept and older ones are dropped
 * and counted.
 */
export interface SpiCallLedger {
  record(entry: SpiCallEntry): void;
  /** Writes everything recorded so far; throws where the database does not take it. */
  flush(): Promise<void>;
  /** Stops the timer and flushes once more. */
  close(): Promise<void>;
  readonly waiting: number;
  readonly dropped: number;
}

export interface SpiCallLedgerOptions {
  readonly flushEveryMs?: number;
  readonly batchSize?: number;
  readonly maxWaiting?: number;
}

export function openSpiCallLedger(
  deps: { readonly db: Drizzle; readonly log: Log },
  options: SpiCallLedgerOptions = {},
): SpiCallLedger {
  const { flushEveryMs = 250, batchSize = 500, maxWaiting = 20_000 } = options;
  let waiting: SpiCallEntry[] = [];
  let dropped = 0;
  let writing: Promise<void> | null = null;

  const write = async (): Promise<void> => {
    while (waiting.length > 0) {
      const batch = waiting.slice(0, batchSize);
      waiting = waiting.slice(batchSize);
      try {
        await insertBatch(deps.db, batch);
      } catch (error) {
        if (isDatabaseUnavailable(error)) {
          waiting = [...batch, ...waiting];
          dropOldest();
          throw error;
        }
        await insertOneByOne(deps, batch);
      }
    }
  };
  const flush = (): Promise<void> => {
    // One writer at a time keeps the ids in the order of the calls.
    writing ??= write().finally(() => {
      writing = null;
    });
    return writing;
  };
  const dropOldest = (): void => {
    const excess = waiting.length - maxWaiting;
    if (excess <= 0) return;
    waiting = waiting.slice(excess);
    dropped += excess;
  };
  const flushOrWarn = (): void => {
    flush().catch((error: unknown) => {
      deps.log.warn({ err: error, waiting: waiting.length, dropped }, 'SPI calls not written yet');
    });
  };
  const timer = setInterval(flushOrWarn, flushEveryMs);
  timer.unref();

  return {
    record: (entry) => {
      waiting.push(entry);
      if (waiting.length > maxWaiting + batchSize) dropOldest();
      if (waiting.length >= batchSize && writing === null) flushOrWarn();
    },
    flush: async () => {
      // A running write may have begun before the last entry came.
      await writing?.catch(() => {});
      await flush();
    },
    close: async () => {
      clearInterval(timer);
      await writing?.catch(() => {});
      await flush();
    },
    get waiting() {
      return waiting.length;
    },
    get dropped() {
      return dropped;
    },
  };
}

/** After a batch was refused: one entry that the database cannot hold must not cost the others. */
async function insertOneByOne(
  deps: { readonly db: Drizzle; readonly log: Log },
  batch: readonly SpiCallEntry[],
): Promise<void> {
  for (const entry of batch) {
    try {
      await insertBatch(deps.db, [entry]);
    } catch (error) {
      deps.log.error({ err: error, requestId: entry.requestId }, 'SPI call written without bodies');
      await insertBatch(deps.db, [{ ...entry, request: null, response: null }]);
    }
  }
}

/** One round trip a batch, whatever its length: the rows travel as one JSON parameter. */
async function insertBatch(db: Drizzle, batch: readonly SpiCallEntry[]): Promise<void> {
  const rows = JSON.stringify(
    batch.map((entry) => ({
      called_at: entry.calledAt,
      operation: entry.operation,
      request_id: entry.requestId,
      instance_id: entry.instanceId,
      account_id: entry.accountId,
      configuration_id: entry.configurationId,
      http_status: entry.httpStatus,
      outcome: entry.outcome,
      duration_ms: entry.durationMs,
      request: entry.request ?? null,
      response: entry.response ?? null,
    })),
    (_name, value: unknown) => (typeof value === 'string' ? mendedText(value) : value),
  );
  await db.execute(sql`
    insert into ${spiCalls} (called_at, operation, request_id, instance_id, account_id,
      configuration_id, http_status, outcome, duration_ms, request, response)
    select called_at, operation, request_id, instance_id, account_id,
      configuration_id, http_status, outcome, duration_ms, request, response
    from jsonb_to_recordset(${rows}::jsonb) as entry(called_at timestamptz, operation text,
      request_id text, instance_id text, account_id text, configuration_id text, http_status int,
      outcome text, duration_ms real, request jsonb, response jsonb)`);
  await notify(db, 'spi_calls', '');
}
