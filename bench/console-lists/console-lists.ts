import { bridgeEnvShape, openBridge, readSettings } from '@pos-bridge/composition';
import { z } from 'zod';
import type { Bench, BenchContext, Figure } from '../bench.ts';
import { fill } from './fill.ts';
import { listsOfMerchants } from './lists-of-merchants.ts';
import { listsOfOrders } from './lists-of-orders.ts';
import { listsOfStock } from './lists-of-stock.ts';
import type { ListTimes, MeasureList } from './read-pages.ts';
import { encryptionKey, full, hundredth, type Volume } from './volume.ts';

const atMostRatio = 1.5;
const harmlessMs = 50;

const lists: readonly (readonly [name: string, measure: MeasureList])[] = [
  listsOfMerchants,
  listsOfOrders,
  listsOfStock,
].flatMap((some) => Object.entries(some));

/**
 * The console's lists at the volume of years, against the same lists at a hundredth of it: the first page
 * and the hundredth. A list that counts, sorts or skips rows shows here.
 */
export const consoleLists: Bench = {
  name: 'console-lists',
  run: async (context) => {
    const few = await measureAt(context, 'console_lists_hundredth', hundredth);
    const many = await measureAt(context, 'console_lists_full', full);
    return [...many].flatMap(([list, at]): Figure[] => {
      if (at.isEmpty) throw new Error(`there is nothing in the list of ${list}`);
      const small = few.get(list) ?? at;
      context.say(
        `${list}: first ${small.first.toFixed(1)} → ${at.first.toFixed(1)} ms, ` +
          `deep ${small.deep.toFixed(1)} → ${at.deep.toFixed(1)} ms`,
      );
      const figure = (page: 'first' | 'deep', title: string): Figure => ({
        name: `${list}, ${title}`,
        value: at[page],
        unit: 'ms',
        bound: { at: 'most', value: Math.max(harmlessMs, small[page] * atMostRatio) },
      });
      return [figure('first', 'first page'), figure('deep', 'page 100 or the last')];
    });
  },
};

async function measureAt(
  context: BenchContext,
  name: string,
  volume: Volume,
): Promise<ReadonlyMap<string, ListTimes>> {
  const url = await context.createDatabase(name);
  const begun = performance.now();
  await fill(url, volume);
  context.say(`${name}: filled in ${((performance.now() - begun) / 1_000).toFixed(0)} s`);
  const env = readSettings(z.object(bridgeEnvShape), {
    LOG_LEVEL: 'error',
    DATABASE_URL: url,
    ENCRYPTION_KEY: encryptionKey,
    WIX_APP_ID: 'bench',
    WIX_APP_SECRET: 'bench',
  });
  const bridge = await openBridge(env, 'bench');
  try {
    const figures = new Map<string, ListTimes>();
    for (const [list, measure] of lists) {
      figures.set(list, await measure(bridge.core, volume));
    }
    return figures;
  } finally {
    await bridge.close();
  }
}
