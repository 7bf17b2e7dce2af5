import { connect } from '@pos-bridge/core';
import {
  insertAccount,
  insertConfiguration,
  insertInstance,
  insertLocation,
} from '@pos-bridge/core/testing';
import { type Bench, type BenchContext, type Figure, median } from './bench.ts';
import { applyLoad, type LoadResult } from './load.ts';
import { startServer } from './server-process.ts';
import { appId, publicKeyPem, signBodies } from './spi-tokens.ts';

const rounds = 5;
const seconds = 4;
const tenants = 200;
const operations = ['account-ids', 'get-configuration-status'] as const;

/**
 * List Account IDs and Get Configuration Status, whole (RS256, tenant check, ledger), against a
 * hand-written Fastify + jose + postgres.js that has no ledger. In turns, so that both see the same machine.
 */
export const spiReads: Bench = {
  name: 'spi-reads',
  run: async (context) => {
    const databaseUrl = await context.createDatabase('bench_spi_reads');
    const rows = await insertTenants(databaseUrl);
    const bodies = await signBodies(tenants, (n) => {
      const row = rows[n % rows.length];
      if (row === undefined) throw new Error('no tenants');
      const { instanceId, ...request } = row;
      return { instanceId, request };
    });
    const adapter = await startServer('apps/spi-adapter/src/server.ts', 'SPI_PORT', {
      DATABASE_URL: databaseUrl,
      ENCRYPTION_KEY: `bench:${Buffer.alloc(32, 7).toString('base64')}`,
      WIX_APP_ID: appId,
      WIX_APP_SECRET: 'bench-app-secret-of-some-length',
      WIX_PUBLIC_KEY: publicKeyPem,
    });
    const floor = await startServer('bench/floor/reads.ts', 'FLOOR_PORT', {
      DATABASE_URL: databaseUrl,
      FLOOR_PUBLIC_KEY: publicKeyPem,
      FLOOR_APP_ID: appId,
    });
    try {
      const figures: Figure[] = [];
      for (const operation of operations) {
        figures.push(...(await compare(operation, adapter.url, floor.url, bodies, context)));
      }
      return figures;
    } finally {
      await adapter.stop();
      await floor.stop();
    }
  },
};

async function compare(
  operation: string,
  adapterUrl: string,
  floorUrl: string,
  bodies: readonly string[],
  context: BenchContext,
): Promise<Figure[]> {
  const load = (base: string, forSeconds: number) =>
    applyLoad({
      urls: [`${base}/wix-spi/${operation}`],
      bodies,
      connections: 64,
      seconds: forSeconds,
    });
  await load(adapterUrl, 2);
  await load(floorUrl, 2);
  const ours: LoadResult[] = [];
  const theirs: LoadResult[] = [];
  for (let round = 1; round <= rounds; round += 1) {
    const [adapter, floor] = [await load(adapterUrl, seconds), await load(floorUrl, seconds)];
    ours.push(adapter);
    theirs.push(floor);
    context.say(
      `${operation} round ${round}: adapter ${Math.round(adapter.requestsPerSecond)}/s, floor ${Math.round(floor.requestsPerSecond)}/s`,
    );
  }
  const rate = (results: readonly LoadResult[]) => median(results.map((r) => r.requestsPerSecond));
  return [
    { name: `${operation}: adapter`, value: rate(ours), unit: 'requests/s' },
    { name: `${operation}: floor`, value: rate(theirs), unit: 'requests/s' },
    { name: `${operation}: adapter p99`, value: median(ours.map((r) => r.p99Ms)), unit: 'ms' },
    {
      name: `${operation}: adapter to floor`,
      value: rate(ours) / rate(theirs),
      unit: '×',
      bound: { at: 'least', value: 0.8 },
    },
  ];
}

async function insertTenants(databaseUrl: string) {
  const database = connect(databaseUrl, { applicationName: 'bench' });
  const { db } = database;
  const rows = [];
  for (let n = 0; n < tenants; n += 1) {
    const instanceId = await insertInstance(db);
    const accountId = await insertAccount(db, instanceId);
    const locationId = await insertLocation(db, accountId);
    const configurationId = await insertConfiguration(db, instanceId, { accountId, locationId });
    rows.push({ instanceId, accountId, configurationId });
  }
  await database.sql`analyze`;
  await database.close();
  return rows;
}
