import assert from 'node:assert/strict';
import { fileURLToPath } from 'node:url';
import { freePort } from '../testing/free-port.ts';
import {
  createTestInventory,
  type Restaurant,
  type TestInventory,
} from '../testing/test-inventory.ts';
import { type BridgeProcess, startProcess } from './bridge-process.ts';
import type { FaultContext, FaultTest } from './fault-test.ts';
import { type FlakyEndpoint, startFlakyEndpoint } from './flaky-endpoint.ts';

const restaurants = 20;
const dishesEach = 10;
const changes = 5_000;
const feedingMs = 90_000;
const outageAfterMs = 25_000;
const outageMs = 60_000;
const failureRate = 0.2;

/**
 * 5,000 stock changes on 200 dishes of 20 restaurants. The POS's webhooks come doubled and out of
 * order, a fifth of the deliveries fails, Wix is away for a minute, and workers and adapter are killed
 * every few seconds. Afterwards every site shows what its POS has, and so does every webhook endpoint; every
 * delivery went through or was swallowed by a newer one, and none of one item overtook another.
 */
export const inventory: FaultTest = {
  name: 'inventory',
  run: async (context) => {
    const setup = await createTestInventory({
      databaseUrl: await context.createDatabase('faults_inventory'),
      restaurants,
      dishesEach,
      clock: strictClock(),
      env: {
        // As many attempts as by default take a day; here they have to fit into minutes.
        DELIVERY_ATTEMPTS: '40',
        DELIVERY_FIRST_RETRY_SECONDS: '0.3',
        DELIVERY_RETRY_FACTOR: '1.2',
      },
    });
    const webhookEndpoint = await startFlakyEndpoint(failureRate);
    const processes = await startProcesses(setup);
    try {
      await subscribe(setup, webhookEndpoint);
      disturb(setup);
      await Promise.all([feed(setup, context), outage(setup, context), kill(processes, context)]);
      await settle(setup, context);
      await judge(setup, webhookEndpoint, context);
    } finally {
      await Promise.all(processes.map(({ stop }) => stop()));
      await webhookEndpoint.close();
      await setup.close();
    }
  },
};

/** Two changes of one item never fall into the same millisecond, so that "later" means something. */
function strictClock(): { now(): Date } {
  let last = 0;
  return {
    now: () => {
      last = Math.max(Date.now(), last + 1);
      return new Date(last);
    },
  };
}

const script = (app: string) =>
  fileURLToPath(new URL(`../apps/${app}/src/server.ts`, import.meta.url));

/** A place for a process of the bridge: when one is killed there, another takes its place. */
interface Post {
  /** Comes back when the new one answers. */
  killAndReplace(): Promise<void>;
  stop(): Promise<void>;
}

async function post(
  app: string,
  url: string,
  env: Readonly<Record<string, string>>,
): Promise<Post> {
  const start = async (): Promise<BridgeProcess> => {
    const process = startProcess(script(app), env);
    await until(`${app} answers`, 60_000, () =>
      fetch(`${url}/healthz`).then(
        ({ ok }) => ok,
        () => false,
      ),
    );
    return process;
  };
  let process = await start();
  return {
    killAndReplace: async () => {
      process.kill();
      await process.ended;
      process = await start();
    },
    stop: () => process.stop(),
  };
}

async function startProcesses(setup: TestInventory): Promise<Post[]> {
  const posts: Post[] = [];
  for (const app of ['worker', 'worker', 'spi-adapter']) {
    const port = await freePort();
    const url = `http://127.0.0.1:${port}`;
    const portSetting = app === 'worker' ? 'WORKER_PORT' : 'SPI_PORT';
    if (app === 'spi-adapter') setup.aim(url);
    const env = { ...setup.env, SPI_INTERNAL_PORT: '0', [portSetting]: String(port) };
    posts.push(await post(app, url, env));
  }
  return posts;
}

async function subscribe(setup: TestInventory, { url }: FlakyEndpoint): Promise<void> {
  for (const { accountId } of setup.restaurants) {
    const added = await setup.core.inventory.addWebhookEndpoint(
      { accountId, url, description: 'a system of the merchant' },
      { author: { kind: 'command-line', name: 'fault run' }, reason: null },
    );
    assert.equal(added.outcome, 'added');
  }
}

function disturb(setup: TestInventory): void {
  setup.pos.control.webhooks.disturb({ duplicateRate: 0.2, maxDelayMs: 3_000 });
  const operations = ['update_item', 'list_items'];
  const { faults } = setup.wix.control;
  faults.add({
    operations,
    probability: failureRate / 2,
    effect: { kind: 'status', status: 503 },
  });
  faults.add({ operations, probability: failureRate / 2, effect: { kind: 'lost_answer' } });
}

