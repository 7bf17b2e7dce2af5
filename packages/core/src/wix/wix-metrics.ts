import { Histogram, type Registry } from 'prom-client';
import type { WixAccessObserver } from './wix-access.ts';

/** Measures how Wix answers, and how long its limits make calls wait. */
export function createWixMetrics(registry: Registry): WixAccessObserver {
  const calls = new Histogram({
    name: 'wix_call_duration_seconds',
    help: 'Time of one attempt of a call to Wix, by what it is for and how it ended',
    labelNames: ['operation', 'lane', 'outcome'],
    buckets: [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30],
    registers: [registry],
  });
  const waits = new Histogram({
    name: 'wix_budget_wait_seconds',
    help: 'Time that a call to Wix waited for one of the calls that Wix allows an instance',
    labelNames: ['lane'],
    buckets: [0.001, 0.1, 0.5, 1, 5, 15, 60],
    registers: [registry],
  });
  return {
    admitted: (priority, waitedMs) => waits.observe({ lane: priority }, waitedMs / 1_000),
    attempted: (priority, { operation, outcome, durationMs }) =>
      calls.observe({ operation, lane: priority, outcome }, durationMs / 1_000),
  };
}
