import { connect } from '@pos-bridge/core';
import {
  insertAccount,
  insertConfiguration,
  insertInstance,
  insertLocation,
  insertPublishedCatalog,
  sampleCatalog,
  sampleOrder,
} from '@pos-bridge/core/testing';
import type { WixOrder } from '@pos-bridge/wix';
import { type Bench, type BenchContext, type Figure, median } from './bench.ts';
import { applyLoad, type LoadResult } from './load.ts';
import { startFleet } from './server-process.ts';
import { appId, publicKeyPem, signBodies } from './spi-tokens.ts';

const rounds = 7;
const seconds = 4;
/** Until every way through the code has been compiled. */
const warmUpSeconds = 12;
const tenants = 200;

/**
 * Validate Order, whole (RS256, tenant check, all order checks, personal data sealed, stored, ledger),
 * for a POS without a validation of its own, against a hand-written Fastify + jose + postgres.js that only
 * verifies, reads two rows, parses and inserts one. The same server with node:crypto in the place of jose
 * is shown beside it. Of each runs one process a core, as all would be deployed (one alone leaves a part of
 * the second core to its database); in turns, so that all see the same machine.
 */
export const validateOrder: Bench = {
  name: 'validate-order',
  run: async (context) => {
    const databaseUrl = await context.createDatabase('bench_validate_order');
    const rows = await insertTenants(databaseUrl);
    const order = sevenKilobytes();
    context.say(`an order of ${JSON.stringify(order).length} bytes`);
    const bodies = await signBodies(tenants * 2, (n) => {
      const row = rows[n % rows.length];
      if (row === undefined) throw new Error('no tenants');
      const { instanceId, ...place } = row;
      return { instanceId, request: { ...place, order: { ...order, id: `order-${n}` } } };
    });
    const adapter = await startFleet('apps/spi-adapter/src/server.ts', 'SPI_PORT', {
      DATABASE_URL: databaseUrl,
      ENCRYPTION_KEY: `bench:${Buffer.alloc(32, 7).toString('base64')}`,
      WIX_APP_ID: appId,
      WIX_APP_SECRET: 'bench-app-secret-of-some-length',
      WIX_PUBLIC_KEY: publicKeyPem,
      // Nobody listens there, and nobody calls: this POS is said to have no validation.
      SANDBOX_POS_URL: 'http://127.0.0.1:1',
      SANDBOX_POS_VALIDATES_ORDERS: 'false',
    });
    const startFloor = (verifiesWith: 'jose' | 'node') =>
      startFleet('bench/floor/validate-order.ts', 'FLOOR_PORT', {
        DATABASE_URL: databaseUrl,
        FLOOR_PUBLIC_KEY: publicKeyPem,
        FLOOR_APP_ID: appId,
        FLOOR_VERIFIES_WITH: verifiesWith,
      });
    const floor = await startFloor('jose');
    const bareFloor = await startFloor('node');
    try {
      const urls = { adapter: adapter.urls, floor: floor.urls, bareFloor: bareFloor.urls };
      return await compare(urls, bodies, databaseUrl, context);
    } finally {
      await adapter.stop();
      await floor.stop();
      await bareFloor.stop();
    }
  },
};