async function feed(setup: TestInventory, { say }: FaultContext): Promise<void> {
  const startedAt = Date.now();
  for (let made = 0; made < changes; made += 1) {
    const restaurant = pick(setup.restaurants);
    setup.pos.control.setStock(restaurant.posLocationId, [
      { itemId: pick(restaurant.dishes), markedOut: Math.random() < 0.5 },
    ]);
    const dueAt = startedAt + ((made + 1) / changes) * feedingMs;
    if (dueAt > Date.now()) await pause(dueAt - Date.now());
  }
  say(`${changes} changes made in ${Math.round((Date.now() - startedAt) / 1_000)} s`);
}

async function outage(setup: TestInventory, { say }: FaultContext): Promise<void> {
  await pause(outageAfterMs);
  const { faults } = setup.wix.control;
  const id = faults.add({ effect: { kind: 'status', status: 500 } });
  say('Wix is away');
  await pause(outageMs);
  faults.remove(id);
  say('Wix is back');
}

async function kill(posts: readonly Post[], { say }: FaultContext): Promise<void> {
  const endAt = Date.now() + feedingMs;
  let kills = 0;
  while (Date.now() < endAt) {
    await pause(2_000);
    // Two workers and the adapter, one after another.
    await posts[kills % posts.length]?.killAndReplace();
    kills += 1;
  }
  say(`${kills} processes killed`);
}

async function settle(setup: TestInventory, { say }: FaultContext): Promise<void> {
  const startedAt = Date.now();
  // Of a message that goes out twice, one copy is enough.
  await until('every webhook of the POS is taken', 120_000, async () =>
    setup.pos.control.webhooks
      .deliveries()
      .every(({ attempts }) => attempts.some(({ result }) => result === 200)),
  );
  await until('every webhook is handled and every delivery over', 300_000, async () => {
    const [left] = await setup.database.sql`
      select (select count(*) from pos_webhooks where state = 'received')
        + (select count(*) from deliveries where state in ('pending', 'sending')) as count`;
    return Number(left?.['count']) === 0;
  });
  say(`everything was over ${Math.round((Date.now() - startedAt) / 1_000)} s later`);
}

async function judge(
  setup: TestInventory,
  webhookEndpoint: FlakyEndpoint,
  { say }: FaultContext,
): Promise<void> {
  const counts = await setup.database.sql`
    select target.kind, delivery.state, count(*)::int as count
    from deliveries delivery join delivery_targets target on target.id = delivery.target_id
    group by 1, 2 order by 1, 2`;
  for (const { kind, state, count } of counts) say(`${kind}: ${count} ${state}`);
  assert.deepEqual(
    [...new Set(counts.map(({ state }) => state))].sort(),
    ['delivered', 'superseded'],
    'every delivery went through or was swallowed by a newer one',
  );
  const [untold] = await setup.database.sql`
    select count(*)::int as count from inventory_messages message
    where not exists (select from deliveries where message_sequence = message.sequence)`;
  assert.equal(untold?.['count'], 0, 'every message was to be told to somebody');

  for (const restaurant of setup.restaurants) {
    const atPos = stockAtPos(setup, restaurant);
    assert.deepEqual(await setup.onSite(restaurant), atPos, `${restaurant.merchantId} on Wix`);
    const believed = new Map(
      restaurant.dishes.map((dish) => [dish, webhookEndpoint.believes.get(dish) ?? true]),
    );
    assert.deepEqual(believed, atPos, `${restaurant.merchantId} at its subscriber`);
  }
  assert.deepEqual(webhookEndpoint.overtaken, [], 'no message of an item overtook a newer one');
  say(`${restaurants * dishesEach} dishes are the same at POS, Wix and subscriber`);
}

function stockAtPos(setup: TestInventory, restaurant: Restaurant): ReadonlyMap<string, boolean> {
  const levels = new Map(
    setup.pos.control
      .stock(restaurant.posLocationId)
      .map(({ itemId, available }) => [itemId, available]),
  );
  return new Map(restaurant.dishes.map((dish) => [dish, levels.get(dish) ?? true]));
}

function pick<Value>(values: readonly Value[]): Value {
  const value = values[Math.floor(Math.random() * values.length)];
  if (value === undefined) throw new Error('nothing to pick from');
  return value;
}

/** Asks again until `look` says yes. @throws Error where it does not within the time */
async function until(what: string, withinMs: number, look: () => Promise<boolean>): Promise<void> {
  const deadline = Date.now() + withinMs;
  while (!(await look())) {
    if (Date.now() > deadline) throw new Error(`not within ${withinMs / 1_000} s: ${what}`);
    await pause(200);
  }
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
