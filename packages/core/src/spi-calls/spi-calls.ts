import type { Clock } from '../clock.ts';
import type { Drizzle } from '../database/connect.ts';
import { handleJob, type JobHandler } from '../jobs/define-job.ts';
import type { Log } from '../log.ts';
import { expireSpiCallsOlderThan } from './expire-spi-calls.ts';
import { expireSpiCalls } from './jobs.ts';
import { openSpiCallLedger, type SpiCallLedger, type SpiCallLedgerOptions } from './ledger.ts';
import {
  getSpiCall,
  listSpiCalls,
  type SpiCall,
  type SpiCallQuery,
  type SpiCallSummary,
} from './list-spi-calls.ts';

export interface SpiCalls {
  /** Only the process that answers Wix opens one; it closes it at shut-down. */
  openLedger(options?: SpiCallLedgerOptions): SpiCallLedger;
  list(query: SpiCallQuery): Promise<SpiCallSummary[]>;
  get(id: number): Promise<SpiCall | undefined>;
  readonly jobHandlers: readonly JobHandler[];
}

export function createSpiCalls(deps: {
  readonly db: Drizzle;
  readonly clock: Clock;
  readonly log: Log;
  readonly retentionDays: number;
}): SpiCalls {
  return {
    openLedger: (options) => openSpiCallLedger(deps, options),
    list: (query) => listSpiCalls(deps.db, query),
    get: (id) => getSpiCall(deps.db, id),
    jobHandlers: [
      handleJob(expireSpiCalls, async () => {
        const deleted = await expireSpiCallsOlderThan(deps, deps.retentionDays);
        deps.log.info({ deleted }, 'expired SPI calls');
      }),
    ],
  };
}
