import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { z } from 'zod';
import { type Bench, type Figure, median } from './bench.ts';

const run = promisify(execFile);
const rounds = 5;
const resultSchema = z.object({ cpuMs: z.number(), peakMiB: z.number(), calls: z.number() });

/** `first`: nothing is published; `yesterday`: every dish changed; `today`: nothing did. */
const scenarios = [
  { argument: 'first', name: 'a first sync' },
  { argument: 'yesterday', name: 'every dish changed' },
  { argument: 'today', name: 'nothing changed' },
] as const;

/**
 * Planning a sync of 1,000 dishes with three option groups each, from the POS's answer to the plan:
 * validation, hash, diff, plan. Each in a cold process of its own; memory is that of the whole process.
 */
export const catalogPlanning: Bench = {
  name: 'catalog-planning',
  run: async (context) => {
    const figures: Figure[] = [];
    for (const { argument, name } of scenarios) {
      const results = [];
      for (let round = 0; round < rounds; round += 1) {
        const { stdout } = await run(process.execPath, [
          // Most of a fresh process's memory is garbage of loading its modules: have it collected early.
          '--max-semi-space-size=2',
          'bench/catalog-planning-child.ts',
          argument,
        ]);
        results.push(resultSchema.parse(JSON.parse(stdout)));
      }
      context.say(`${name}: ${results[0]?.calls} calls planned`);
      figures.push(
        {
          name: `planning 1,000 dishes, ${name}: CPU`,
          value: median(results.map(({ cpuMs }) => cpuMs)),
          unit: 'ms',
          bound: { at: 'most', value: 1_000 },
        },
        {
          name: `planning 1,000 dishes, ${name}: memory`,
          value: Math.max(...results.map(({ peakMiB }) => peakMiB)),
          unit: 'MiB',
          bound: { at: 'most', value: 256 },
        },
      );
    }
    return figures;
  },
};
