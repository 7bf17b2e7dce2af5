import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { z } from 'zod';

const script = fileURLToPath(new URL('break-parts.in-page.js', import.meta.url));
const reportSchema = z.object({ broken: z.array(z.string()), wrong: z.array(z.string()) });

/** What is broken, and how the page tells it; CSS selectors, and a pattern of the text with the id to quote. */
export interface Parts {
  readonly parts: string;
  /** Something that the page itself draws, outside of its parts. */
  readonly page: string;
  /** What must live whatever breaks, each by itself. */
  readonly frame: string;
  readonly fault: string;
}

/**
 * Throws in each part of the page, and tells which were broken, and what is wrong: a part that took another
 * along, said nothing, or did not come back when it was tried again.
 */
export async function breakParts(page: Page, wish: Parts): Promise<z.infer<typeof reportSchema>> {
  const source = await readFile(script, 'utf8');
  return reportSchema.parse(
    await page.evaluate(
      `(async () => { ${source}; return breakParts(${JSON.stringify(wish)}); })()`,
    ),
  );
}
