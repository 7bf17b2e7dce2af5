import { Registry } from 'prom-client';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createSealer } from '../encryption.ts';
import { createTestOrders, type TestOrders } from '../orders/test-orders.fixture.ts';
import { watchKeyUse } from './health-metrics.ts';
import { createKeyUse, sealsBeforeAlarm } from './key-use.ts';
import { keyUses } from './tables.ts';

let setup: TestOrders;
let now: Date;

beforeEach(async () => {
  now = new Date('2026-01-05T11:00:00.000Z');
  setup = await createTestOrders({ clock: { now: () => now } });
});
afterEach(async () => {
  await setup[Symbol.asyncDispose]();
});

const later = (seconds: number) => {
  now = new Date(now.getTime() + seconds * 1_000);
};
const support = () => setup.core.core.support;
const health = () => setup.core.core.health;

it('a POS that goes away is seen at its account, in the list and as a whole, from the calls themselves', async () => {
  const { accountId, instanceId } = setup.address;
  await setup.orders.create(setup.request());
  setup.pos.tricks.find.push(
    ...Array.from({ length: 9 }, () => ({ does: 'fail', kind: 'timeout' }) as const),
  );
  const answeredAt = now;
  later(90);
  for (let call = 0; call < 3; call += 1) {
    await setup.core.core.accounts
      .withPosSession(accountId, async ({ provider, session }) =>
        provider.findOrderByReference(session, 'pos-1', 'nobody', {
          signal: AbortSignal.timeout(30_000),
        }),
      )
      .catch(() => {});
  }
  await health().flush();

  const page = await support().accountPage(accountId);
  expect(page?.calls.pos).toEqual({
    health: 'down',
    calls: 4,
    failed: 3,
    lastSuccessAt: answeredAt,
    lastFailureAt: now,
    lastFault: 'timeout',
  });
  expect(page?.calls.wix.health).toBe('quiet');
  expect(await support().listAccounts({ limit: 9 })).toMatchObject([
    { id: accountId, instanceId, posHealth: 'down' },
  ]);
  expect((await health().bridge()).sides).toMatchObject([
    { side: 'pos', provider: 'programmable', health: 'down', calls: 4, failed: 3, troubled: 1 },
  ]);

  later(11 * 60);
  expect((await support().accountPage(accountId))?.calls.pos).toMatchObject({
    health: 'quiet',
    calls: 0,
    lastSuccessAt: answeredAt,
  });
});

it('a fault that is not the POS’s, and a no that it gives, say nothing against it', async () => {
  const { accountId } = setup.address;
  await setup.core.core.accounts
    .withPosSession(accountId, async () => {
      throw new Error('a mistake of ours');
    })
    .catch(() => {});
  setup.pos.tricks.create.push({ does: 'fail', kind: 'location_gone' });
  await setup.orders.create(setup.request());
  await health().flush();
  expect((await support().accountPage(accountId))?.calls.pos).toMatchObject({
    health: 'well',
    calls: 1,
    failed: 0,
  });
});

it('a worker that is away and a job that nobody does are seen', async () => {
  expect(await health().bridge()).toMatchObject({
    worker: { state: 'away', lastBeatAt: null },
    lateJob: null,
  });
  await health().beat('worker');
  const beatAt = now;
  await setup.orders.create(setup.request());
  expect(await health().bridge()).toMatchObject({ worker: { state: 'working' }, lateJob: null });
  later(120);
  expect(await health().bridge()).toMatchObject({
    worker: { state: 'away', lastBeatAt: beatAt },
    lateJob: { name: 'orders-recover' },
  });
});

it('what a key has sealed is counted over all processes, and a new key is called for in time', async () => {
  const { db } = setup.database;
  const { log } = setup.core;
  const key = { id: 'k7', secret: Buffer.alloc(32, 7) };
  const processes = [createSealer([key]), createSealer([key])].map((sealer) => ({
    sealer,
    use: createKeyUse({ db, sealer, log }),
  }));
  for (const { sealer, use } of processes) {
    for (let n = 0; n < 3; n += 1) await sealer.seal('a secret');
    await Promise.all([use.count(), use.count()]);
  }
  expect(await processes[0]?.use.count()).toBe(6);
  const asked = () => log.lines.filter(({ message }) => message.includes('put a new one in front'));
  expect(asked()).toEqual([]);

  await db.update(keyUses).set({ sealed: sealsBeforeAlarm });
  await processes[1]?.use.count();
  await processes[1]?.use.count();
  expect(asked()).toHaveLength(1);
});

it('the orders that come are counted of the key, and the figure says so', async () => {
  await setup.orders.create(setup.request());
  const registry = new Registry();
  watchKeyUse(registry, health());
  const [, sealed = '0'] = /^encryption_key_seals (\d+)$/m.exec(await registry.metrics()) ?? [];
  expect(Number(sealed)).toBeGreaterThan(0);
});
