import { fileURLToPath } from 'node:url';
import { openBridge, shutDownOnSignal } from '@pos-bridge/composition';
import { createPosMetrics, createWixMetrics } from '@pos-bridge/core';
import { createSpiVerifier, createWebhookVerifier } from '@pos-bridge/wix';
import { buildApp } from './build-app.ts';
import { readEnv } from './env.ts';
import { createAdapterMetrics } from './metrics.ts';
import { usualVisitsAMinute } from './routes/limit-visits.ts';
import { openSiteChanges } from './settings/site-changes.ts';

const env = readEnv();
const metrics = createAdapterMetrics();
const bridge = await openBridge(env, 'spi-adapter', {
  observeWix: createWixMetrics(metrics.registry),
  observePos: createPosMetrics(metrics.registry),
});
const { core, database, log } = bridge;
const now = () => new Date();
await core.memory.open();
const ledger = core.spiCalls.openLedger();
metrics.watchLedger(ledger);
const publicKeys = [env.WIX_PUBLIC_KEY];
const verifier = createSpiVerifier({
  publicKeys,
  appId: env.WIX_APP_ID,
  appSecret: env.WIX_APP_SECRET,
  now,
});
const webhookVerifier = createWebhookVerifier({ publicKeys, now });
const app = await buildApp(
  {
    core,
    ledger,
    metrics,
    log,
    now,
    verifier,
    webhookVerifier,
    changes: openSiteChanges({ database, core, log }),
  },
  {
    publicUrl: env.PUBLIC_URL,
    proxies: env.SPI_PROXIES,
    visitsAMinute: usualVisitsAMinute,
    settingsPage: {
      appId: env.WIX_APP_ID,
      appSecret: env.WIX_APP_SECRET,
      pagesDirectory: fileURLToPath(new URL('../../settings-page/dist', import.meta.url)),
      frameOrigins: env.SETTINGS_FRAME_ORIGINS,
    },
  },
);

// Stop accepting and finish what is in flight, flush the ledger, close the pools.
shutDownOnSignal(log, [
  () => app.close(),
  () => ledger.close(),
  () => core.memory.close(),
  () => bridge.close(),
]);

await app.listen({ host: env.SPI_HOST, port: env.SPI_PORT });
log.info({ port: env.SPI_PORT }, 'the SPI adapter listens');
