import { openBridge, shutDownOnSignal } from '@pos-bridge/composition';
import {
  createInventoryMetrics,
  createPosMetrics,
  createSyncMetrics,
  createWixMetrics,
  runJobs,
  watchJobs,
  watchKeyUse,
} from '@pos-bridge/core';
import { collectDefaultMetrics, Registry } from 'prom-client';
import { buildApp } from './build-app.ts';
import { readEnv } from './env.ts';

const env = readEnv();
const registry = new Registry();
collectDefaultMetrics({ register: registry });
const bridge = await openBridge(env, 'worker', {
  waitsForDatabase: true,
  observeWix: createWixMetrics(registry),
  observePos: createPosMetrics(registry),
  observeSyncs: createSyncMetrics(registry),
  observeInventory: createInventoryMetrics(registry),
});
const { core, log } = bridge;
watchJobs(registry, core.health, bridge.clock);
watchKeyUse(registry, core.health);
const app = buildApp({ core, registry });
const jobs = await runJobs(env.DATABASE_URL, core.jobHandlers, log);

// What is not finished after 8 s is left to another worker.
shutDownOnSignal(log, [() => jobs.stop(8_000), () => app.close(), () => bridge.close()]);

await app.listen({ host: env.WORKER_HOST, port: env.WORKER_PORT });
log.info({ jobs: core.jobHandlers.map(({ job }) => job.name) }, 'the worker works');
