import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { chromium, type Page } from 'playwright-core';
import { launchBrowserServer } from './chromium.ts';
import { freePort } from './free-port.ts';

/** `pnpm docs:pictures`: takes the README's pictures of the console from a sandbox of its own. */
const folder = 'docs/images';
const dataDir = await mkdtemp(join(tmpdir(), 'pos-bridge-pictures-'));
const [SPI_PORT, CONSOLE_PORT, SANDBOX_WIX_PORT, SANDBOX_POS_PORT, WORKER_PORT] = await Promise.all(
  Array.from({ length: 5 }, async () => String(await freePort())),
);
const sandbox = spawn(process.execPath, ['apps/standalone/src/main.ts'], {
  env: {
    ...process.env,
    DATA_DIR: dataDir,
    SPI_PORT,
    CONSOLE_PORT,
    SANDBOX_WIX_PORT,
    SANDBOX_POS_PORT,
    WORKER_PORT,
  },
  stdio: ['ignore', 'pipe', 'inherit'],
});
const browsers = await launchBrowserServer();

try {
  const output = await untilReady();
  const browser = await chromium.connect(browsers.wsEndpoint());
  const page = await browser.newPage({ viewport: { width: 1200, height: 720 } });
  page.setDefaultTimeout(60_000);
  await signIn(page, output);
  await mkdir(folder, { recursive: true });
  await picture(page, 'home');
  await page.getByRole('link', { name: 'Accepted on Wix, not in the kitchen' }).first().click();
  await page.getByRole('heading', { level: 1, name: / · / }).waitFor();
  await picture(page, 'order');
} finally {
  await browsers.close();
  sandbox.kill('SIGTERM');
  if (sandbox.exitCode === null) await once(sandbox, 'exit');
  await rm(dataDir, { recursive: true, force: true });
}

function consoleUrl(): string {
  return `http://localhost:${CONSOLE_PORT}`;
}

/** What it printed until everything stood, the sign-in among it. */
function untilReady(): Promise<string> {
  return new Promise((resolve, reject) => {
    let output = '';
    sandbox.stdout.on('data', (chunk: Buffer) => {
      output += chunk.toString();
      if (output.includes('Ctrl-C stops it')) resolve(output);
    });
    sandbox.once('exit', () => reject(new Error(`the sandbox ended:\n${output}`)));
  });
}

async function signIn(page: Page, output: string): Promise<void> {
  const [, email = ''] = /sign in as +(\S+)/.exec(output) ?? [];
  const [, password = ''] = /password +(\S+)/.exec(output) ?? [];
  await page.goto(consoleUrl());
  await page.getByLabel('E-mail').fill(email);
  await page.getByLabel('Password').first().fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('heading', { name: 'Home' }).waitFor();
}

async function picture(page: Page, name: string): Promise<void> {
  await page.waitForLoadState('load');
  // Fades and bars that fill end.
  await pause(3_000);
  await page.screenshot({ path: join(folder, `${name}.png`), animations: 'disabled' });
}
