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
