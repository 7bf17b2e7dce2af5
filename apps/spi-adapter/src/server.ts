import { fileURLToPath } from 'node:url';
import { openBridge, shutDownOnSignal } from '@pos-bridge/composition';
import { createPosMetrics, createWixMetrics } from '@pos-bridge/core';
import { createSpiVerifier, createWebhookVerifier } from '@pos-bridge/wix';
import { buildApp } from './build-app.ts';
import { buildInternalApp } from './build-internal-app.ts';
import { createClockSkew } from './clock-skew.ts';
import { readEnv } from './env.ts';
import { createAdapterMetrics } from './metrics.ts';
import { usualVisitsAMinute } from './routes/limit-visits.ts';
import { openSiteChanges } from './settings/site-changes.ts';
import { createUnverifiedCalls, usualUnverifiedCallLimits } from './unverified-calls.ts';

const env = readEnv();
const metrics = createAdapterMetrics();
const bridge = await openBridge(env, 'spi-adapter', {
  waitsForDatabase: true,
  observeWix: createWixMetrics(metrics.registry),
  observePos: createPosMetrics(metrics.registry),
});
const { core, database, log } = bridge;
const now = () => new Date();
const clockSkew = createClockSkew({ now, log });
metrics.watchClock(clockSkew);
await core.memory.open();
const ledger = core.spiCalls.openLedger();
const unverified = createUnverifiedCalls({
  counter: metrics.unverifiedCalls,
  limits: usualUnverifiedCallLimits,
  now,
});
metrics.watchLedger(ledger);
const publicKeys = [env.WIX_PUBLIC_KEY];
const verifier = createSpiVerifier({
  publicKeys,
  appId: env.WIX_APP_ID,
  appSecret: env.WIX_APP_SECRET,
  now,
  onSigned: clockSkew.note,
});
const webhookVerifier = createWebhookVerifier({ publicKeys, now });
const deps = {
  core,
  ledger,
  metrics,
  unverified,
  clockSkew,
  log,
  now,
  verifier,
  webhookVerifier,
  changes: openSiteChanges({ database, core, log }),
};
const isApart = env.SPI_INTERNAL_PORT !== env.SPI_PORT;
const internalApp = isApart ? await buildInternalApp(deps, env.PUBLIC_URL) : null;
const app = await buildApp(deps, {
  publicUrl: env.PUBLIC_URL,
  withInternal: !isApart,
  proxies: env.SPI_PROXIES,
  visitsAMinute: usualVisitsAMinute,
  settingsPage: {
    appId: env.WIX_APP_ID,
    appSecret: env.WIX_APP_SECRET,
    pagesDirectory: fileURLToPath(new URL('../../settings-page/dist', import.meta.url)),
    frameOrigins: env.SETTINGS_FRAME_ORIGINS,
  },
});

// Stop accepting and finish what is in flight, flush the ledger, close the pools.
shutDownOnSignal(log, [
  () => app.close(),
  async () => internalApp?.close(),
  () => ledger.close(),
  () => core.memory.close(),
  () => bridge.close(),
]);

await internalApp?.listen({ host: env.SPI_HOST, port: env.SPI_INTERNAL_PORT });
await app.listen({ host: env.SPI_HOST, port: env.SPI_PORT });
log.info({ port: env.SPI_PORT }, 'the SPI adapter listens');
