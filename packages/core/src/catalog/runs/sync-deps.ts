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
import type { SyncSettings } from './sync-settings.ts';

/** What is known of a POS item's stock, and since when the bridge knows it. */
export interface KnownStock {
  readonly itemPosId: string;
  readonly inStock: boolean;
  readonly updatedAt: Date;
}

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
