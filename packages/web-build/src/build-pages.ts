import { createHash } from 'node:crypto';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { build } from 'vite';
import { compressAssets } from './compress-assets.ts';

export interface PagesToBuild {
  /** The app's folder, in which `vite.config.ts` lies. */
  readonly home: string;
  /** Where that configuration puts the pages, e.g. `dist/web`. */
  readonly output: string;
  /** What the pages are made of, files and folders; a change to any of them makes a build stale. */
  readonly sources: readonly string[];
  /** The most that all scripts may weigh together, gzipped; more of them fails the build. */
  readonly mostScriptBytes?: number;
}

/**
 * Builds an app's pages as production has them, each asset also compressed. With `--if-stale` on the
 * command line only where the sources have changed since the last build, by their content.
 * @throws Error where the scripts weigh more than they may
 */
export async function buildPages(pages: PagesToBuild): Promise<void> {
  const output = join(pages.home, pages.output);
  const stamp = join(output, '.built-from');
  const fingerprint = await fingerprintOf(pages.home, [...pages.sources, 'vite.config.ts']);
  const builtFrom = await readFile(stamp, 'utf8').catch(() => null);
  if (process.argv.includes('--if-stale') && builtFrom === fingerprint) return;

  // Whatever the caller runs in (tests, for one), the pages are those of production.
  process.env['NODE_ENV'] = 'production';
  await build({
    configFile: join(pages.home, 'vite.config.ts'),
    logLevel: 'warn',
    mode: 'production',
  });
  const { scriptBytes } = await compressAssets(join(output, 'assets'));
  const most = pages.mostScriptBytes ?? Number.POSITIVE_INFINITY;
  if (scriptBytes > most) {
    throw new Error(`the scripts weigh ${scriptBytes} bytes gzipped; at most ${most} are allowed`);
  }
  await writeFile(stamp, fingerprint);
}

async function fingerprintOf(home: string, sources: readonly string[]): Promise<string> {
  const hash = createHash('sha256');
  for (const source of sources) {
    for (const file of await filesUnder(join(home, source))) {
      hash
        .update(file.slice(home.length).split(sep).join('/'))
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
