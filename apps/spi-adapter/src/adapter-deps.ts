import type { Core, Log, SpiCallLedger } from '@pos-bridge/core';
import type { SpiVerifier } from '@pos-bridge/wix';
import type { AdapterMetrics } from './metrics.ts';

/** What the adapter's app is made of; `server.ts` makes the real parts. */
export interface AdapterDeps {
  readonly core: Core;
  readonly verifier: SpiVerifier;
  readonly ledger: SpiCallLedger;
  readonly metrics: AdapterMetrics;
  readonly log: Log;
  readonly now: () => Date;
}
