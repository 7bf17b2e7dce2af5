import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/**
 * What comments and documents cite has to be there: a `§` of the code is a section of docs/wix ("contract
 * §2.4"), `ADR 7` is the one decision of that number, and a link of a document leads to a file and a heading.
 */
const skip = (path: string): boolean => /(^|\/)(node_modules|dist)(\/|$)/.test(path);
const read = (path: string): string => readFileSync(path, 'utf8');
const documents = globSync('{*.md,docs/**/*.md,packages/*/*.md,apps/*/*.md}', { exclude: skip });
const sources = globSync('{packages,apps,bench,faults,testing}/**/*.{ts,tsx,css}', {
  exclude: skip,
}).filter((path) => path !== 'testing/check-citations.ts');
const missing: string[] = [];

const sections = new Set(
  globSync('docs/wix/*.md').flatMap((path) =>
    [...read(path).matchAll(/^#+ (\d+(?:\.\d+)*)\.? /gm)].map(([, number]) => number),
  ),
);
const decisions = globSync('docs/adr/[0-9]*.md').map((path) => ({
  path,
  number: Number(/\d+/.exec(path)?.[0]),
}));

for (const path of [...sources, ...documents]) {
  const text = read(path);
  for (const [, number] of text.matchAll(/§(\d+(?:\.\d+)*)/g)) {
    if (!sections.has(number)) missing.push(`${path}: no §${number} in docs/wix`);
  }
  for (const [, number] of text.matchAll(/\bADR (\d+)/g)) {
    const named = decisions.filter((decision) => decision.number === Number(number));
    if (named.length !== 1) missing.push(`${path}: ${named.length} decisions are ADR ${number}`);
  }
}

const index = existsSync('docs/adr/README.md') ? read('docs/adr/README.md') : '';
const form = ['Context', 'Decision', 'Consequences'];
for (const { path, number } of decisions) {
  const text = read(path);
  if (decisions.some((other) => other.path !== path && other.number === number)) {
    missing.push(`${path}: its number stands twice`);
  }
  const headings = [...text.matchAll(/^## (.+)$/gm)].map(([, heading]) => heading);
  if (!/^Status: /m.test(text) || headings.join() !== form.join()) {
    missing.push(`${path}: the form is "Status: …", then ${form.join(', ')}`);
  }
  if (!index.includes(`(${path.replace('docs/adr/', '')})`)) {
    missing.push(`${path}: not in docs/adr/README.md`);
  }
}

/** The name that GitHub gives to a heading. */
const anchorOf = (heading: string): string =>
  heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N} _-]/gu, '')
    .replaceAll(' ', '-');

for (const path of documents) {
  for (const [, target = '', anchor] of read(path).matchAll(/\]\(([^)#\s:]*)(?:#([^)\s]+))?\)/g)) {
    const file = target === '' ? path : join(dirname(path), target);
    if (!existsSync(file)) missing.push(`${path}: the link to ${target} leads nowhere`);
    else if (anchor !== undefined) {
      const headings = [...read(file).matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
        anchorOf(heading),
      );
      if (!headings.includes(anchor)) missing.push(`${path}: ${target}#${anchor} leads nowhere`);
    }
  }
}

if (missing.length > 0) {
  process.stderr.write(`Cited, and not there:\n${missing.join('\n')}\n`);
  process.exitCode = 1;
}
