import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { expect, test } from 'vitest';
import { builtWeb } from '../../testing/browser-console.ts';

/** What stands between a person and the first thing on the screen. */
const mostBytes = 250_000;

test('the scripts that every page waits for weigh at most 250 KB gzipped', async () => {
  const html = await readFile(join(builtWeb, 'index.html'), 'utf8');
  // The entry and, as modulepreload, everything that it imports: the rest comes with the pages.
  const scripts = [...html.matchAll(/(?:src|href)="\/([^"]+\.js)"/g)].map(([, path = '']) => path);
  expect(scripts).toContainEqual(expect.stringMatching(/^assets\/index-/));
  const weights = await Promise.all(
    scripts.map(async (path) => {
      const content = await readFile(join(builtWeb, path));
      return (await promisify(gzip)(content, { level: 9 })).length;
    }),
  );
  expect(weights.reduce((sum, weight) => sum + weight, 0)).toBeLessThanOrEqual(mostBytes);
});
