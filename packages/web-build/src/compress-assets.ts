import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

/**
 * Puts a `.br` and a `.gz` beside every asset that is text, for the server to send.
 * @returns what all scripts weigh together, gzipped
 */
export async function compressAssets(directory: string): Promise<{ scriptBytes: number }> {
  const params = { [constants.BROTLI_PARAM_QUALITY]: 9 };
  let scriptBytes = 0;
  for (const file of await readdir(directory)) {
    if (!/\.(js|css|svg)$/.test(file)) continue;
    const content = await readFile(join(directory, file));
    const gzipped = await promisify(gzip)(content, { level: 9 });
    await writeFile(join(directory, `${file}.gz`), gzipped);
    await writeFile(
      join(directory, `${file}.br`),
      await promisify(brotliCompress)(content, { params }),
    );
    if (file.endsWith('.js')) scriptBytes += gzipped.length;
  }
  return { scriptBytes };
}
