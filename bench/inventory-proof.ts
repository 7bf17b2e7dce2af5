import { fileURLToPath } from 'node:url';
import { createTestInventory, type TestInventory } from '../testing/test-inventory.ts';
import { type Bench, median } from './bench.ts';
import { startServer } from './server-process.ts';

const changes = 40;
const script = (app: string) =>
  fileURLToPath(new URL(`../apps/${app}/src/server.ts`, import.meta.url));

/**
 * A dish is marked out at the till, and then in again: the time until Wix has been read back as it
 * should be, through the POS's webhook, adapter, worker and Wix, each over HTTP.
 */
export const inventoryProof: Bench = {
  name: 'inventory-proof',
  run: async ({ createDatabase, say }) => {
    const setup = await createTestInventory({
      databaseUrl: await createDatabase('inventory_proof'),
      restaurants: 1,
      dishesEach: 40,
    });
    const adapter = await startServer(script('spi-adapter'), 'SPI_PORT', setup.env);
    const worker = await startServer(script('worker'), 'WORKER_PORT', setup.env);
    try {
      setup.aim(adapter.url);
      const seconds: number[] = [];
      for (let number = 0; number < changes; number += 1) {
        seconds.push(await timeOneChange(setup, number));
      }
      const sorted = [...seconds].sort((a, b) => a - b);
      const slowest = sorted.at(-1) ?? Number.NaN;
      say(
        `${changes} changes: fastest ${sorted[0]?.toFixed(3)} s, slowest ${slowest.toFixed(3)} s`,
      );
      return [
        {
          name: 'from change to proven on Wix, median',
          value: median(seconds),
          unit: 's',
          bound: { at: 'most', value: 2 },
        },
        { name: 'from change to proven on Wix, slowest', value: slowest, unit: 's' },
      ];
    } finally {
      await worker.stop();
      await adapter.stop();
      await setup.close();
    }
  },
};

async function timeOneChange(setup: TestInventory, number: number): Promise<number> {
  const [restaurant] = setup.restaurants;
  const dish = restaurant?.dishes[number % 20];
  if (restaurant === undefined || dish === undefined) throw new Error('no dish to change');
  const markedOut = number < 20;
  setup.pos.control.setStock(restaurant.posLocationId, [{ itemId: dish, markedOut }]);
  const deadline = Date.now() + 30_000;
  while (Date.now() < deadline) {
    const [proof] = await setup.database.sql<{ seconds: number }[]>`
      select extract(epoch from told.proven_at - item.observed_at)::float8 as seconds
      from delivery_items told
      join inventory_message_items item
        on item.message_sequence = told.message_sequence and item.item_pos_id = told.item_pos_id
      where told.item_pos_id = ${dish} and item.in_stock = ${!markedOut}
        and told.proven_at is not null`;
    if (proof !== undefined) return proof.seconds;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error(`${dish} was not proven within 30 s`);
}
