import { Counter, Histogram, type Registry } from 'prom-client';
import type { InventoryObserver } from './inventory-observer.ts';

/**
 * Measures how soon the site shows what the restaurant has: one series an account and direction, so
 * that a merchant's slow site does not hide among many.
 */
export function createInventoryMetrics(registry: Registry): InventoryObserver {
  const proof = new Histogram({
    name: 'inventory_proof_seconds',
    help: 'Time from the observation of an item to its proof on Wix',
    labelNames: ['account', 'in_stock'],
    buckets: [0.25, 0.5, 1, 2, 5, 10, 30, 60, 300, 1_800, 7_200, 86_400],
    registers: [registry],
  });
  const attempts = new Counter({
    name: 'inventory_delivery_attempts_total',
    help: 'Attempts at deliveries of inventory webhooks',
    labelNames: ['target', 'outcome'],
    registers: [registry],
  });
  return {
    proven: ({ accountId, inStock, seconds }) =>
      proof.observe({ account: accountId, in_stock: String(inStock) }, Math.max(seconds, 0)),
    attempted: ({ kind, succeeded }) =>
      attempts.inc({ target: kind, outcome: succeeded ? 'delivered' : 'failed' }),
  };
}
