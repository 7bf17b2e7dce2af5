import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';

const patience = { timeout: 120_000, interval: 200 };
let dataDir: string;
let ports: Record<string, string>;

beforeAll(async () => {
  dataDir = await mkdtemp(path.join(tmpdir(), 'pos-bridge-start-'));
  const names = ['SPI_PORT', 'CONSOLE_PORT', 'SANDBOX_WIX_PORT', 'SANDBOX_POS_PORT', 'WORKER_PORT'];
  ports = Object.fromEntries(
    await Promise.all(names.map(async (name) => [name, await freePort()])),
  );
});
afterAll(() => rm(dataDir, { recursive: true, force: true }));

function start(): { process: ChildProcess; output: () => string } {
  let output = '';
  const child = spawn(process.execPath, [fileURLToPath(new URL('./main.ts', import.meta.url))], {
    env: { PATH: process.env['PATH'], HOME: process.env['HOME'], DATA_DIR: dataDir, ...ports },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (chunk: Buffer) => {
      output += chunk.toString();
    });
  }
  return { process: child, output: () => output };
}
const status = (port: string | undefined, at: string) =>
  fetch(`http://localhost:${port}${at}`).then(
    (response) => response.status,
    () => 'nobody there',
  );

test('start brings everything up, stops cleanly, and starts again with what it kept', {
  timeout: 300_000,
}, async () => {
  const first = start();
  await expect.poll(first.output, patience).toContain('Ctrl-C stops it');
  expect(await status(ports['SPI_PORT'], '/readyz')).toBe(200);
  expect(await status(ports['WORKER_PORT'], '/readyz')).toBe(200);
  expect(await status(ports['CONSOLE_PORT'], '/')).toBe(200);
  // The site owner's page is there, and opens for nobody whom Wix has not sent.
  expect(await status(ports['SPI_PORT'], '/settings')).toBe(401);
  const password = /password +(\S+)/.exec(first.output())?.[1];

  // A second one says what is in the way, and harms nothing.
  const second = start();
  const [code] = await once(second.process, 'exit');
  expect(code).toBe(1);
  expect(second.output()).toContain(
    `port ${ports['SPI_PORT']} is in use (set SPI_PORT to another)`,
  );
  expect(await status(ports['SPI_PORT'], '/readyz')).toBe(200);

  // Ctrl-C in a terminal reaches the whole group at once; here it reaches the parent alone.
  first.process.kill('SIGINT');
  expect(await once(first.process, 'exit')).toEqual([0, null]);
  for (const port of Object.values(ports)) expect(await status(port, '/')).toBe('nobody there');

  const again = start();
  await expect.poll(again.output, patience).toContain('Ctrl-C stops it');
  expect(again.output()).toContain(password);
  again.process.kill('SIGTERM');
  expect(await once(again.process, 'exit')).toEqual([0, null]);
});

function freePort(): Promise<string> {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(String(typeof address === 'object' ? address?.port : '')));
    });
  });
}
