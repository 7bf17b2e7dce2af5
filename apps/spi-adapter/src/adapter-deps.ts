import type { Core, Log, SpiCallLedger } from '@pos-bridge/core';
import type { SpiVerifier, WebhookVerifier } from '@pos-bridge/wix';
import type { ClockSkew } from './clock-skew.ts';
import type { AdapterMetrics } from './metrics.ts';
import type { SiteChanges } from './settings/site-changes.ts';
import type { UnverifiedCalls } from './unverified-calls.ts';

/** What the adapter's app is made of; `server.ts` makes the real parts. */
export interface AdapterDeps {
  readonly core: Core;
  readonly verifier: SpiVerifier;
  readonly webhookVerifier: WebhookVerifier;
  readonly ledger: SpiCallLedger;
  readonly metrics: AdapterMetrics;
  readonly unverified: UnverifiedCalls;
  readonly clockSkew: ClockSkew;
  /** For open settings pages; closed with the app. */
  readonly changes: SiteChanges;
  readonly log: Log;
  readonly now: () => Date;
}
