import type {
  CatalogId,
  ConfigurationId,
  InstanceId,
  WixAttempt,
  WixEntityId,
} from '@pos-bridge/wix';
import type { Transaction } from '../../database/connect.ts';
import type { PublicationId } from '../../ids.ts';
import type { EntityKey, Identifier } from '../entity-key.ts';
import type { CatalogMasters } from '../masters.ts';
import type { SyncStepKind } from '../sync-run.ts';
import type { CatalogVersion } from '../versions/catalog-version.ts';
import type { Previous, Publication } from './publication-store.ts';

/**
 * Brings menus to the sites of one generation of Wix. A run knows no more of Wix than this: which calls are
 * made in which order, and what makes them safe to repeat, is the publisher's.
 */
export interface SitePublisher {
  /** Whether no run has left anything behind at Wix. */
  isSettled(configurationId: ConfigurationId): Promise<boolean>;
  /** Ends what a run left behind that died, failed or was stopped, so that a run can start anew. Needs no POS. */
  settle(configurationId: ConfigurationId, reach: SiteReach): Promise<void>;
  open(address: SiteAddress, reach: SiteReach): OpenSite;
}

export interface SiteAddress {
  readonly configurationId: ConfigurationId;
  readonly instanceId: InstanceId;
  readonly catalogId: CatalogId;
  readonly wixLocationId: string | null;
  readonly masters: CatalogMasters;
}

export interface SiteReach {
  /** Every call obeys it. */
  readonly signal: AbortSignal;
  readonly heardWix?: ((attempt: WixAttempt) => void) | undefined;
}

/** One site in the hands of one run or dry run. It remembers what it read and sent. */
export interface OpenSite {
  /** Reads the site, and plans what turns it into what is wanted. Writes nothing. */
  plan(wanted: WantedCatalog): Promise<SitePlan>;
  /** Reads the site again after a publish. */
  look(version: CatalogVersion, names: ReadonlyMap<EntityKey, Identifier>): Promise<SiteLook>;
  /** An item that is gone from the site by now is passed over. */
  setStock(item: WixEntityId, inStock: boolean): Promise<void>;
}

export interface WantedCatalog {
  /** What was last published; null before the first sync. */
  readonly previous: Previous | null;
  readonly version: CatalogVersion;
  /** Send every field again, whatever was published: mends what was changed by hand. */
  readonly everything: boolean;
}

export interface PlanSummary {
  readonly isFirst: boolean;
  /** Writing calls; 0: nothing to do. */
  readonly calls: number;
  readonly estimatedSeconds: number;
  /** What each call does, in order. */
  readonly steps: readonly { readonly kind: SyncStepKind; readonly names: readonly string[] }[];
  /** The site's own menus that a first sync archives. */
  readonly archivedMenus: readonly string[];
}

export interface SitePlan {
  readonly summary: PlanSummary;
  /** The Wix ids of what stays as it is or is only updated. */
  readonly kept: readonly Identifier[];
  /**
   * Carries the plan out and writes down what is live. What may be lost is written down before its call:
   * whoever takes the run over finds what to look for at Wix.
   * @throws SyncStopped where waiting does not help
   */
  publish(progress: PublishProgress, publication: Publication): Promise<PublicationId>;
}

/** What a publish tells the run that it belongs to. */
export interface PublishProgress {
  /** Begins a step, of `total` things where they can be counted. */
  step(step: SyncStepKind, total?: number): Promise<void>;
  /**
   * Writes down what was done, in one transaction with `also`.
   * @throws LeaseLost where the run is somebody else's by now; then nothing is written
   */
  record(
    change: {
      readonly step?: SyncStepKind;
      readonly stepDone?: number;
      readonly stepTotal?: number;
      readonly callsDone?: number;
    },
    also?: (tx: Transaction) => Promise<void>,
  ): Promise<void>;
  /** @throws LeaseLost before a call to the outside that only the run's holder may make */
  assertHeld(): void;
}

export interface SiteLook {
  /** What the site lacks of what was published, in sentences. */
  readonly missing: readonly string[];
  /** What the site says of each item's stock. */
  readonly inStock: ReadonlyMap<WixEntityId, boolean>;
}
