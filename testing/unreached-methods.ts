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
const forTests = new Set(['Catalog.listRuns', 'Catalog.workOff', 'Inventory.listSubscribers']);

const file = sources.find(({ path }) => path === 'packages/core/src/core.ts')?.text ?? '';
const [core = ''] = /^export interface Core \{[\s\S]*?^\}/m.exec(file) ?? [];
const facades = new Set(
  [...core.matchAll(/^ {2}readonly \w+: (?:Pick<)?([A-Z]\w+)/gm)].map(([, name]) => name ?? ''),
).add('OrderSupport');

const unreached = sources.flatMap(({ path, text }) =>
  [...text.matchAll(/^export interface (\w+)[^{]*\{\n([\s\S]*?)^\}/gm)].flatMap(
    ([, facade = '', body = '']) =>
      path.startsWith('packages/core/') && facades.has(facade)
        ? [...body.matchAll(/^ {2}(?:readonly )?(\w+)[(:<]/gm)]
            .map(([, method = '']) => method)
            .filter((method) => !forTests.has(`${facade}.${method}`) && !isCalled(method, path))
            .map((method) => `${path}: ${facade}.${method}`)
        : [],
  ),
);

function isCalled(method: string, declaredIn: string): boolean {
  const call = new RegExp(`\\.${method}\\b|\\[?'${method}'|\\{[^{}]*\\b${method}\\b[^{}:]*\\} = `);
  return sources.some(({ path, text }) => path !== declaredIn && call.test(text));
}

if (unreached.length > 0) {
  process.stderr.write(`Written and reached by nobody:\n${unreached.join('\n')}\n`);
  process.exitCode = 1;
}
