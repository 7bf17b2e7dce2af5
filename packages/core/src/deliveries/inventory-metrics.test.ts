import { accountIdSchema } from '@pos-bridge/wix';
import { Registry } from 'prom-client';
import { expect, test } from 'vitest';
import { createInventoryMetrics } from './inventory-metrics.ts';

test('proofs are measured for each account and direction, attempts by target and outcome', async () => {
  const registry = new Registry();
  const observer = createInventoryMetrics(registry);
  const [one, other] = ['account-1', 'account-2'].map((id) => accountIdSchema.parse(id));
  if (one === undefined || other === undefined) throw new Error('no accounts');
  observer.proven({ accountId: one, inStock: false, seconds: 0.4 });
  observer.proven({ accountId: one, inStock: false, seconds: 3 });
  // Where the POS's clock is a little ahead.
  observer.proven({ accountId: other, inStock: true, seconds: -0.2 });
  observer.attempted({ kind: 'wix', succeeded: true });
  observer.attempted({ kind: 'subscriber', succeeded: false });

  const lines = (await registry.metrics()).split('\n');
  expect(lines).toContain('inventory_proof_seconds_count{account="account-1",in_stock="false"} 2');
  expect(lines).toContain(
    'inventory_proof_seconds_bucket{le="0.5",account="account-1",in_stock="false"} 1',
  );
  expect(lines).toContain('inventory_proof_seconds_sum{account="account-2",in_stock="true"} 0');
  expect(lines).toContain('inventory_delivery_attempts_total{target="wix",outcome="delivered"} 1');
  expect(lines).toContain(
    'inventory_delivery_attempts_total{target="subscriber",outcome="failed"} 1',
  );
});
