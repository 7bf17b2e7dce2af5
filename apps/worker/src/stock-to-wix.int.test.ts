import type { AccountId } from '@pos-bridge/wix';
import { afterEach, expect, test } from 'vitest';
import { createStockStage, type StockStage } from '../testing/stock-stage.ts';
import { until } from '../testing/until.ts';

let stage: StockStage;

afterEach(() => stage.close());

const deliveriesIn = (state: 'delivered' | 'superseded' | 'dead' | 'pending' | 'skipped') =>
  stage.core.inventory.listDeliveries({ states: [state], limit: 100 });

const some = (dishes: readonly string[], index = 0): string => {
  const dish = dishes[index];
  if (dish === undefined) throw new Error('the menu is too short');
  return dish;
};

test('what runs out at the till is out on the site, read back as proof, and comes back', async () => {
  const proofs: { accountId: AccountId; inStock: boolean; seconds: number }[] = [];
  stage = await createStockStage({
    observer: { proven: (proof) => proofs.push(proof), attempted: () => {} },
  });
  await stage.work();
  const dish = some(stage.dishes);
  stage.atTheTill({ itemId: dish, markedOut: true });
  await stage.untilOnSite(dish, false);
  const [delivery] = await until('the proof', async () => {
    const delivered = await deliveriesIn('delivered');
    return delivered.length === 1 && delivered;
  });
  if (delivery === undefined) throw new Error('no delivery');
  const { items, calls } =
    (await stage.core.inventory.getDelivery(delivery.id, { readsPosWords: true })) ?? {};
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
    { accountId: stage.accountId, inStock: false, seconds: expect.any(Number) },
  ]);
  expect(delivery.cause).toMatchObject({ kind: 'pos-webhook', provider: 'sandbox' });

  stage.atTheTill({ itemId: dish, markedOut: false });
  await stage.untilOnSite(dish, true);
});

test('a snooze ends by itself', async () => {
  stage = await createStockStage();
  await stage.work();
  const dish = some(stage.dishes);
  const until_ = new Date(stage.clock.now().getTime() + 3_600_000);
  stage.atTheTill({ itemId: dish, markedOut: true, outUntil: until_.toISOString() });
  await stage.untilOnSite(dish, false);
  stage.clock.advance(3_600_000);
  await stage.sweep();
  await stage.untilOnSite(dish, true);
  // The sweep has the POS polled as well, which may say so a moment earlier.
  const [message] = await stage.core.inventory.listWebhookEvents({ limit: 1 });
  expect(message?.cause.kind).toMatch(/^(snooze-ended|poll)$/);
});

test('while Wix is away the newest word waits, and only the newest is told', async () => {
  stage = await createStockStage();
  const dish = some(stage.dishes);
  const fault = stage.wix.control.faults.add({
    operations: ['update_item'],
    effect: { kind: 'status', status: 503 },
  });
  await stage.work();
  for (const markedOut of [true, false, true, false, true]) {
    stage.atTheTill({ itemId: dish, markedOut });
    stage.clock.advance(5);
  }
  await until('a failed attempt', async () => {
    const [endpoint] = await stage.core.inventory.listEndpoints({ limit: 1 });
    return (endpoint?.failuresInRow ?? 0) > 0;
  });
  stage.wix.control.faults.remove(fault);
  await stage.untilOnSite(dish, false);
  await until('everything told or swallowed', async () => {
    const open = await stage.core.inventory.listDeliveries({
      states: ['pending', 'sending'],
      limit: 10,
    });
    return open.length === 0;
  });
  const all = await stage.core.inventory.listDeliveries({ limit: 100 });
  expect(all[0]?.state).toBe('delivered');
  expect(new Set(all.slice(1).map(({ state }) => state)).has('dead')).toBe(false);
});

