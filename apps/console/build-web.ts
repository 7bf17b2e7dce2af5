import { createHash } from 'node:crypto';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { build } from 'vite';

/**
 * Builds the console's pages into `dist/web`, each asset also compressed. With `--if-stale` only where
 * the sources have changed since the last build, by their content.
 */
const here = fileURLToPath(new URL('.', import.meta.url));
const output = join(here, 'dist/web');
const stamp = join(here, 'dist/web/.built-from');
const sources = ['src/web', 'vite.config.ts', 'package.json', 'build-web.ts'];

const fingerprint = await fingerprintOf(sources.map((source) => join(here, source)));
const builtFrom = await readFile(stamp, 'utf8').catch(() => null);
if (process.argv.includes('--if-stale') && builtFrom === fingerprint) process.exit(0);

// Whatever the caller runs in (tests, for one), the pages are those of production.
process.env['NODE_ENV'] = 'production';
await build({ configFile: join(here, 'vite.config.ts'), logLevel: 'warn', mode: 'production' });
await compressAssets(join(output, 'assets'));
await writeFile(stamp, fingerprint);

async function fingerprintOf(paths: readonly string[]): Promise<string> {
  const hash = createHash('sha256');
  for (const path of paths) {
    for (const file of await filesUnder(path)) {
      hash
        .update(file.slice(here.length))
        .update('\0')
        .update(await readFile(file));
    }
  }
  return hash.digest('hex');
}

async function filesUnder(path: string): Promise<string[]> {
  const entries = await readdir(path, { withFileTypes: true, recursive: true }).catch(() => null);
  if (entries === null) return [path];
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

async function compressAssets(directory: string): Promise<void> {
  const params = { [constants.BROTLI_PARAM_QUALITY]: 9 };
  for (const file of await readdir(directory)) {
    if (!/\.(js|css|svg)$/.test(file)) continue;
    const content = await readFile(join(directory, file));
    await writeFile(
      join(directory, `${file}.br`),
      await promisify(brotliCompress)(content, { params }),
    );
    await writeFile(join(directory, `${file}.gz`), await promisify(gzip)(content, { level: 9 }));
  }
}
