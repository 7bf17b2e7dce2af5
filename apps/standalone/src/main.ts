// `pnpm start`: PostgreSQL, the sandbox and every app, each as a process of its own.
import path from 'node:path';
import { migrate } from '@pos-bridge/core';
import { startEmbeddedPostgres } from '@pos-bridge/embedded-postgres';
import { type AppSettings, appSettings } from './app-settings.ts';
import { type Child, runToEnd, startChild, untilReady } from './child.ts';
import { bringInDemoMerchants } from './demo-merchants.ts';
import { type Env, readEnv } from './env.ts';
import { keepSettings } from './kept-settings.ts';
import { checkPortsAreFree } from './ports.ts';
import { keepSecrets } from './secrets.ts';

const databaseName = 'pos_bridge';
const stopSteps: (() => Promise<void>)[] = [];
const children: Child[] = [];
let stopping: Promise<never> | undefined;

/** Stops what was started, the last first, and ends. A second Ctrl-C does not cut it short. */
function stop(code: number): Promise<never> {
  stopping ??= (async () => {
    await Promise.all(children.map((child) => child.stop()));
    for (const step of stopSteps.reverse()) {
      await step().catch((error: unknown) => console.error(String(error)));
    }
    console.log('Stopped.');
    process.exit(code);
  })();
  return stopping;
}

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void stop(0));
try {
  await start(readEnv());
} catch (error) {
  if (stopping === undefined) console.error(error instanceof Error ? error.message : error);
  await stop(1);
}

async function start(env: Env): Promise<void> {
  const sandboxPorts = {
    SANDBOX_WIX_PORT: env.SANDBOX_WIX_PORT,
    SANDBOX_POS_PORT: env.SANDBOX_POS_PORT,
  };
  await checkPortsAreFree({
    SPI_PORT: env.SPI_PORT,
    CONSOLE_PORT: env.CONSOLE_PORT,
    WORKER_PORT: env.WORKER_PORT,
    ...(env.SANDBOX === 'on' ? sandboxPorts : {}),
  });
  const secrets = await keepSecrets(env.DATA_DIR);
  const databaseUrl = env.DATABASE_URL ?? (await startDatabase(env.DATA_DIR));
  await migrate(databaseUrl);

  const settings = appSettings(env, secrets, databaseUrl);
  stopSteps.push(await keepSettings(env.DATA_DIR, settings.bridge));
  const { urls } = settings;
  const built = Promise.all([
    runToEnd('console', 'apps/console/build-web.ts', settings.bridge, ['--if-stale']),
    runToEnd('settings-page', 'apps/settings-page/build-web.ts', settings.bridge, ['--if-stale']),
  ]);
  if (env.SANDBOX === 'on') {
    const sandbox = run('sandbox', 'packages/sandbox/src/main.ts', settings.sandbox);
    await untilReady(sandbox, `${urls.wix}/healthz`);
    await untilReady(sandbox, `${urls.pos}/healthz`);
  }
  await built;
  const adapter = run('spi-adapter', 'apps/spi-adapter/src/server.ts', settings.bridge);
  const worker = run('worker', 'apps/worker/src/server.ts', settings.bridge);
  const staffConsole = run('console', 'apps/console/src/server/server.ts', settings.bridge);
  await Promise.all([
    untilReady(adapter, `http://localhost:${env.SPI_PORT}/readyz`),
    untilReady(worker, `${urls.worker}/readyz`),
    untilReady(staffConsole, `http://localhost:${env.CONSOLE_PORT}/readyz`),
  ]);
  // The house stands without its demo, too.
  const merchants =
    env.SANDBOX === 'on'
      ? await bringInDemoMerchants(settings).catch((error: unknown) => [
          `not all of them are there: ${error instanceof Error ? error.message : error}`,
        ])
      : [];
  sayWhere(env, settings, merchants);
}

async function startDatabase(dataDir: string): Promise<string> {
  const postgres = await startEmbeddedPostgres({
    directory: path.join(dataDir, 'postgres'),
    onLog: (line) => console.log(line),
  });
  stopSteps.push(() => postgres.stop());
  await postgres.createDatabase(databaseName);
  return postgres.url(databaseName);
}

/** A process that ends by itself takes the others down: half a house helps nobody. */
function run(name: string, script: string, env: Readonly<Record<string, string>>): Child {
  const child = startChild(name, script, env);
  children.push(child);
  void child.ended.then((how) => {
    if (stopping !== undefined) return;
    console.error(how);
    void stop(1);
  });
  return child;
}

function sayWhere(env: Env, { urls, bridge }: AppSettings, merchants: readonly string[]): void {
  const sandbox =
    env.SANDBOX === 'on'
      ? `
  Sandbox Wix     ${urls.wix}   (a site owner's dashboard: ${urls.wix}/dashboard)
  Sandbox POS     ${urls.pos}

Demo merchants

  ${merchants.join('\n  ')}`
      : '';
  console.log(`
Wix POS Bridge runs.

  Console         ${urls.console}
    sign in as    ${bridge['CONSOLE_ADMIN_EMAIL']}
    password      ${bridge['CONSOLE_ADMIN_PASSWORD']}
  SPI adapter     ${urls.adapter}/wix-spi   (docs: ${urls.adapter}/docs)${sandbox}

Ctrl-C stops it. Everything is kept in ${env.DATA_DIR}.
`);
}