test('what Wix says it took and does not show is not proven, and told again', async () => {
  stage = await createStockStage();
  const dish = some(stage.dishes);
  // The PATCH is answered, and somebody on the site undoes it before the proof.
  stage.wix.control.faults.add({
    operations: ['list_items'],
    remaining: 1,
    effect: { kind: 'latency', ms: 300 },
  });
  await stage.work();
  stage.atTheTill({ itemId: dish, markedOut: true });
  await stage.untilOnSite(dish, false);
  const catalog = stage.wix.control.configurations()[0];
  if (catalog === undefined) throw new Error('no configuration');
  const shown = stage.wix.control.catalog(catalog.catalogId);
  if (shown === null) throw new Error('no catalog');
  stage.wix.control.replaceCatalog(catalog.catalogId, {
    ...shown,
    items: shown.items.map((item) => ({ ...item, inStock: true })),
  });
  await stage.untilOnSite(dish, false);
  const [delivery] = await until('the proof', async () => {
    const delivered = await deliveriesIn('delivered');
    return delivered.length === 1 && delivered;
  });
  expect(delivery?.attempts).toBe(2);
});

test('an item that the site does not show is skipped, and one that Wix refuses is dead', async () => {
  stage = await createStockStage();
  await stage.work();
  const dish = some(stage.dishes);
  stage.atTheTill({ itemId: 'not-on-the-menu', markedOut: true });
  await until('the skipped', async () => (await deliveriesIn('skipped')).length === 1);

  stage.wix.control.faults.add({
    operations: ['update_item'],
    remaining: 1,
    effect: { kind: 'status', status: 404 },
  });
  stage.atTheTill({ itemId: dish, markedOut: true });
  const [dead] = await until('the dead letter', async () => {
    const letters = await deliveriesIn('dead');
    return letters.length === 1 && letters;
  });
  if (dead === undefined) throw new Error('no dead letter');
  const by = { author: { kind: 'command-line', name: 'engineer' }, reason: 'test' } as const;
  expect(await stage.core.inventory.retry(dead.id, by)).toEqual({ outcome: 'retried' });
  await stage.untilOnSite(dish, false);
});

test('a lost answer of Wix does no harm', async () => {
  stage = await createStockStage();
  await stage.work();
  const dish = some(stage.dishes);
  stage.wix.control.faults.add({
    operations: ['update_item', 'list_items'],
    remaining: 2,
    effect: { kind: 'lost_answer' },
  });
  stage.atTheTill({ itemId: dish, markedOut: true });
  await until('the proof', async () => (await deliveriesIn('delivered')).length === 1);
  expect(await stage.onSite(dish)).toBe(false);
});

test('a polled POS is believed, and so is its silence about what it had marked out', async () => {
  stage = await createStockStage({ webhooks: false, settings: { pollBehindWebhooksEveryMs: 1 } });
  await stage.work();
  const dish = some(stage.dishes);
  stage.atTheTill({ itemId: dish, markedOut: true });
  stage.clock.advance(10);
  await stage.sweep();
  await stage.untilOnSite(dish, false);
  stage.atTheTill({ itemId: dish, markedOut: false });
  stage.clock.advance(10);
  await stage.sweep();
  await stage.untilOnSite(dish, true);
});

test('what Wix and POS see differently is listed, sent again on request, and then off the list', async () => {
  stage = await createStockStage();
  const worker = await stage.work();
  const dish = some(stage.dishes);
  stage.atTheTill({ itemId: dish, markedOut: true });
  await until('the proof', async () => (await deliveriesIn('delivered')).length === 1);
  const catalogId = stage.wix.control.configurations()[0]?.catalogId ?? '';
  const shown = stage.wix.control.catalog(catalogId);
  if (shown === null) throw new Error('no catalog');
  stage.wix.control.replaceCatalog(catalogId, {
    ...shown,
    items: shown.items.map((item) => ({ ...item, inStock: true })),
  });
  expect(await stage.core.inventory.checkDrift(stage.configurationId)).toMatchObject({
    outcome: 'checked',
    drifted: 1,
  });
  expect(await stage.core.inventory.listDrifts({ limit: 10 })).toMatchObject([
    { itemPosId: dish, posInStock: false, wixInStock: true },
  ]);
  const by = { author: { kind: 'command-line', name: 'engineer' }, reason: 'drift' } as const;
  expect(await stage.core.inventory.sendDriftsAgain(stage.configurationId, by)).toMatchObject({
    outcome: 'sent',
  });
  await stage.untilOnSite(dish, false);
  await worker.stop();
  expect(await stage.core.inventory.checkDrift(stage.configurationId)).toMatchObject({
    drifted: 0,
  });
  expect(await stage.core.inventory.listDrifts({ limit: 10 })).toEqual([]);
});
