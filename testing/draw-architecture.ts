import { globSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { z } from 'zod';

/**
 * Draws what docs/architecture.md shows of the code, between its `<!-- drawn: … -->` marks: who imports whom
 * (types too, tests not), and the tables with their keys. `pnpm docs:draw` writes it; with `--check` it fails
 * where the page is not what the code is. Circles among packages, core's folders or files fail it as well, and
 * so does a core that gives out more names than a reader of its index can hold.
 */
const page = 'docs/architecture.md';
type Arrows = ReadonlyMap<string, ReadonlySet<string>>;

const isTest = (path: string): boolean => /\.(test|fixture|setup)\.tsx?$/.test(path);

function importsOf(path: string): string[] {
  const text = readFileSync(path, 'utf8');
  const found = text.matchAll(
    /^(?:import|export)\b[^'";]*?from '([^']+)'|\bimport\(\s*'([^']+)'/gm,
  );
  return [...found].map(([, from, dynamic]) => from ?? dynamic ?? '');
}

/** Who imports whom, of the things that `ownerOf` makes of a file's and an import's path. */
function arrowsBetween(
  pattern: string,
  ownerOf: (path: string) => string | null,
  pathOf: (specifier: string, importer: string) => string | null,
): Arrows {
  const arrows = new Map<string, Set<string>>();
  for (const path of globSync(pattern).sort()) {
    const owner = isTest(path) ? null : ownerOf(path);
    if (owner === null) continue;
    const targets = arrows.get(owner) ?? new Set<string>();
    arrows.set(owner, targets);
    for (const specifier of importsOf(path)) {
      const imported = pathOf(specifier, path);
      const target = imported === null ? null : ownerOf(imported);
      if (target !== null && target !== owner) targets.add(target);
    }
  }
  return arrows;
}

const packageArrows = (): Arrows =>
  arrowsBetween(
    '{packages,apps}/*/src/**/*.{ts,tsx}',
    (path) => /^(?:packages|apps)\/[^/]+/.exec(path)?.[0] ?? null,
    (specifier) => {
      const name = /^@pos-bridge\/([^/]+)/.exec(specifier)?.[1];
      return name === undefined ? null : `${globSync(`{packages,apps}/${name}`)[0] ?? ''}/`;
    },
  );

/** Core's folders, and what stands above them all. Its small files below them all are left out. */
const core = 'packages/core/src/';
const coreArrows = (): Arrows =>
  arrowsBetween(
    `${core}**/*.ts`,
    (path) => {
      const [first = '', ...rest] = path.slice(core.length).split('/');
      if (rest.length > 0) return `${first}/`;
      return first === 'core.ts' ? first : null;
    },
    (specifier, importer) =>
      specifier.startsWith('.') ? join(dirname(importer), specifier) : null,
  );

/** Files, by what each imports of its own package. */
const fileArrows = (): Arrows =>
  arrowsBetween(
    '{packages,apps}/*/src/**/*.{ts,tsx}',
    (path) => path,
    (specifier, importer) =>
      specifier.startsWith('.') ? join(dirname(importer), specifier) : null,
  );

/** Whoever reaches itself. What stands in a circle can only be understood as one. */
const inCircles = (arrows: Arrows): string[] =>
  [...arrows.keys()].filter((node) => reaches(arrows, node, node));

function reaches(arrows: Arrows, from: string, to: string, without?: string): boolean {
  const seen = new Set<string>();
  const open = [...(arrows.get(from) ?? [])].filter((next) => next !== without);
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    if (at === to) return true;
    if (seen.has(at)) continue;
    seen.add(at);
    open.push(...(arrows.get(at) ?? []));
  }
  return false;
}

/** An arrow that a longer way tells already is left out. */
function graph(arrows: Arrows, label: (node: string) => string): string {
  const nodes = [...arrows.keys()].sort();
  const id = (node: string): string => node.replace(/\W/g, '_');
  const lines = nodes.flatMap((from) =>
    [...(arrows.get(from) ?? [])]
      .sort()
      .filter((to) => !reaches(arrows, from, to, to))
      .map((to) => `  ${id(from)} --> ${id(to)}`),
  );
  const named = nodes.map((node) => `  ${id(node)}["${label(node)}"]`);
  return ['```mermaid', 'graph TD', ...named, ...lines, '```'].join('\n');
}

const columnSchema = z.object({ name: z.string(), type: z.string(), primaryKey: z.boolean() });
const columnsSchema = z.record(z.string(), z.object({ columns: z.array(z.string()) }));
const indexSchema = z.object({
  columns: z.array(z.object({ expression: z.string(), isExpression: z.boolean() })),
  isUnique: z.boolean(),
  where: z.string().optional(),
});
const tableSchema = z.object({
  name: z.string(),
  columns: z.record(z.string(), columnSchema),
  indexes: z.record(z.string(), indexSchema),
  foreignKeys: z.record(
    z.string(),
    z.object({ tableTo: z.string(), columnsFrom: z.array(z.string()) }),
  ),
  compositePrimaryKeys: columnsSchema,
  uniqueConstraints: columnsSchema,
});
type Table = z.infer<typeof tableSchema>;
const snapshotSchema = z.object({ tables: z.record(z.string(), tableSchema) });

/** The newest migration's picture of the database. */
function readTables(): Map<string, Table> {
  const newest = globSync('drizzle/meta/*_snapshot.json').sort().at(-1) ?? '';
  const { tables } = snapshotSchema.parse(JSON.parse(readFileSync(newest, 'utf8')));
  return new Map(Object.values(tables).map((table) => [table.name, table]));
}

/** Columns that are unique wherever they are set, alone or together. */
const uniqueKeys = (table: Table): string[][] => [
  ...Object.values(table.uniqueConstraints).map(({ columns }) => columns),
  ...Object.values(table.indexes)
    .filter(({ isUnique, where }) => isUnique && where === undefined)
    .map(({ columns }) => columns.map(({ expression }) => expression)),
];

const primaryKey = (table: Table): string[] => [
  ...Object.values(table.columns).flatMap(({ name, primaryKey }) => (primaryKey ? [name] : [])),
  ...Object.values(table.compositePrimaryKeys).flatMap(({ columns }) => columns),
];

function entity(table: Table): string[] {
  const primary = primaryKey(table);
  const foreign = Object.values(table.foreignKeys).flatMap(({ columnsFrom }) => columnsFrom);
  const unique = uniqueKeys(table).flatMap((columns) => (columns.length === 1 ? columns : []));
  const lines = Object.values(table.columns).flatMap(({ name, type }) => {
    const keys = [
      ...(primary.includes(name) ? ['PK'] : []),
      ...(foreign.includes(name) ? ['FK'] : []),
      ...(unique.includes(name) ? ['UK'] : []),
    ];
    return keys.length === 0 ? [] : [`    ${type.replace(/\W+/g, '_')} ${name} ${keys.join(', ')}`];
  });
  return [`  ${table.name} {`, ...lines, '  }'];
}

const relations = (table: Table): string[] =>
  Object.values(table.foreignKeys).map(({ tableTo, columnsFrom }) => {
    const keys = [primaryKey(table), ...uniqueKeys(table)];
    const isOne = keys.some((columns) => columns.join() === columnsFrom.join());
    return `  ${tableTo} ||--o${isOne ? '|' : '{'} ${table.name} : "${columnsFrom.join(', ')}"`;
  });

function dataModel(): string {
  const tables = readTables();
  const folders = new Map<string, Table[]>();
  for (const path of globSync(`${core}**/*tables.ts`).sort()) {
    const folder = dirname(path).slice(core.length);
    for (const [, name = ''] of readFileSync(path, 'utf8').matchAll(/pgTable\(\s*'(\w+)'/g)) {
      const table = tables.get(name);
      if (table !== undefined) folders.set(folder, [...(folders.get(folder) ?? []), table]);
    }
  }
  return [...folders]
    .map(([folder, own]) => {
      const lines = [...own.flatMap(entity), ...own.flatMap(relations)];
      return [`### ${folder}`, '', '```mermaid', 'erDiagram', ...lines, '```'].join('\n');
    })
    .join('\n\n');
}

const drawings: Readonly<Record<string, () => string>> = {
  packages: () => graph(packageArrows(), (node) => node.replace('packages/', '')),
  core: () => graph(coreArrows(), (node) => node),
  tables: dataModel,
};

const circles = [packageArrows(), coreArrows(), fileArrows()].flatMap(inCircles);
if (circles.length > 0) {
  process.stderr.write(`These import each other in a circle: ${circles.join(', ')}\n`);
  process.exitCode = 1;
}

const mostNames = 120;
const index = readFileSync(`${core}index.ts`, 'utf8');
const names = [...index.matchAll(/\{([^}]*)\}/g)].flatMap(
  ([, list = '']) => list.match(/\w[^,]*/g) ?? [],
);
if (index.includes('export *') || names.length > mostNames) {
  process.stderr.write(
    `${core}index.ts names each export, ${mostNames} at most: ${names.length}\n`,
  );
  process.exitCode = 1;
}

const before = readFileSync(page, 'utf8');
const after = before.replace(
  /(<!-- drawn: (\w+) -->\n)[\s\S]*?(<!-- end -->)/g,
  (_, start: string, name: string, end: string) =>
    `${start}\n${drawings[name]?.() ?? ''}\n\n${end}`,
);
if (after !== before && process.argv.includes('--check')) {
  process.stderr.write(`${page} is not what the code is: pnpm docs:draw\n`);
  process.exitCode = 1;
} else if (after !== before) {
  writeFileSync(page, after);
}
