import { randomUUID } from 'node:crypto';
import { connect } from '@pos-bridge/core';
import { insertInstance } from '@pos-bridge/core/testing';
import { createSandboxWix, type SandboxWix } from '@pos-bridge/sandbox';
import { wixEventTypes } from '@pos-bridge/wix';
import type { Bench } from './bench.ts';
import { startServer } from './server-process.ts';

const eventsPerSecond = 20;
const seconds = 20;
const sites = 50;
/** Wix sends an event again that it did not see answered; so every so manieth is an old one. */
const repeatEvery = 5;

const app = { appId: 'bench-app', appSecret: 'bench-app-secret-of-some-length' };

/**
 * Wix's webhooks at a steady rate, while a worker does the work: how long until Wix has its 200. Wix
 * sends again after 1,250 ms. The rate is kept whatever the answers do, as Wix keeps it.
 */
export const wixWebhooks: Bench = {
  name: 'wix-webhooks',
  run: async (context) => {
    const databaseUrl = await context.createDatabase('bench_wix_webhooks');
    const wix = createSandboxWix({ app, callsAMinute: 1_000_000 });
    const settings = {
      DATABASE_URL: databaseUrl,
      ENCRYPTION_KEY: `bench:${Buffer.alloc(32, 7).toString('base64')}`,
      WIX_APP_ID: app.appId,
      WIX_APP_SECRET: app.appSecret,
      WIX_PUBLIC_KEY: wix.publicKeyPem,
      WIX_API_URL: await wix.listen(),
    };
    const adapter = await startServer('apps/spi-adapter/src/server.ts', 'SPI_PORT', settings);
    const worker = await startServer('apps/worker/src/server.ts', 'WORKER_PORT', settings);
    try {
      const instances = await addSites(databaseUrl, wix);
      const bodies = await signEvents(wix, instances);
      const latencies = await sendAtRate(`${adapter.url}/wix/webhooks`, bodies);
      const distinct = new Set(bodies).size;
      const workedOffMs = await untilWorkedOff(databaseUrl, distinct);
      context.say(`${bodies.length} webhooks, ${distinct} events, sent at ${eventsPerSecond}/s`);
      return [
        { name: 'webhook answered: p50', value: percentile(latencies, 0.5), unit: 'ms' },
        {
          name: 'webhook answered: p99',
          value: percentile(latencies, 0.99),
          unit: 'ms',
          bound: { at: 'most', value: 250 },
        },
        { name: 'last event worked off after the last webhook', value: workedOffMs, unit: 'ms' },
      ];
    } finally {
      await adapter.stop();
      await worker.stop();
      await wix.close();
    }
  },
};

async function addSites(databaseUrl: string, wix: SandboxWix): Promise<string[]> {
  const database = connect(databaseUrl, { applicationName: 'bench' });
  const instances: string[] = [];
  for (let n = 0; n < sites; n += 1) {
    const instanceId = await insertInstance(database.db);
    wix.control.addSite({
      metaSiteId: randomUUID(),
      name: `Site ${n}`,
      instanceId,
      ownerId: randomUUID(),
      currency: 'EUR',
      installation: 'installed',
    });
    instances.push(instanceId);
  }
  await database.close();
  return instances;
}

/** The bodies in the order of sending: installations, changed catalogs and orders, some of them repeated. */
async function signEvents(wix: SandboxWix, instances: readonly string[]): Promise<string[]> {
  const kinds = [
    wixEventTypes.app_installed,
    wixEventTypes.catalog_changed,
    wixEventTypes.order_accepted,
  ];
  const bodies: string[] = [];
  for (let n = 0; n < eventsPerSecond * seconds; n += 1) {
    const repeated = n % repeatEvery === repeatEvery - 1 ? bodies[n - 3] : undefined;
    const eventType = kinds[n % kinds.length] ?? wixEventTypes.app_installed;
    const instanceId = instances[n % instances.length] ?? '';
    const data =
      eventType === wixEventTypes.app_installed
        ? { appId: app.appId, originInstanceId: randomUUID() }
        : {
            id: randomUUID(),
            entityFqdn: 'wix.restaurants',
            slug: 'changed',
            entityId: randomUUID(),
            eventTime: new Date().toISOString(),
          };
    bodies.push(repeated ?? (await wix.signer.signWebhook({ eventType, instanceId, data })));
  }
  return bodies;
}

/** Sends one after another at the rate, without waiting for answers. @throws Error at any but a 200 */
async function sendAtRate(url: string, bodies: readonly string[]): Promise<number[]> {
  const startedAt = performance.now();
  const answers: Promise<number>[] = [];
  for (const [index, body] of bodies.entries()) {
    const due = startedAt + (index * 1000) / eventsPerSecond - performance.now();
    if (due > 0) await new Promise((resolve) => setTimeout(resolve, due));
    answers.push(sendOne(url, body));
  }
  return Promise.all(answers);
}

async function sendOne(url: string, body: string): Promise<number> {
  const sentAt = performance.now();
  const response = await fetch(url, {
    method: 'POST',
    body,
    headers: { 'content-type': 'text/plain; charset=utf-8', 'user-agent': 'Wix' },
  });
  await response.arrayBuffer();
  if (response.status !== 200) throw new Error(`a webhook was answered ${response.status}`);
  return performance.now() - sentAt;
}

/** @throws Error where the events are not all there and worked off within a minute */
async function untilWorkedOff(databaseUrl: string, events: number): Promise<number> {
  const database = connect(databaseUrl, { applicationName: 'bench' });
  const startedAt = performance.now();
  try {
    while (performance.now() - startedAt < 60_000) {
      const [row] = await database.sql`
        select count(*)::int as kept, count(processed_at)::int as done from wix_events`;
      if (row?.['kept'] === events && row['done'] === events) return performance.now() - startedAt;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  } finally {
    await database.close();
  }
  throw new Error('the events were not worked off within a minute');
}

function percentile(values: readonly number[], part: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN;
}
