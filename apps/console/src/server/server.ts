import { fileURLToPath } from 'node:url';
import {
  connect,
  createCore,
  createLog,
  createPosRegistry,
  createSealer,
  openJobQueue,
  systemClock,
} from '@pos-bridge/core';
import { hashPassword } from 'better-auth/crypto';
import { buildApp } from './build-app.ts';
import { openChannelFeed } from './channel-feed.ts';
import { readEnv } from './env.ts';
import { createConsoleMetrics } from './metrics.ts';
import { createSignIn } from './sign-in.ts';

const shutDownWithinMs = 10_000;

const env = readEnv(process.env);
const log = createLog(env.LOG_LEVEL, 'console');
const database = connect(env.DATABASE_URL, {
  applicationName: 'pos-bridge console',
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

const { CONSOLE_ADMIN_EMAIL: adminEmail, CONSOLE_ADMIN_PASSWORD: adminPassword } = env;
if (adminEmail !== undefined && adminPassword !== undefined) {
  const outcome = await core.staff.ensureFirstAdministrator({
    email: adminEmail,
    hashPassword: () => hashPassword(adminPassword),
  });
  if (outcome === 'created') log.info({}, 'made the first administrator from the settings');
}

const openId =
  env.CONSOLE_OIDC_ISSUER && env.CONSOLE_OIDC_CLIENT_ID && env.CONSOLE_OIDC_CLIENT_SECRET
    ? {
        issuer: env.CONSOLE_OIDC_ISSUER,
        clientId: env.CONSOLE_OIDC_CLIENT_ID,
        clientSecret: env.CONSOLE_OIDC_CLIENT_SECRET,
      }
    : undefined;
const app = await buildApp(
  {
    core,
    signIn: createSignIn(
      { database, log },
      { consoleUrl: env.CONSOLE_URL, secret: env.CONSOLE_AUTH_SECRET, openId },
    ),
    feeds: { spiCalls: openChannelFeed({ database, log }, 'spi_calls') },
    metrics: createConsoleMetrics(),
    clock: systemClock,
    log,
  },
  {
    consoleUrl: env.CONSOLE_URL,
    proxies: env.CONSOLE_PROXIES,
    webDirectory: fileURLToPath(new URL('../../dist/web', import.meta.url)),
    singleSignOn: openId === undefined ? null : env.CONSOLE_OIDC_NAME,
  },
);
await app.listen({ host: env.CONSOLE_HOST, port: env.CONSOLE_PORT });
log.info({ port: env.CONSOLE_PORT }, 'the console listens');

/** Stop accepting, end the live pages, finish what is in flight, close the pools; never longer than 10 s. */
async function shutDown(signal: string): Promise<void> {
  log.info({ signal }, 'shutting down');
  setTimeout(() => {
    log.error({}, 'not shut down in time');
    process.exit(1);
  }, shutDownWithinMs - 500).unref();
  await app.close();
  await jobs.close();
  await database.close();
  log.info({}, 'shut down');
  process.exit(0);
}
for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  process.once(signal, () => void shutDown(signal));
}
