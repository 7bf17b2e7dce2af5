import { catalogSettings } from '@pos-bridge/core/tables';
import { posIsMasterOfAll } from '@pos-bridge/core/testing';
import { afterEach, expect, test } from 'vitest';
import { startTestEndpoint } from '../testing/test-endpoint.ts';
import { createTestStock, type TestStock } from '../testing/test-stock.ts';
import { until } from '../testing/until.ts';

let setup: TestStock;

afterEach(() => setup.close());

const author = { kind: 'command-line', name: 'engineer' } as const;
const dish = (index: number): string => {
  const id = setup.dishes[index];
  if (id === undefined) throw new Error('the menu is too short');
  return id;
};
const compose = (items: { itemPosId: string; inStock: boolean; outUntil?: Date }[]) => ({
  configurationId: setup.configurationId,
  items,
  author,
  reason: 'the merchant called',
});

test('the preview is what is sent, to Wix and to every webhook endpoint', async () => {
  setup = await createTestStock();
  const webhookEndpoint = await startTestEndpoint();
  const { accountId } = setup;
  await setup.core.inventory.addWebhookEndpoint(
    { accountId, url: webhookEndpoint.url, description: 'Till' },
    { author, reason: 'test' },
  );
  const composed = compose([
    { itemPosId: dish(1), inStock: false },
    { itemPosId: dish(0), inStock: true },
  ]);
  const preview = await setup.core.inventory.preview(composed);
  if (preview.outcome !== 'preview') throw new Error(preview.outcome);
  expect(preview.wix.notTold).toBeNull();
  expect(preview.wix.changes.map(({ itemPosId, inStock }) => [itemPosId, inStock])).toEqual([
    [dish(1), false],
    [dish(0), true],
  ]);
  expect(preview.webhookEndpoints).toMatchObject([{ url: webhookEndpoint.url }]);
  expect(await setup.core.inventory.listWebhookEvents({ limit: 10 })).toEqual([]);

  const sent = await setup.core.inventory.send(composed);
  if (sent.outcome !== 'sent') throw new Error(sent.outcome);
  await setup.work();
  await setup.untilOnSite(dish(1), false);
  const [heard] = await until(
    'the webhook endpoint',
    () => webhookEndpoint.heard.length > 0 && webhookEndpoint.heard,
  );
  const body = JSON.parse(heard?.body ?? '{}');
  const untimed = ({ observedAt: _at, ...item }: { observedAt: string }) => item;
  expect(body.data.items.map(untimed)).toEqual(preview.webhook.data.items.map(untimed));
  expect({ ...body.data, items: [] }).toEqual({
    ...preview.webhook.data,
    items: [],
    messageId: sent.eventId,
    sequence: 1,
  });
  const [line] = await setup.core.staff.listAudit({ action: 'stock.sent', limit: 1 });
  expect(line).toMatchObject({ subjectId: sent.eventId, reason: 'the merchant called' });
  await webhookEndpoint.close();
});

test('support is told what cannot be said', async () => {
  setup = await createTestStock();
  const { send } = setup.core.inventory;
  expect(await send(compose([]))).toEqual({ outcome: 'no-items' });
  expect(await send({ ...compose([{ itemPosId: dish(0), inStock: true }]), reason: ' ' })).toEqual({
    outcome: 'no-reason',
  });
  const twice = { itemPosId: dish(0), inStock: true };
  expect(await send(compose([twice, twice, { itemPosId: 'what', inStock: true }]))).toEqual({
    outcome: 'items-unknown',
    itemPosIds: [dish(0), 'what'],
  });
  const past = new Date(setup.clock.now().getTime() - 1);
  expect(await send(compose([{ itemPosId: dish(0), inStock: false, outUntil: past }]))).toEqual({
    outcome: 'snooze-in-the-past',
    itemPosIds: [dish(0)],
  });
  expect(await setup.core.inventory.listWebhookEvents({ limit: 10 })).toEqual([]);
});

test('the word of support outlasts a poll that says nothing, and yields to the POS’s own', async () => {
  setup = await createTestStock({ settings: { pollBehindWebhooksEveryMs: 1 } });
  await setup.work();
  await setup.core.inventory.send(compose([{ itemPosId: dish(0), inStock: false }]));
  await setup.untilOnSite(dish(0), false);
  setup.clock.advance(1_000);
  await setup.sweep();
  // The poll has run once the other dish's stock, that only it can know of, is there.
  setup.atTheTill({ itemId: dish(1), markedOut: true });
  await setup.untilOnSite(dish(1), false);
  expect(await setup.onSite(dish(0))).toBe(false);

  setup.clock.advance(1_000);
  setup.atTheTill({ itemId: dish(0), markedOut: false });
  await setup.untilOnSite(dish(0), true);
});

test('where Wix is the master of stock, the preview says that Wix is not told', async () => {
  setup = await createTestStock();
  await setup.database.db.insert(catalogSettings).values({
    accountId: setup.accountId,
    masters: { ...posIsMasterOfAll, dishInStockUpdated: 'WIX' },
    changedAt: new Date(),
  });
  const preview = await setup.core.inventory.preview(
    compose([{ itemPosId: dish(0), inStock: false }]),
  );
  expect(preview).toMatchObject({
    outcome: 'preview',
    wix: { notTold: 'wix-is-master', changes: [] },
  });
});
