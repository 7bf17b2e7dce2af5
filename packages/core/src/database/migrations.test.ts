import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, it } from 'vitest';
import { z } from 'zod';

const folder = path.join(import.meta.dirname, '../../../../drizzle');
const journalSchema = z.object({
  entries: z.array(z.object({ tag: z.string(), when: z.number() })),
});

it('every migration that is there is run, and in the order of its name', async () => {
  const journal = await readFile(path.join(folder, 'meta/_journal.json'), 'utf8');
  const { entries } = journalSchema.parse(JSON.parse(journal));
  const files = await readdir(folder);
  const migrations = files.filter((name) => name.endsWith('.sql')).toSorted();
  expect(entries.map(({ tag }) => `${tag}.sql`)).toEqual(migrations);
  const moments = entries.map(({ when }) => when);
  expect(moments).toEqual(moments.toSorted((a, b) => a - b));
});
