import type { AccountId } from '@pos-bridge/wix';
import { afterEach, expect, test } from 'vitest';
import { createTestStock, type TestStock } from '../testing/test-stock.ts';
import { until } from '../testing/until.ts';

let setup: TestStock;

afterEach(() => setup.close());

const deliveriesIn = (state: 'delivered' | 'superseded' | 'dead' | 'pending' | 'skipped') =>
  setup.core.inventory.listDeliveries({ states: [state], limit: 100 });

const some = (dishes: readonly string[], index = 0): string => {
  const dish = dishes[index];
  if (dish === undefined) throw new Error('the menu is too short');
  return dish;
};

test('what runs out at the till is out on the site, read back as proof, and comes back', async () => {
  const proofs: { accountId: AccountId; inStock: boolean; seconds: number }[] = [];
  setup = await createTestStock({
    observer: { proven: (proof) => proofs.push(proof), attempted: () => {} },
  });
  await setup.work();
  const dish = some(setup.dishes);
  setup.atTheTill({ itemId: dish, markedOut: true });
  await setup.untilOnSite(dish, false);
  const [delivery] = await until('the proof', async () => {
    const delivered = await deliveriesIn('delivered');
    return delivered.length === 1 && delivered;
  });
  if (delivery === undefined) throw new Error('no delivery');
  const { items, calls } =
    (await setup.core.inventory.getDelivery(delivery.id, { readsPosWords: true })) ?? {};
  expect(items).toEqual([
    {
      itemPosId: dish,
      state: 'delivered',
      deliveredAt: expect.any(Date),
      provenAt: expect.any(Date),
    },
  ]);
  expect(calls?.map(({ request, status }) => `${request.split(' ')[0]} ${status}`)).toEqual([
    'PATCH 200',
    'GET 200',
  ]);
  expect(proofs).toEqual([
    { accountId: setup.accountId, inStock: false, seconds: expect.any(Number) },
  ]);
  expect(delivery.cause).toMatchObject({ kind: 'pos-webhook', provider: 'sandbox' });

  setup.atTheTill({ itemId: dish, markedOut: false });
  await setup.untilOnSite(dish, true);
});

test('a snooze ends by itself', async () => {
  setup = await createTestStock();
  await setup.work();
  const dish = some(setup.dishes);
  const until_ = new Date(setup.clock.now().getTime() + 3_600_000);
  setup.atTheTill({ itemId: dish, markedOut: true, outUntil: until_.toISOString() });
  await setup.untilOnSite(dish, false);
  setup.clock.advance(3_600_000);
  await setup.sweep();
  await setup.untilOnSite(dish, true);
  // The sweep has the POS polled as well, which may say so a moment earlier.
  const [message] = await setup.core.inventory.listWebhookEvents({ limit: 1 });
  expect(message?.cause.kind).toMatch(/^(snooze-ended|poll)$/);
});

test('while Wix is away the newest word waits, and only the newest is told', async () => {
  setup = await createTestStock();
  const dish = some(setup.dishes);
  const fault = setup.wix.control.faults.add({
    operations: ['update_item'],
    effect: { kind: 'status', status: 503 },
  });
  await setup.work();
  for (const markedOut of [true, false, true, false, true]) {
    setup.atTheTill({ itemId: dish, markedOut });
    setup.clock.advance(5);
  }
  await until('a failed attempt', async () => {
    const [endpoint] = await setup.core.inventory.listEndpoints({ limit: 1 });
    return (endpoint?.failuresInRow ?? 0) > 0;
  });
  setup.wix.control.faults.remove(fault);
  await setup.untilOnSite(dish, false);
  await until('everything told or swallowed', async () => {
    const open = await setup.core.inventory.listDeliveries({
      states: ['pending', 'sending'],
      limit: 10,
    });
    return open.length === 0;
  });
  const all = await setup.core.inventory.listDeliveries({ limit: 100 });
  expect(all[0]?.state).toBe('delivered');
  expect(new Set(all.slice(1).map(({ state }) => state)).has('dead')).toBe(false);
});

