import { Registry } from 'prom-client';
import { expect, test } from 'vitest';
import { createWixMetrics } from './wix-metrics.ts';

test('calls to Wix are measured by operation, lane and outcome, waits by lane', async () => {
  const registry = new Registry();
  const { admitted, attempted } = createWixMetrics(registry);
  const attempt = {
    operation: 'accept order',
    method: 'POST',
    path: '/restaurants/v3/orders/order-1/accept',
    attempt: 1,
    status: 503,
    outcome: 'server',
    durationMs: 300,
    wixRequestId: null,
    retryInMs: null,
    retryAfterMs: null,
    readBody: () => null,
  } as const;
  attempted?.('orders', attempt);
  attempted?.('orders', { ...attempt, status: 200, outcome: 'ok', durationMs: 40 });
  admitted?.('syncs', 2_000);

  const lines = (await registry.metrics()).split('\n');
  const labels = (outcome: string) => `operation="accept order",lane="orders",outcome="${outcome}"`;
  expect(lines).toContain(`wix_call_duration_seconds_count{${labels('server')}} 1`);
  expect(lines).toContain(`wix_call_duration_seconds_bucket{le="0.05",${labels('ok')}} 1`);
  expect(lines).toContain('wix_budget_wait_seconds_sum{lane="syncs"} 2');
});