async function compare(
  urls: Readonly<Record<'adapter' | 'floor' | 'bareFloor', readonly string[]>>,
  bodies: readonly string[],
  databaseUrl: string,
  context: BenchContext,
): Promise<Figure[]> {
  const load = (bases: readonly string[], forSeconds: number) =>
    applyLoad({
      urls: bases.map((base) => `${base}/wix-spi/validate-order`),
      bodies,
      connections: 64,
      seconds: forSeconds,
    });
  const before = await load(urls.adapter, warmUpSeconds);
  await load(urls.floor, warmUpSeconds);
  await load(urls.bareFloor, warmUpSeconds);
  const ours: LoadResult[] = [];
  const theirs: LoadResult[] = [];
  const bare: LoadResult[] = [];
  for (let round = 1; round <= rounds; round += 1) {
    const [adapter, floor, bareFloor] = [
      await load(urls.adapter, seconds),
      await load(urls.floor, seconds),
      await load(urls.bareFloor, seconds),
    ];
    ours.push(adapter);
    theirs.push(floor);
    bare.push(bareFloor);
    context.say(
      `round ${round}: adapter ${told(adapter)}, floor ${told(floor)}, with node:crypto ${told(bareFloor)}`,
    );
  }
  await assertStored(databaseUrl, [before, ...ours]);
  const rate = (results: readonly LoadResult[]) => median(results.map((r) => r.requestsPerSecond));
  const tail = (results: readonly LoadResult[]) => median(results.map((r) => r.p99Ms / r.p50Ms));
  return [
    { name: 'validate-order: adapter', value: rate(ours), unit: 'requests/s' },
    { name: 'validate-order: floor', value: rate(theirs), unit: 'requests/s' },
    { name: 'validate-order: floor with node:crypto', value: rate(bare), unit: 'requests/s' },
    { name: 'validate-order: adapter p99', value: median(ours.map((r) => r.p99Ms)), unit: 'ms' },
    {
      name: 'validate-order: adapter to floor',
      value: rate(ours) / rate(theirs),
      unit: '×',
      bound: { at: 'least', value: 0.85 },
    },
    {
      name: 'validate-order: adapter to floor with node:crypto',
      value: rate(ours) / rate(bare),
      unit: '×',
    },
    {
      name: 'validate-order: p99/p50, adapter to floor',
      value: tail(ours) / tail(theirs),
      unit: '×',
      bound: { at: 'most', value: 1.5 },
    },
  ];
}

const told = (result: LoadResult): string =>
  `${Math.round(result.requestsPerSecond)}/s (p50 ${result.p50Ms.toFixed(0)} ms, p99 ${result.p99Ms.toFixed(0)} ms)`;

/** Every answer has its row, and every one passed: the fast way is no shorter way. */
async function assertStored(databaseUrl: string, runs: readonly LoadResult[]): Promise<void> {
  const database = connect(databaseUrl, { applicationName: 'bench', max: 1 });
  const [counted] = await database.sql`
    select count(*)::int as rows, count(*) filter (where outcome = 'valid')::int as valid
    from order_validations`;
  await database.close();
  const answered = runs.reduce((sum, run) => sum + run.answered, 0);
  if (counted?.['rows'] < answered || counted?.['valid'] !== counted?.['rows']) {
    throw new Error(`${answered} answers, in the database: ${JSON.stringify(counted)}`);
  }
}

/** Ten lines with an option each, the descriptions that Wix sends along, and a customer. */
function sevenKilobytes(): WixOrder {
  const order = sampleOrder(10, {}, 1);
  const catalogItemDescription =
    'Made to order from what the market has today, with a little of everything and much care.';
  return {
    ...order,
    lineItems: (order.lineItems ?? []).map((line) => ({
      ...line,
      catalogReference: { ...line.catalogReference, catalogItemDescription },
    })),
  };
}

async function insertTenants(databaseUrl: string) {
  const database = connect(databaseUrl, { applicationName: 'bench' });
  const { db } = database;
  const rows = [];
  for (let n = 0; n < tenants; n += 1) {
    const instanceId = await insertInstance(db);
    const accountId = await insertAccount(db, instanceId);
    const locationId = await insertLocation(db, accountId, {
      hours: [{ openDay: 'SUN', openTime: '00:00', closeDay: 'SAT', closeTime: '24:00' }],
      fulfillment: [{ type: 'PICKUP' }, { type: 'DELIVERY' }],
    });
    const configurationId = await insertConfiguration(db, instanceId, { accountId, locationId });
    await insertPublishedCatalog(db, configurationId, sampleCatalog());
    rows.push({ instanceId, accountId, configurationId });
  }
  await database.sql`analyze`;
  await database.close();
  return rows;
}
