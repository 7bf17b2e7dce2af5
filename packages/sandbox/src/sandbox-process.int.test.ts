import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { z } from 'zod';
import { type Listener, listen } from '../testing/listener.ts';
import { demoMerchants } from './demo/demo-ids.ts';

const sitesSchema = z.object({
  sites: z.array(z.looseObject({ instanceId: z.string(), configurations: z.unknown() })),
});
const file = (name: string) => new URL(name, import.meta.url).pathname;
const stateDirectory = mkdtempSync(join(tmpdir(), 'sandbox-process-'));
let adapter: Listener;
let child: ChildProcess | undefined;
beforeEach(async () => {
  adapter = await listen(({ path }) => {
    switch (path) {
      case '/wix-spi/account-ids':
        return { status: 200, body: { accountIds: ['account-1'] } };
      case '/wix-spi/get-configuration-status':
        return { status: 200, body: { status: 'READY' } };
      case '/wix-spi/validate-order':
        return { status: 428, body: { applicationError: { code: 'CLOSED' } } };
      default:
        return { status: 404 };
    }
  });
});
afterEach(async () => {
  child?.kill('SIGKILL');
  await adapter.close();
  rmSync(stateDirectory, { recursive: true, force: true });
});

/** Starts the sandbox as a process. @returns the address of its Wix */
async function start(): Promise<string> {
  const started = spawn(process.execPath, [file('main.ts')], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: {
      PATH: process.env['PATH'],
      SANDBOX_WIX_PORT: '0',
      SANDBOX_POS_PORT: '0',
      SANDBOX_ADAPTER_URL: adapter.url,
      SANDBOX_STATE_DIR: stateDirectory,
      WIX_APP_ID: 'app-1',
      WIX_APP_SECRET: 'app-secret',
      SANDBOX_POS_CLIENT_SECRET: 'pos-secret',
      SANDBOX_POS_WEBHOOK_SECRETS: 'whsec_dGhlLXNlY3JldA==',
    },
  });
  child = started;
  for await (const line of createInterface({ input: started.stdout })) {
    const ready = /Wix at (\S+),/.exec(line);
    if (ready?.[1]) return ready[1];
  }
  throw new Error('the sandbox ended before it was ready');
}

async function stop(): Promise<number | null> {
  if (!child) throw new Error('nothing runs');
  const ended = once(child, 'exit');
  child.kill('SIGTERM');
  const [code] = await ended;
  return typeof code === 'number' ? code : null;
}

async function cli(...words: string[]): Promise<{ code: number | null; output: string }> {
  const run = spawn(process.execPath, [file('cli.ts'), ...words]);
  let output = '';
  for (const stream of [run.stdout, run.stderr])
    stream.on('data', (chunk: Buffer) => {
      output += chunk.toString();
    });
  const [code] = await once(run, 'close');
  return { code: typeof code === 'number' ? code : null, output };
}

test('a call from the command line goes out signed and shows request and answer', async () => {
  const wix = await start();
  const accounts = await cli('call', 'account-ids', '--wix', wix);
  expect(accounts).toMatchObject({ code: 0, output: expect.stringContaining('"account-1"') });
  expect(adapter.heard[0]?.body.split('.')).toHaveLength(3);

  const status = await cli('call', 'get-configuration-status', '--wix', wix);
  expect(status).toMatchObject({ code: 0, output: expect.stringContaining('"READY"') });
  expect(status.output).toContain(demoMerchants.ready.locations[0].configurationId);

  const site = demoMerchants.halfSetUp.name;
  const refused = await cli('call', 'validate-order', '--site', site, '--wix', wix);
  expect(refused).toMatchObject({ code: 1, output: expect.stringContaining('HTTP 428') });
  expect(refused.output).toContain('House Salad');

  const unknown = await cli('call', 'account-ids', '--site', 'Nowhere', '--wix', wix);
  expect(unknown).toMatchObject({ code: 1, output: expect.stringContaining('Kumo Noodle Bar') });
  expect((await cli('call', 'nonsense')).output).toContain('get-catalog-sync-status');
  expect(await stop()).toBe(0);
});

test('SIGTERM keeps the state for the next start', async () => {
  const { configurationId } = demoMerchants.halfSetUp.locations[0];
  const first = await start();
  const patched = await fetch(`${first}/control/configurations/${configurationId}`, {
    method: 'PATCH',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ enabled: true }),
  });
  expect(patched.status).toBe(200);
  const key = await (await fetch(`${first}/control/public-key`)).json();
  expect(await stop()).toBe(0);

  const second = await start();
  const listed = await (await fetch(`${second}/control/sites`)).json();
  const site = sitesSchema
    .parse(listed)
    .sites.find(({ instanceId }) => instanceId === demoMerchants.halfSetUp.instanceId);
  expect(site?.configurations).toMatchObject([{ id: configurationId, enabled: true }]);
  expect(await (await fetch(`${second}/control/public-key`)).json()).toEqual(key);
});
