/** What an installation of the bridge may set about stock; {@link defaultInventorySettings} otherwise. */
export interface InventorySettings {
  /** Attempts at a delivery before it is given up. */
  readonly attempts: number;
  /** Wait before the second attempt; each further one is `delayFactor` times as long. */
  readonly firstDelayMs: number;
  readonly delayFactor: number;
  /** A target is paused when so many attempts in a row failed … */
  readonly pauseAfterFailures: number;
  /** … over so long a time. */
  readonly pauseAfterMs: number;
  /** Time limit of a call to a webhook endpoint or to Wix. */
  readonly callMs: number;
  /**
   * A worker that holds a delivery for longer counts as dead, and another takes over; more than three
   * times `callMs`.
   */
  readonly claimMs: number;
  /** How often the stock of a POS without webhooks is asked for. */
  readonly pollEveryMs: number;
  /** How often that of a POS with webhooks is, in case some were lost. */
  readonly pollBehindWebhooksEveryMs: number;
  /** How long an item may be out before it is suspicious. */
  readonly suspiciouslyLongMs: number;
  /** How long a replaced secret of a webhook endpoint goes on signing. */
  readonly secretOverlapMs: number;
  /** Messages, deliveries and attempts are kept for so many days. */
  readonly retentionDays: number;
  /** Whether webhook endpoints may be on this very machine, and without TLS: only where the sandbox runs. */
  readonly loopbackEndpoints: boolean;
}

const minute = 60_000;
const hour = 60 * minute;

/** Eight attempts in about 28 hours: after 5 s, 25 s, 2 min, 10 min, 52 min, 4.3 h and 22 h. */
export const defaultInventorySettings: InventorySettings = {
  attempts: 8,
  firstDelayMs: 5_000,
  delayFactor: 5,
  pauseAfterFailures: 5,
  pauseAfterMs: 6 * hour,
  callMs: 8_000,
  claimMs: 40_000,
  pollEveryMs: minute,
  pollBehindWebhooksEveryMs: 15 * minute,
  suspiciouslyLongMs: 48 * hour,
  secretOverlapMs: 24 * hour,
  retentionDays: 90,
  loopbackEndpoints: false,
};
