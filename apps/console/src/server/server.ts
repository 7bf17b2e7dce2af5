import { fileURLToPath } from 'node:url';
import { openBridge, shutDownOnSignal } from '@pos-bridge/composition';
import { createPosMetrics, createWixMetrics, untilAvailable } from '@pos-bridge/core';
import { hashPassword } from 'better-auth/crypto';
import { buildApp } from './build-app.ts';
import { buildInternalApp } from './build-internal-app.ts';
import { openConsoleFeeds } from './console-feeds.ts';
import { readEnv } from './env.ts';
import { createConsoleMetrics } from './metrics.ts';
import { createSandboxControl } from './sandbox/sandbox-control.ts';
import { createSignIn } from './sign-in.ts';

const env = readEnv();
const metrics = createConsoleMetrics();
const bridge = await openBridge(env, 'console', {
  waitsForDatabase: true,
  observeWix: createWixMetrics(metrics.registry),
  observePos: createPosMetrics(metrics.registry),
});
const { core, database, clock, log } = bridge;

const { CONSOLE_ADMIN_EMAIL: adminEmail, CONSOLE_ADMIN_PASSWORD: adminPassword } = env;
if (adminEmail !== undefined && adminPassword !== undefined) {
  const ensureAdministrator = () =>
    core.staff.ensureFirstAdministrator({
      email: adminEmail,
      hashPassword: () => hashPassword(adminPassword),
    });
  const outcome = await untilAvailable(ensureAdministrator, log);
  if (outcome === 'created') log.info({}, 'made the first administrator from the settings');
}

const openId =
  env.CONSOLE_OIDC_ISSUER && env.CONSOLE_OIDC_CLIENT_ID && env.CONSOLE_OIDC_CLIENT_SECRET
    ? {
        issuer: env.CONSOLE_OIDC_ISSUER,
        clientId: env.CONSOLE_OIDC_CLIENT_ID,
        clientSecret: env.CONSOLE_OIDC_CLIENT_SECRET,
        vouchesForAddresses: env.CONSOLE_OIDC_VOUCHES_FOR_ADDRESSES,
      }
    : undefined;
const isApart = env.CONSOLE_INTERNAL_PORT !== env.CONSOLE_PORT;
const internalApp = isApart ? await buildInternalApp({ core, metrics }) : null;
const app = await buildApp(
  {
    core,
    signIn: createSignIn(
      { database, log, core, metrics },
      { consoleUrl: env.CONSOLE_URL, secret: env.CONSOLE_AUTH_SECRET, openId },
    ),
    feeds: openConsoleFeeds({ database, log }),
    metrics,
    sandbox:
      env.SANDBOX_WIX_URL && env.SANDBOX_POS_URL
        ? createSandboxControl({ wix: env.SANDBOX_WIX_URL, pos: env.SANDBOX_POS_URL })
        : null,
    clock,
    log,
  },
  {
    withMetrics: !isApart,
    consoleUrl: env.CONSOLE_URL,
    proxies: env.CONSOLE_PROXIES,
    webDirectory: fileURLToPath(new URL('../../dist/web', import.meta.url)),
    installLink: env.WIX_INSTALL_LINK ?? null,
    singleSignOn: openId === undefined ? null : env.CONSOLE_OIDC_NAME,
  },
);

// Stop accepting, end the live pages, finish what is in flight, close the pools.
shutDownOnSignal(log, [() => app.close(), async () => internalApp?.close(), () => bridge.close()]);

await internalApp?.listen({ host: env.CONSOLE_HOST, port: env.CONSOLE_INTERNAL_PORT });
await app.listen({ host: env.CONSOLE_HOST, port: env.CONSOLE_PORT });
log.info({ port: env.CONSOLE_PORT }, 'the console listens');
