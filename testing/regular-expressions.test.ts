import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { check } from 'recheck';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { expressionsIn } from './expressions-in.ts';

// Texts from outside are as long as whoever sends them likes: a regular expression whose time grows faster than
// a text's length stalls a process. Every one of the code is looked at, a new one as well.
const root = new URL('..', import.meta.url);
const files = execFileSync('git', ['ls-files', 'apps', 'packages'], { cwd: root, encoding: 'utf8' })
  .split('\n')
  .filter((file) => /\.tsx?$/.test(file) && !/\.(?:test|fixture|setup)\.|\/testing\//.test(file))
  .filter((file) => !file.startsWith('packages/sandbox/'));

const found = new Map<string, { readonly source: string; readonly flags: string; in: string[] }>();
for (const file of files) {
  for (const { source, flags } of expressionsIn(readFileSync(new URL(file, root), 'utf8'), file)) {
    const key = `/${source}/${flags}`;
    const known = found.get(key) ?? { source, flags, in: [] };
    known.in.push(file);
    found.set(key, known);
  }
}

/** Enough to find what is slow, and little enough for every run of the tests. */
const effort = {
  timeout: 30_000,
  incubationLimit: 5_000,
  attackLimit: 300_000,
  maxAttackStringSize: 60_000,
  maxIteration: 3,
  maxInitialGenerationSize: 100,
  maxGenerationSize: 30,
};

/** What the check says of one: `linear`, `safe`, or how much faster than the text its time grows. */
async function growthOf(source: string, flags: string): Promise<string> {
  const said = await check(source, flags, effort);
  if (said.status === 'safe') return said.status;
  return said.status === 'vulnerable' ? said.complexity.summary : `unknown: ${said.error.kind}`;
}

test('no regular expression takes longer than by the length of its text', async () => {
  expect(found.size).toBeGreaterThan(60);
  const slow: string[] = [];
  for (const [key, expression] of found) {
    const growth = await growthOf(expression.source, expression.flags);
    if (growth !== 'safe') slow.push(`${key} in ${expression.in.join(', ')}: ${growth}`);
  }
  expect(slow).toEqual([]);
});

test('the check sees what is slow', async () => {
  expect(await growthOf(String.raw` *\n *`, 'g')).toContain('2nd degree');
  expect(await growthOf(String.raw`^(-?)0*(\d+?)(?:\.(\d*?)0*)?$`, '')).toContain('3rd degree');
  expect(await growthOf('(?:a+)+b', '')).toContain('exponential');
});

test('those that are made of parts are found as well', () => {
  const made = ['plain-text.ts', 'known-device.ts'].map(
    (name) =>
      [...found.values()].filter(({ in: files_ }) => files_.some((f) => f.endsWith(name))).length,
  );
  expect(z.array(z.number().positive()).safeParse(made).success).toBe(true);
  expect(
    [...found.values()].some(
      ({ source }) => source.includes('blockquote|br|center') && source.includes('[^"<]*'),
    ),
  ).toBe(true);
});
