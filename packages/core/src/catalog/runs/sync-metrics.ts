import { Histogram, type Registry } from 'prom-client';

/** For metrics; told of what happened, and must not throw. */
export interface SyncObserver {
  /**
   * An attempt of a sync run came to an end: it succeeded, it waits out a fault, or the run has failed
   * with one of the contract's codes.
   */
  attempted(attempt: { readonly outcome: string; readonly seconds: number }): void;
}

/** Measures how menus get to the sites. */
export function createSyncMetrics(registry: Registry): SyncObserver {
  const attempts = new Histogram({
    name: 'catalog_sync_attempt_seconds',
    help: 'Time of one attempt of a catalog sync: "succeeded", "waits", or the code that it failed with',
    labelNames: ['outcome'],
    buckets: [0.5, 1, 2.5, 5, 10, 30, 60, 120, 300, 600],
    registers: [registry],
  });
  return { attempted: ({ outcome, seconds }) => attempts.observe({ outcome }, seconds) };
}
