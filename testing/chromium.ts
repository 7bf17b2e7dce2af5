import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { inflate } from '@sparticuz/chromium';
import { type BrowserServer, chromium } from 'playwright-core';
import { z } from 'zod';

const args = [
  // Pages live for seconds: what optimizes their scripts costs more than it brings.
  '--js-flags=--no-maglev --no-turbofan --always-sparkplug',
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/**
 * A headless Chromium that needs nothing but Node and npm: the binary of the npm package, with the
 * shared libraries and a font that a bare system lacks. `CHROMIUM_PATH` names another one. Several
 * callers share it; see `browser`.
 */
export async function launchBrowserServer(): Promise<BrowserServer> {
  const given = process.env['CHROMIUM_PATH'];
  if (given !== undefined && given !== '') {
    return chromium.launchServer({ executablePath: given, args });
  }
  const home = await unpackChromium();
  return chromium.launchServer({
    executablePath: join(home, 'chromium'),
    args,
    env: {
      ...process.env,
      LD_LIBRARY_PATH: join(home, 'al2023/lib'),
      FONTCONFIG_FILE: join(home, 'fonts.conf'),
      XDG_CACHE_HOME: join(home, 'cache'),
    },
  });
}

/** Unpacks once a version, and beside its place first: who finds the folder finds it whole. */
async function unpackChromium(): Promise<string> {
  const packageFolder = dirname(
    dirname(createRequire(import.meta.url).resolve('@sparticuz/chromium')),
  );
  const { version } = z
    .object({ version: z.string() })
    .parse(JSON.parse(await readFile(join(packageFolder, 'package.json'), 'utf8')));
  const cache = fileURLToPath(new URL('../node_modules/.cache', import.meta.url));
  const home = join(cache, `chromium-${version}`);
  if (existsSync(home)) return home;

  const fresh = `${home}-${randomUUID()}`;
  await mkdir(fresh, { recursive: true });
  // The package unpacks into the folder for temporary files, wherever that is said to be.
  const before = process.env['TMPDIR'];
  process.env['TMPDIR'] = fresh;
  try {
    await Promise.all(
      ['chromium.br', 'fonts.tar.br', 'al2023.tar.br'].map((file) =>
        inflate(join(packageFolder, 'bin', file)),
      ),
    );
  } finally {
    if (before === undefined) delete process.env['TMPDIR'];
    else process.env['TMPDIR'] = before;
  }
  await writeFile(
    join(fresh, 'fonts.conf'),
    `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">
    <fontconfig><dir>/usr/share/fonts</dir><dir>${home}/fonts</dir></fontconfig>`,
  );
  try {
    await rename(fresh, home);
  } catch (error) {
    // Another process was faster.
    await rm(fresh, { recursive: true, force: true });
    if (!existsSync(home)) throw error;
  }
  return home;
}
