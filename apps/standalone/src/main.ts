// `pnpm start`: PostgreSQL, the sandbox and every app, each as a process of its own.
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { migrate } from '@pos-bridge/core';
import { startEmbeddedPostgres } from '@pos-bridge/embedded-postgres';
import { type AppSettings, appSettings } from './app-settings.ts';
import { type Child, runToEnd, startChild, untilReady } from './child.ts';
import { bringInDemoMerchants } from './demo-merchants.ts';
import { type Env, readEnv, root } from './env.ts';
import { createGrowingPause } from './growing-pause.ts';
import { keepSettings } from './kept-settings.ts';
import { endLeftOver, noteRunning, type RunningNote } from './left-over.ts';
import { checkPortsAreFree, listens } from './ports.ts';
import { type KeptSecrets, keepSecrets } from './secrets.ts';

const databaseName = 'pos_bridge';
const lookAtDatabaseMs = 2_000;
const stopSteps: (() => Promise<void>)[] = [];
/** Those that run now, by name. */
const children = new Map<string, Child>();
/** Before everything stands, a process that ends is a reason to give up; afterwards it is started again. */
let stands = false;
let stopping: Promise<never> | undefined;

/** Stops what was started, the last first, and ends. A second Ctrl-C does not cut it short. */
function stop(code: number): Promise<never> {
  stopping ??= (async () => {
    await Promise.all([...children.values()].map((child) => child.stop()));
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
  for (const name of await endLeftOver(env.DATA_DIR)) {
    console.log(`An earlier start left ${name} running: ended.`);
  }
  await checkPortsAreFree({
    SPI_PORT: env.SPI_PORT,
    CONSOLE_PORT: env.CONSOLE_PORT,
    WORKER_PORT: env.WORKER_PORT,
    ...(env.SANDBOX === 'on' ? sandboxPorts : {}),
  });
  const kept = await keepSecrets(env.DATA_DIR);
  const { secrets } = kept;
  const note = noteRunning(env.DATA_DIR, {
    name: 'start',
    // As it stands in the command, which names it from the root.
    script: path.relative(root, fileURLToPath(import.meta.url)),
    pid: process.pid,
  });
  stopSteps.push(() => note.forget());
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
    const sandbox = run(note, 'sandbox', 'packages/sandbox/src/main.ts', settings.sandbox);
    await untilReady(sandbox, `${urls.wix}/healthz`);
    await untilReady(sandbox, `${urls.pos}/healthz`);
  }
  await built;
  const adapter = run(note, 'spi-adapter', 'apps/spi-adapter/src/server.ts', settings.bridge);
  const worker = run(note, 'worker', 'apps/worker/src/server.ts', settings.bridge);
  const staffConsole = run(note, 'console', 'apps/console/src/server/server.ts', settings.bridge);
  await Promise.all([
    untilReady(adapter, `http://localhost:${env.SPI_PORT}/readyz`),
    untilReady(worker, `${urls.worker}/readyz`),
    untilReady(staffConsole, `http://localhost:${env.CONSOLE_PORT}/readyz`),
  ]);
  stands = true;
  // The stack stands without its demo, too.
  const merchants =
    env.SANDBOX === 'on'
      ? await bringInDemoMerchants(settings).catch((error: unknown) => [
          `not all of them are there: ${error instanceof Error ? error.message : error}`,
        ])
      : [];
  sayWhere(env, settings, merchants, kept);
}

async function startDatabase(dataDir: string): Promise<string> {
  const directory = path.join(dataDir, 'postgres');
  const onLog = (line: string) => console.log(line);
  let postgres = await startEmbeddedPostgres({ directory, onLog });
  stopSteps.push(() => postgres.stop());
  await postgres.createDatabase(databaseName);
  const { port } = postgres;
  const url = postgres.url(databaseName);
  const watch = async (): Promise<void> => {
    if (stopping !== undefined || (await listens(port)) || stopping !== undefined) return;
    console.error('PostgreSQL ended: it is started again');
    postgres = await startEmbeddedPostgres({ directory, onLog, port });
  };
  // One look after another: to start takes longer than to look.
  const watchOn = (): void => {
    setTimeout(() => {
      watch()
        .catch((error: unknown) => console.error(`PostgreSQL: ${String(error)}`))
        .finally(watchOn);
    }, lookAtDatabaseMs).unref();
  };
  watchOn();
  return url;
}

/** A process that ends once everything stands is started again, after a pause that grows. */
function run(
  note: RunningNote,
  name: string,
  script: string,
  env: Readonly<Record<string, string>>,
): Child {
  const pauses = createGrowingPause();
  const start = (): Child => {
    const startedAt = performance.now();
    const child = startChild(name, script, env);
    children.set(name, child);
    if (child.pid !== undefined) note.started(name, path.join(root, script), child.pid);
    void child.ended.then((how) => {
      if (stopping !== undefined) return;
      if (!stands) {
        console.error(how);
        void stop(1);
        return;
      }
      const pauseMs = pauses.next(performance.now() - startedAt);
      console.error(`${how}: it is started again in ${pauseMs / 1_000} s`);
      setTimeout(() => {
        if (stopping === undefined) start();
      }, pauseMs);
    });
    return child;
  };
  return start();
}

function sayWhere(
  env: Env,
  { urls, bridge }: AppSettings,
  merchants: readonly string[],
  kept: KeptSecrets,
): void {
  const givenPassword = env.CONSOLE_ADMIN_PASSWORD;
  const password =
    givenPassword !== undefined
      ? '(as CONSOLE_ADMIN_PASSWORD says)'
      : kept.areNew
        ? `${kept.secrets.adminPassword}   (shown this once; it lies in ${kept.file})`
        : `(of the first start; it lies in ${kept.file})`;
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
    password      ${password}
  SPI adapter     ${urls.adapter}/wix-spi   (docs: ${urls.adapter}/docs)${sandbox}

Ctrl-C stops it. Everything is kept in ${env.DATA_DIR}.
`);
}
