import type { ClaimedDelivery } from './claim-deliveries.ts';

/**
 * What became of one item in an attempt. `proven`: read back from Wix as it should be. `accepted`: a
 * webhook endpoint said yes. `not-on-site`: Wix shows no such item. `refused`: for good. `failed`: perhaps
 * better later. `untried`: its turn did not come.
 */
export type ItemResult = 'proven' | 'accepted' | 'not-on-site' | 'refused' | 'failed' | 'untried';

/** One call of an attempt, as support sees it; no credentials, no signatures. */
export interface CallRecord {
  readonly startedAt: Date;
  readonly durationMs: number;
  readonly request: string;
  readonly requestBody: string | null;
  readonly status: number | null;
  readonly answer: string | null;
  /** What went wrong, in words; null where nothing did. */
  readonly problem: string | null;
}

/** What became of one delivery in an attempt. */
export interface AttemptResult {
  readonly delivery: ClaimedDelivery;
  readonly items: ReadonlyMap<string, ItemResult>;
  readonly calls: readonly CallRecord[];
  /** In a few words, for lists. */
  readonly outcome: string;
  /** How long the target asked to be left alone. */
  readonly retryAfterMs: number | null;
}

/** What an attempt says of the target as a whole. */
export interface EndpointHealth {
  /** Whether anything went through. */
  readonly succeeded: boolean;
  /** Failed calls since something last went through; refusals of single items are none. */
  readonly failuresInRow: number;
  readonly lastFailure: string | null;
  /** How long the target asked to be left alone. */
  readonly retryAfterMs: number | null;
  /** The target said that it wants nothing more, ever. */
  readonly isGone: boolean;
}