test('what Wix says it took and does not show is not proven, and told again', async () => {
  setup = await createTestStock();
  const dish = some(setup.dishes);
  // The PATCH is answered, and somebody on the site undoes it before the proof.
  setup.wix.control.faults.add({
    operations: ['list_items'],
    remaining: 1,
    effect: { kind: 'latency', ms: 300 },
  });
  await setup.work();
  setup.atTheTill({ itemId: dish, markedOut: true });
  await setup.untilOnSite(dish, false);
  const catalog = setup.wix.control.configurations()[0];
  if (catalog === undefined) throw new Error('no configuration');
  const shown = setup.wix.control.catalog(catalog.catalogId);
  if (shown === null) throw new Error('no catalog');
  setup.wix.control.replaceCatalog(catalog.catalogId, {
    ...shown,
    items: shown.items.map((item) => ({ ...item, inStock: true })),
  });
  await setup.untilOnSite(dish, false);
  const [delivery] = await until('the proof', async () => {
    const delivered = await deliveriesIn('delivered');
    return delivered.length === 1 && delivered;
  });
  expect(delivery?.attempts).toBe(2);
});

test('an item that the site does not show is skipped, and one that Wix refuses is dead', async () => {
  setup = await createTestStock();
  await setup.work();
  const dish = some(setup.dishes);
  setup.atTheTill({ itemId: 'not-on-the-menu', markedOut: true });
  await until('the skipped', async () => (await deliveriesIn('skipped')).length === 1);

  setup.wix.control.faults.add({
    operations: ['update_item'],
    remaining: 1,
    effect: { kind: 'status', status: 404 },
  });
  setup.atTheTill({ itemId: dish, markedOut: true });
  const [dead] = await until('the dead letter', async () => {
    const letters = await deliveriesIn('dead');
    return letters.length === 1 && letters;
  });
  if (dead === undefined) throw new Error('no dead letter');
  const by = { author: { kind: 'command-line', name: 'engineer' }, reason: 'test' } as const;
  expect(await setup.core.inventory.retry(dead.id, by)).toEqual({ outcome: 'retried' });
  await setup.untilOnSite(dish, false);
});

test('a lost answer of Wix does no harm', async () => {
  setup = await createTestStock();
  await setup.work();
  const dish = some(setup.dishes);
  setup.wix.control.faults.add({
    operations: ['update_item', 'list_items'],
    remaining: 2,
    effect: { kind: 'lost_answer' },
  });
  setup.atTheTill({ itemId: dish, markedOut: true });
  await until('the proof', async () => (await deliveriesIn('delivered')).length === 1);
  expect(await setup.onSite(dish)).toBe(false);
});

test('a polled POS is believed, and so is its silence about what it had marked out', async () => {
  setup = await createTestStock({ webhooks: false, settings: { pollBehindWebhooksEveryMs: 1 } });
  await setup.work();
  const dish = some(setup.dishes);
  setup.atTheTill({ itemId: dish, markedOut: true });
  setup.clock.advance(10);
  await setup.sweep();
  await setup.untilOnSite(dish, false);
  setup.atTheTill({ itemId: dish, markedOut: false });
  setup.clock.advance(10);
  await setup.sweep();
  await setup.untilOnSite(dish, true);
});

test('what Wix and POS see differently is listed, sent again on request, and then off the list', async () => {
  setup = await createTestStock();
  const worker = await setup.work();
  const dish = some(setup.dishes);
  setup.atTheTill({ itemId: dish, markedOut: true });
  await until('the proof', async () => (await deliveriesIn('delivered')).length === 1);
  const catalogId = setup.wix.control.configurations()[0]?.catalogId ?? '';
  const shown = setup.wix.control.catalog(catalogId);
  if (shown === null) throw new Error('no catalog');
  setup.wix.control.replaceCatalog(catalogId, {
    ...shown,
    items: shown.items.map((item) => ({ ...item, inStock: true })),
  });
  expect(await setup.core.inventory.checkDrift(setup.configurationId)).toMatchObject({
    outcome: 'checked',
    drifted: 1,
  });
  expect(await setup.core.inventory.listDrifts({ limit: 10 })).toMatchObject([
    { itemPosId: dish, posInStock: false, wixInStock: true },
  ]);
  const by = { author: { kind: 'command-line', name: 'engineer' }, reason: 'drift' } as const;
  expect(await setup.core.inventory.sendDriftsAgain(setup.configurationId, by)).toMatchObject({
    outcome: 'sent',
  });
  await setup.untilOnSite(dish, false);
  await worker.stop();
  expect(await setup.core.inventory.checkDrift(setup.configurationId)).toMatchObject({
    drifted: 0,
  });
  expect(await setup.core.inventory.listDrifts({ limit: 10 })).toEqual([]);
});
