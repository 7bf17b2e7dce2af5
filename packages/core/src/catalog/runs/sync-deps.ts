import type { ConfigurationId } from '@pos-bridge/wix';
import type { WithPosSession } from '../../accounts/pos-access.ts';
import type { Clock } from '../../clock.ts';
import type { Drizzle } from '../../database/connect.ts';
import type { Sealer } from '../../encryption.ts';
import type { JobQueue } from '../../jobs/job-queue.ts';
import type { Log } from '../../log.ts';
import type { SitePublisher } from '../publisher/site-publisher.ts';
import type { PublicationsOfOrders } from '../versions/expire-catalogs.ts';
import type { SyncObserver } from './sync-metrics.ts';

/** What is known of a POS item's stock, and since when the bridge knows it. */
export interface KnownStock {
  readonly itemPosId: string;
  readonly inStock: boolean;
  readonly updatedAt: Date;
}

export interface SyncSettings {
  /** A worker that is silent for so long has lost its run. */
  readonly leaseMs: number;
  /** Waits between the attempts of a run whose fault passes by itself; then it has failed. */
  readonly retryDelaysMs: readonly number[];
  /** Waits between looks at the live catalog after a publish, until it shows what was published. */
  readonly readBackDelaysMs: readonly number[];
  /** The POS has so long to send its menu. */
  readonly menuTimeoutMs: number;
  /** Runs, and menus that were live, are kept for so many days. */
  readonly retentionDays: number;
}

export const usualSyncSettings: SyncSettings = {
  leaseMs: 15_000,
  retryDelaysMs: [5_000, 15_000, 60_000, 120_000, 300_000],
  readBackDelaysMs: [500, 2_000, 5_000],
  menuTimeoutMs: 60_000,
  retentionDays: 90,
};

export interface SyncDeps {
  readonly db: Drizzle;
  readonly clock: Clock;
  readonly log: Log;
  readonly jobs: JobQueue;
  readonly publisher: SitePublisher;
  readonly sealer: Sealer;
  readonly withPosSession: WithPosSession;
  readonly publicationsOfOrders: PublicationsOfOrders;
  readonly knownStock: (configurationId: ConfigurationId) => Promise<readonly KnownStock[]>;
  readonly observer?: SyncObserver | undefined;
  readonly settings: SyncSettings;
}
