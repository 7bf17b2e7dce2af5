import {
  connect,
  createCore,
  createLog,
  createPosRegistry,
  createSealer,
  openJobQueue,
  systemClock,
} from '@pos-bridge/core';
import { createSpiVerifier } from '@pos-bridge/wix';
import { buildApp } from './build-app.ts';
import { readEnv } from './env.ts';
import { createAdapterMetrics } from './metrics.ts';

const shutDownWithinMs = 10_000;

const env = readEnv(process.env);
const log = createLog(env.LOG_LEVEL, 'spi-adapter');
const database = connect(env.DATABASE_URL, {
  applicationName: 'pos-bridge spi-adapter',
  max: env.DATABASE_POOL,
});
const jobs = await openJobQueue(env.DATABASE_URL, log);
const core = createCore({
  database,
  jobs,
  pos: createPosRegistry([]),
  sealer: createSealer(env.ENCRYPTION_KEY),
  clock: systemClock,
  log,
  settings: { spiCallRetentionDays: env.SPI_CALL_RETENTION_DAYS },
});
const ledger = core.spiCalls.openLedger();
const metrics = createAdapterMetrics();
metrics.watchLedger(ledger);
const app = await buildApp(
  {
    core,
    ledger,
    metrics,
    log,
    now: () => systemClock.now(),
    verifier: createSpiVerifier({
      publicKeys: env.WIX_PUBLIC_KEY,
      appId: env.WIX_APP_ID,
      appSecret: env.WIX_APP_SECRET,
      now: () => systemClock.now(),
    }),
  },
  { publicUrl: env.PUBLIC_URL },
);
await app.listen({ host: env.SPI_HOST, port: env.SPI_PORT });
log.info({ port: env.SPI_PORT }, 'the SPI adapter listens');

/** Stop accepting, finish what is in flight, flush the ledger, close the pools; never longer than 10 s. */
async function shutDown(signal: string): Promise<void> {
  log.info({ signal }, 'shutting down');
  setTimeout(() => {
    log.error({ waiting: ledger.waiting }, 'not shut down in time');
    process.exit(1);
  }, shutDownWithinMs - 500).unref();
  await app.close();
  await ledger.close().catch((error: unknown) => {
    log.error({ err: error, waiting: ledger.waiting }, 'SPI calls lost at shut-down');
  });
  await jobs.close();
  await database.close();
  log.info({}, 'shut down');
  process.exit(0);
}
for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  process.once(signal, () => void shutDown(signal));
}
