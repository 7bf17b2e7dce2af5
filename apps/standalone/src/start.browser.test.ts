import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { demoMerchants } from '@pos-bridge/sandbox';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { z } from 'zod';
import { browser } from '../../../testing/browser.ts';
import { buildStack, patience, type RunningStack, type TestStack } from '../testing/test-stack.ts';

let stack: TestStack;

beforeAll(async () => {
  stack = await buildStack();
});
afterAll(() => stack.close());

let latest: RunningStack | undefined;

/** The start that runs, or else one more: each costs a minute on a busy machine. */
async function started(): Promise<RunningStack> {
  if (latest === undefined || latest.process.exitCode !== null || latest.process.killed) {
    latest = stack.start();
    await latest.ready();
  }
  return latest;
}

const status = (port: string, at: string) =>
  fetch(`http://localhost:${port}${at}`).then(
    (response) => response.status,
    () => 'nobody there',
  );

/** The simulated Wix calls the adapter, as it would for a shopper. */
async function callAsWix(operation: string): Promise<{ requestId: string; body: unknown }> {
  const answer = await fetch(`${stack.url('SANDBOX_WIX_PORT')}/control/spi`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ operation, instanceId: demoMerchants.ready.instanceId }),
  });
  const { request, response } = z
    .object({
      request: z.object({ requestId: z.string() }),
      response: z.object({ body: z.unknown() }),
    })
    .parse(await answer.json());
  return { requestId: request.requestId, body: response.body };
}

test('start brings everything up: staff sign in and see the call that Wix has just made', {
  timeout: 300_000,
}, async () => {
  const { email, password } = (await started()).administrator();

  const page = await (await browser()).newPage();
  page.setDefaultTimeout(60_000);
  await page.goto(`${stack.url('CONSOLE_PORT')}/spi-calls`);
  await page.getByLabel('E-mail').fill(email);
  await page.getByLabel('Password').first().fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.waitForURL('**/spi-calls');
  await page.getByRole('switch', { name: 'Live' }).click();

  const { requestId, body } = await callAsWix('listAccountIds');
  expect(body).toEqual({ accountIds: [expect.any(String)] });
  // The list shows ids shortened: their end tells this call from those of the demo's shoppers.
  const row = page.getByRole('row').filter({ hasText: `…${requestId.slice(-4)}` });
  await row.getByRole('link').first().click();
  await page.getByText(requestId).first().waitFor();

  // The simulated dashboard frames the settings page, by whichever name it is opened.
  for (const host of ['localhost', '127.0.0.1']) {
    const { instanceId } = demoMerchants.ready;
    await page.goto(`http://${host}:${stack.ports.SANDBOX_WIX_PORT}/dashboard/${instanceId}`);
    const settings = page.frameLocator('iframe');
    await settings.getByRole('heading', { name: 'POS integration' }).waitFor();
  }
  await page.close();
});

test('start says what is in its way, stops cleanly, and starts again with what it kept', {
  timeout: 300_000,
}, async () => {
  const first = await started();
  const { body } = await callAsWix('listAccountIds');

  const { ports } = stack;
  const second = stack.start();
  expect(await once(second.process, 'exit')).toEqual([1, null]);
  expect(second.output()).toContain(`port ${ports.SPI_PORT} is in use (set SPI_PORT to another)`);
  expect(await status(ports.SPI_PORT, '/readyz')).toBe(200);

  first.process.kill('SIGINT');
  expect(await once(first.process, 'exit')).toEqual([0, null]);
  for (const port of Object.values(ports)) expect(await status(port, '/')).toBe('nobody there');

  await started();
  expect((await callAsWix('listAccountIds')).body).toEqual(body);
});

const noteSchema = z.object({ started: z.array(z.object({ name: z.string(), pid: z.int() })) });

/** The number of a process that start has noted beside its data. */
async function pidOf(name: string): Promise<number> {
  const text = await readFile(path.join(stack.dataDir, 'running.json'), 'utf8');
  const found = noteSchema.parse(JSON.parse(text)).started.find((one) => one.name === name);
  if (found === undefined) throw new Error(`${name} is not noted`);
  return found.pid;
}

test('what dies is started again, PostgreSQL too, and what a kill -9 leaves the next start ends', {
  timeout: 300_000,
}, async () => {
  const { WORKER_PORT, CONSOLE_PORT } = stack.ports;
  const first = await started();

  process.kill(await pidOf('worker'), 'SIGKILL');
  await vi.waitFor(
    () => expect(first.output()).toContain('worker ended with SIGKILL: it is started again in 1 s'),
    patience,
  );
  await vi.waitFor(async () => expect(await status(WORKER_PORT, '/readyz')).toBe(200), patience);

  // Where PostgreSQL's user may not enter the directory of the data, it says where it is instead.
  const [, elsewhere] = /the database is kept in (\S+)/.exec(first.output()) ?? [];
  const cluster = elsewhere ?? path.join(stack.dataDir, 'postgres');
  const pidFile = await readFile(path.join(cluster, 'data', 'postmaster.pid'), 'utf8');
  const [pid] = pidFile.split('\n');
  process.kill(Number(pid), 'SIGQUIT');
  await vi.waitFor(
    () => expect(first.output()).toContain('PostgreSQL ended: it is started again'),
    patience,
  );
  for (const port of [CONSOLE_PORT, WORKER_PORT]) {
    await vi.waitFor(async () => expect(await status(port, '/readyz')).toBe(200), patience);
  }

  first.process.kill('SIGKILL');
  await once(first.process, 'exit');
  expect(await status(WORKER_PORT, '/healthz')).toBe(200);
  const again = await started();
  for (const name of ['sandbox', 'spi-adapter', 'worker', 'console']) {
    expect(again.output()).toContain(`An earlier start left ${name} running: ended.`);
  }
});
