import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { demoMerchants } from '@pos-bridge/sandbox';
import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { launchBrowser } from '../../../testing/browser.ts';

const patience = { timeout: 120_000, interval: 200 };
const portNames = [
  'SPI_PORT',
  'CONSOLE_PORT',
  'SANDBOX_WIX_PORT',
  'SANDBOX_POS_PORT',
  'WORKER_PORT',
] as const;
type Ports = Record<(typeof portNames)[number], string>;

let dataDir: string;
let ports: Ports;
let browser: Browser;
const running: ChildProcess[] = [];

beforeAll(async () => {
  dataDir = await mkdtemp(path.join(tmpdir(), 'pos-bridge-start-'));
  const [spi, staffConsole, wix, pos, worker] = await Promise.all(portNames.map(freePort));
  ports = {
    SPI_PORT: spi ?? '',
    CONSOLE_PORT: staffConsole ?? '',
    SANDBOX_WIX_PORT: wix ?? '',
    SANDBOX_POS_PORT: pos ?? '',
    WORKER_PORT: worker ?? '',
  };
  browser = await launchBrowser();
});
afterEach(async () => {
  for (const child of running.splice(0)) {
    if (child.exitCode !== null || child.signalCode !== null) continue;
    child.kill('SIGTERM');
    await once(child, 'exit');
  }
});
afterAll(async () => {
  await browser.close();
  await rm(dataDir, { recursive: true, force: true });
});

function start(): { process: ChildProcess; output: () => string } {
  let output = '';
  const child = spawn(process.execPath, [fileURLToPath(new URL('./main.ts', import.meta.url))], {
    env: { PATH: process.env['PATH'], HOME: process.env['HOME'], DATA_DIR: dataDir, ...ports },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  running.push(child);
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (chunk: Buffer) => {
      output += chunk.toString();
    });
  }
  return { process: child, output: () => output };
}

const status = (port: string, at: string) =>
  fetch(`http://localhost:${port}${at}`).then(
    (response) => response.status,
    () => 'nobody there',
  );

/** The simulated Wix calls the adapter, as it would for a shopper. */
async function callAsWix(operation: string): Promise<{ requestId: string; body: unknown }> {
  const answer = await fetch(`http://localhost:${ports.SANDBOX_WIX_PORT}/control/spi`, {
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
  const house = start();
  await expect.poll(house.output, patience).toContain('Ctrl-C stops it');
  const [, email = ''] = /sign in as +(\S+)/.exec(house.output()) ?? [];
  const [, password = ''] = /password +(\S+)/.exec(house.output()) ?? [];

  const page = await browser.newPage();
  page.setDefaultTimeout(60_000);
  await page.goto(`http://localhost:${ports.CONSOLE_PORT}/spi-calls`);
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
  await page.close();
});

test('start says what is in its way, stops cleanly, and starts again with what it kept', {
  timeout: 300_000,
}, async () => {
  const first = start();
  await expect.poll(first.output, patience).toContain('Ctrl-C stops it');
  const { body } = await callAsWix('listAccountIds');

  const second = start();
  expect(await once(second.process, 'exit')).toEqual([1, null]);
  expect(second.output()).toContain(`port ${ports.SPI_PORT} is in use (set SPI_PORT to another)`);
  expect(await status(ports.SPI_PORT, '/readyz')).toBe(200);

  first.process.kill('SIGINT');
  expect(await once(first.process, 'exit')).toEqual([0, null]);
  for (const port of Object.values(ports)) expect(await status(port, '/')).toBe('nobody there');

  const again = start();
  await expect.poll(again.output, patience).toContain('Ctrl-C stops it');
  expect((await callAsWix('listAccountIds')).body).toEqual(body);
});

function freePort(): Promise<string> {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(String(typeof address === 'object' ? address?.port : '')));
    });
  });
}
