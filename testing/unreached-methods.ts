import { globSync, readFileSync } from 'node:fs';

/**
 * Methods of core's facades that nothing but tests calls. Other tools take a method for used as soon as its
 * interface is exported; here it has to be called by its name (`.erase(`, `orders.validate`) in a file that
 * neither tests nor declares it. Names that many things share hide each other: it finds less than there is, and
 * nothing that is not there.
 */
const isTest = (path: string): boolean =>
  /\.(test|fixture|setup)\.tsx?$|\/testing\/|^(testing|bench|faults)\//.test(path);

const sources = globSync('{packages,apps}/*/src/**/*.{ts,tsx}')
  .filter((path) => !isTest(path))
  .map((path) => ({ path, text: readFileSync(path, 'utf8') }));

/** Asked by many tests, and by the fault tests and benchmarks; nobody else needs them yet. */
const forTests = new Set(['Catalog.listRuns', 'Catalog.workOff', 'Inventory.listWebhookEndpoints']);

const file = sources.find(({ path }) => path === 'packages/core/src/core.ts')?.text ?? '';
const [core = ''] = /^export interface Core \{[\s\S]*?^\}/m.exec(file) ?? [];
const facades = new Set(
  [...core.matchAll(/^ {2}readonly \w+: (?:Pick<)?([A-Z]\w+)/gm)].map(([, name]) => name ?? ''),
).add('OrderSupport');

const unreached = sources.flatMap(({ path, text }) =>
  methodsOf(path, text)
    .filter(([facade, method]) => !forTests.has(`${facade}.${method}`) && !isCalled(method, path))
    .map(([facade, method]) => `${path}: ${facade}.${method}`),
);

/** Those that an interface lists, or that `createX` returns for a `type X`: in its `bind`s and beside them. */
function methodsOf(path: string, text: string): (readonly [facade: string, method: string])[] {
  const declared = /^export (?:interface|type) (\w+)(?: = | [^=]*?\{\n([\s\S]*?)^\})/gm;
  return [...text.matchAll(declared)].flatMap(([, facade = '', listed]) => {
    if (!path.startsWith('packages/core/') || !facades.has(facade)) return [];
    const body = listed ?? text.slice(text.search(/^ {2}return \{$|=> \(\{$/m));
    const bound = [...body.matchAll(/\.\.\.bind\([\s\S]*?\}\s*,?\s*\)/g)].flatMap(([uses]) =>
      uses.slice(uses.lastIndexOf('{') + 1, uses.lastIndexOf('}')).split(','),
    );
    const own =
      body.match(
        body.startsWith('  return')
          ? /^ {4}(?:readonly )?\w+[(:<,]/gm
          : /^ {2}(?:readonly )?\w+[(:<,]/gm,
      ) ?? [];
    return [...bound, ...own]
      .map((one) => /(?:readonly )?(\w+)/.exec(one)?.[1] ?? '')
      .filter((method) => method !== '')
      .map((method) => [facade, method] as const);
  });
}

function isCalled(method: string, declaredIn: string): boolean {
  const call = new RegExp(`\\.${method}\\b|\\[?'${method}'|\\{[^{}]*\\b${method}\\b[^{}:]*\\} = `);
  return sources.some(({ path, text }) => path !== declaredIn && call.test(text));
}

if (unreached.length > 0) {
  process.stderr.write(`Written and reached by nobody:\n${unreached.join('\n')}\n`);
  process.exitCode = 1;
}
