import type {
  AccountRow,
  CatalogMasters,
  ConfigurationStatus,
  DiffCount,
  MenuFinding,
  OrderAttention,
  StatusAdvice,
  StatusReason,
  SuggestionGround,
  SyncFailure,
  SyncRunState,
  SyncStepKind,
} from '@pos-bridge/core';
import type { PosDeclaration } from '@pos-bridge/pos';
import type { OrderErrorCode } from '@pos-bridge/wix';

/**
 * What the settings page and its API say to each other: types alone, so that the page can take them
 * from here. Dates are ISO 8601 UTC. What happened is told by codes; the page has the words.
 */

export type { SettingsRefusalCode } from './refusals.ts';
export type {
  CatalogMasters,
  ConfigurationStatus,
  MenuFinding,
  OrderAttention,
  OrderErrorCode,
  StatusAdvice,
  StatusReason,
  SuggestionGround,
  SyncFailure,
  SyncStepKind,
};

/** Everything that the page shows of how things stand, in one answer. */
export interface SiteOverview {
  readonly providers: readonly ProviderView[];
  readonly accounts: readonly AccountView[];
  readonly configurations: readonly ConfigurationView[];
  /** Pairs of an unmapped Wix location and a free POS location that look alike. */
  readonly suggestions: readonly SuggestionView[];
}

/** A POS system that can be connected, and what it can answer to an order. */
export interface ProviderView {
  readonly key: string;
  readonly name: string;
  readonly orderStatuses: readonly Pick<
    PosDeclaration['orderStatuses'][number],
    'status' | 'success' | 'meaning'
  >[];
  readonly refusals: PosDeclaration['refusals'];
}

export interface AccountView {
  readonly id: string;
  readonly provider: string;
  readonly merchantName: string | null;
  readonly state: AccountRow['state'];
  readonly posAuthorization: AccountRow['posAuthorization'];
  readonly authorizedAt: string | null;
  readonly revokedAt: string | null;
  readonly orderingPausedUntil: string | null;
  readonly posLocations: readonly PosLocationView[];
  readonly masters: CatalogMasters;
  /** Null: nobody has chosen, so that the POS is the master of all. */
  readonly mastersChosenAt: string | null;
}

export interface PosLocationView {
  readonly id: string;
  readonly name: string;
  /** On one line; null where the POS tells none. */
  readonly address: string | null;
  readonly goneAt: string | null;
}

/** A location of the Wix site. */
export interface ConfigurationView {
  readonly id: string;
  readonly name: string;
  readonly accountId: string | null;
  /** Archived or not any more on Wix. */
  readonly archived: boolean;
  /** Whether the integration is switched on in Wix. */
  readonly enabled: boolean;
  readonly status: ConfigurationStatus;
  readonly reasons: readonly Pick<StatusReason, 'code' | 'remedy'>[];
  readonly advice: readonly StatusAdvice['code'][];
  readonly posLocation: PosLocationView | null;
  readonly orderingPausedUntil: string | null;
  /** The site shows a menu that came from the POS. */
  readonly isPublished: boolean;
  readonly lastSyncedAt: string | null;
  readonly latestSync: SyncView | null;
  /** The run that published what the site shows; null where that is `latestSync`, or nothing. */
  readonly lastPublished: SyncView | null;
}

/** One run of a menu sync. */
export interface SyncView {
  readonly state: SyncRunState;
  readonly requestedAt: string;
  readonly startedAt: string | null;
  readonly endedAt: string | null;
  readonly step: SyncStepKind | null;
  /** Calls to Wix that are made and that are planned; 0 while nobody knows. */
  readonly callsDone: number;
  readonly callsPlanned: number;
  /** It waits out a fault until then. */
  readonly waitsUntil: string | null;
  readonly isFirst: boolean;
  /** False where nothing had changed, so that nothing was written. */
  readonly published: boolean;
  readonly changes: Readonly<Record<MenuKind, DiffCount>> | null;
  /** Menus of the site's own that it disabled. */
  readonly archivedMenus: readonly string[];
  readonly findings: readonly Pick<MenuFinding, 'code' | 'severity' | 'sentence'>[];
  /** How many there are; `findings` holds the first. */
  readonly findingsTotal: number;
  readonly failure: Pick<SyncFailure, 'code' | 'reason'> | null;
}

export type MenuKind = 'menus' | 'sections' | 'dishes' | 'variations';

export interface SuggestionView {
  readonly configurationId: string;
  readonly locationId: string;
  readonly ground: SuggestionGround;
}

/** What a sync would do now, before anybody presses the button. */
export type SyncPreview =
  | {
      readonly outcome: 'planned';
      readonly isFirst: boolean;
      readonly changes: Readonly<Record<MenuKind, DiffCount>>;
      readonly archivedMenus: readonly string[];
      readonly estimatedSeconds: number;
      readonly findings: SyncView['findings'];
      readonly findingsTotal: number;
    }
  | {
      readonly outcome: 'would-fail';
      readonly failure: Pick<SyncFailure, 'code' | 'reason'>;
      readonly findings: SyncView['findings'];
      readonly findingsTotal: number;
    };

/** Orders and checkouts of the last days that did not go as they should, newest first. */
export interface TroublesView {
  readonly since: string;
  readonly orders: readonly {
    readonly wixOrderId: string;
    readonly at: string;
    readonly configurationId: string;
    readonly provider: string;
    /** `refused`: the POS said no. The others wait for somebody to look. */
    readonly kind: 'refused' | OrderAttention;
    readonly codes: readonly OrderErrorCode[];
  }[];
  /** Nobody has paid here: the order was stopped before. */
  readonly checkouts: readonly {
    readonly at: string;
    readonly configurationId: string;
    readonly codes: readonly OrderErrorCode[];
  }[];
}
