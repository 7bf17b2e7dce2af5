import type { WebhookEndpointId } from '@pos-bridge/core/ids';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { startTestEndpoint, type TestEndpoint } from '../testing/test-endpoint.ts';
import { createTestStock, type TestStock } from '../testing/test-stock.ts';
import { until } from '../testing/until.ts';

let setup: TestStock;
let webhookEndpoint: TestEndpoint;

beforeEach(async () => {
  webhookEndpoint = await startTestEndpoint();
});

afterEach(async () => {
  await setup.close();
  await webhookEndpoint.close();
});

const by = { author: { kind: 'command-line', name: 'engineer' }, reason: 'a test' } as const;

async function subscribe(
  url = webhookEndpoint.url,
): Promise<{ id: WebhookEndpointId; secret: string }> {
  const { accountId } = setup;
  const added = await setup.core.inventory.addWebhookEndpoint(
    { accountId, url, description: 'Till' },
    by,
  );
  if (added.outcome !== 'added') throw new Error(added.outcome);
  return { id: added.webhookEndpointId, secret: added.secret };
}

const dish = (index: number): string => {
  const id = setup.dishes[index];
  if (id === undefined) throw new Error('the menu is too short');
  return id;
};
const markOut = (index: number): void => {
  setup.clock.advance(2);
  setup.atTheTill({ itemId: dish(index), markedOut: true });
};
const theWebhookEndpoint = async () => {
  const targets = await setup.core.inventory.listEndpoints({
    accountId: setup.accountId,
    limit: 10,
  });
  const endpoint = targets.find(({ kind }) => kind === 'subscriber');
  if (endpoint === undefined) throw new Error('no webhook endpoint');
  return endpoint;
};
const heard = (count: number) =>
  until(
    `${count} messages heard`,
    () => webhookEndpoint.heard.length >= count && webhookEndpoint.heard,
  );
const stored = (count: number) =>
  until(`${count} messages stored`, async () => {
    const messages = await setup.core.inventory.listWebhookEvents({ limit: 100 });
    return messages.length >= count;
  });

test('a webhook endpoint hears of a change in a message that its secret verifies', async () => {
  setup = await createTestStock();
  const { secret } = await subscribe();
  await setup.work();
  markOut(0);
  const [message] = await heard(1);
  if (message === undefined) throw new Error('nothing heard');
  expect(message.said).toEqual([`${dish(0)} out`]);
  expect(webhookEndpoint.verifies(message, secret)).toBe(true);
  expect(webhookEndpoint.verifies({ ...message, body: `${message.body} ` }, secret)).toBe(false);
  expect(JSON.parse(message.body)).toEqual({
    type: 'inventory.updated',
    timestamp: expect.stringMatching(/^\d{4}-.*Z$/),
    data: {
      messageId: message.headers['webhook-id'],
      sequence: 1,
      accountId: setup.accountId,
      configurationId: setup.configurationId,
      posLocationId: setup.posLocationId,
      cause: 'pos-webhook',
      author: 'bridge',
      items: [
        {
          itemId: dish(0),
          inStock: false,
          quantity: null,
          outUntil: null,
          source: 'pos',
          observedAt: expect.stringMatching(/^\d{4}-.*Z$/),
        },
      ],
    },
  });
});

test('while a secret is rotated both sign, and afterwards the new one alone', async () => {
  setup = await createTestStock({ settings: { secretOverlapMs: 60_000 } });
  const { id, secret } = await subscribe();
  const rotated = await setup.core.inventory.rotateSecret(id, by);
  if (rotated.outcome !== 'rotated') throw new Error(rotated.outcome);
  await setup.work();
  markOut(0);
  const [during] = await heard(1);
  setup.clock.advance(60_001);
  markOut(1);
  const [, after] = await heard(2);
  if (during === undefined || after === undefined) throw new Error('nothing heard');
  const verified = [secret, rotated.secret].map((one) => webhookEndpoint.verifies(during, one));
  expect(verified).toEqual([true, true]);
  const signatures = after.headers['webhook-signature']?.split(' ');
  expect(signatures).toHaveLength(1);
});

test('a target that fails for ever is paused, and what was kept is replayed in order', async () => {
  setup = await createTestStock({
    settings: { attempts: 2, pauseAfterFailures: 4, pauseAfterMs: 0 },
  });
  await subscribe();
  webhookEndpoint.answer(500);
  await setup.work();
  markOut(0);
  await stored(1);
  markOut(1);
  const paused = await until('the pause', async () => {
    const endpoint = await theWebhookEndpoint();
    return endpoint.state === 'paused' && endpoint;
  });
  expect(paused).toMatchObject({ lastFailure: 'HTTP 500', pausedAt: expect.any(Date) });
  expect(
    setup.log.lines.some(({ level, message }) => level === 'error' && /paused/.test(message)),
  ).toBe(true);

  const calls = webhookEndpoint.calls();
  for (const index of [2, 3, 4, 5]) {
    markOut(index);
    await stored(index + 1);
  }
  expect(await setup.core.inventory.listEndpoints({ trouble: 'paused', limit: 10 })).toHaveLength(
    1,
  );
  // Wix hears all of it meanwhile: one target's trouble is not another's.
  for (const index of [0, 5]) await setup.untilOnSite(dish(index), false);
  expect(webhookEndpoint.calls()).toBe(calls);

  webhookEndpoint.answer(200);
  expect(await setup.core.inventory.resume(paused.id, by)).toMatchObject({ outcome: 'resumed' });
  const replayed = await heard(6);
  expect(replayed.map(({ said }) => said)).toEqual(
    [0, 1, 2, 3, 4, 5].map((index) => [`${dish(index)} out`]),
  );
  const sequences = replayed.map(({ body }) => JSON.parse(body).data.sequence);
  expect(sequences).toEqual(sequences.toSorted((a, b) => a - b));
  expect(await theWebhookEndpoint()).toMatchObject({ state: 'active', failuresInRow: 0 });
});

test('a webhook endpoint is only told the newest of what it missed', async () => {
  setup = await createTestStock({ settings: { firstDelayMs: 600 } });
  await subscribe();
  webhookEndpoint.answer(503);
  await setup.work();
  markOut(0);
  await until('a failed attempt', () => webhookEndpoint.calls() > 0);
  setup.clock.advance(2);
  setup.atTheTill({ itemId: dish(0), markedOut: false }, { itemId: dish(1), markedOut: true });
  await stored(2);
  webhookEndpoint.answer(200);
  await heard(1);
  const all = await until('all is over', async () => {
    const deliveries = await setup.core.inventory.listDeliveries({
      endpointId: (await theWebhookEndpoint()).id,
      limit: 10,
    });
    return deliveries.every(({ finishedAt }) => finishedAt !== null) && deliveries;
  });
  expect(all.map(({ state }) => state)).toEqual(['delivered', 'superseded']);
  expect(webhookEndpoint.heard.map(({ said }) => said.toSorted())).toEqual([
    [`${dish(0)} in`, `${dish(1)} out`].toSorted(),
  ]);
});

test('Retry-After is obeyed, and 410 ends it', async () => {
  setup = await createTestStock();
  await subscribe();
  webhookEndpoint.answer(429, { 'retry-after': '3600' });
  await setup.work();
  markOut(0);
  const waiting = await until('the wait', async () => {
    const endpoint = await theWebhookEndpoint();
    return endpoint.notBefore !== null && endpoint;
  });
  const waitMs = (waiting.notBefore?.getTime() ?? 0) - setup.clock.now().getTime();
  expect(waitMs).toBeGreaterThan(3_590_000);
  expect(waitMs).toBeLessThanOrEqual(3_600_000);
  expect(webhookEndpoint.calls()).toBe(1);

  webhookEndpoint.answer(410);
  setup.clock.advance(3_600_000);
  await setup.sweep();
  await until('the pause', async () => (await theWebhookEndpoint()).state === 'paused');
});

test('what was given up can be tried again, one by one and all of a filter; what is outdated is not', async () => {
  setup = await createTestStock({ settings: { attempts: 1, pauseAfterMs: 3_600_000 } });
  await subscribe();
  webhookEndpoint.answer(400);
  await setup.work();
  const dead = (count: number) =>
    until(`${count} dead letters`, async () => {
      const { id } = await theWebhookEndpoint();
      const letters = await setup.core.inventory.listDeliveries({
        endpointId: id,
        states: ['dead'],
        limit: 10,
      });
      return letters.length === count && letters;
    });
  markOut(0);
  const [first] = await dead(1);
  markOut(1);
  await dead(2);
  setup.clock.advance(2);
  setup.atTheTill({ itemId: dish(0), markedOut: false });
  await dead(3);
  if (first === undefined) throw new Error('no dead letter');

  webhookEndpoint.answer(200);
  expect(await setup.core.inventory.retry(first.id, by)).toEqual({ outcome: 'outdated' });
  const { id } = await theWebhookEndpoint();
  expect(await setup.core.inventory.retryAll({ endpointId: id }, by)).toEqual({
    retried: 2,
    outdated: 0,
  });
  const told = await heard(2);
  expect(told.map(({ said }) => said)).toEqual([[`${dish(1)} out`], [`${dish(0)} in`]]);
  const trail = await setup.core.staff.listAudit({ accountId: setup.accountId, limit: 10 });
  expect(trail.map(({ action }) => action)).toEqual([
    'deliveries.retried',
    'delivery.retried',
    'subscriber.added',
  ]);
});

test('a waiting delivery can be canceled, and a removed webhook endpoint hears nothing more', async () => {
  setup = await createTestStock({ settings: { firstDelayMs: 3_600_000 } });
  const { id } = await subscribe();
  webhookEndpoint.answer(500);
  await setup.work();
  markOut(0);
  const waiting = await until('a failed attempt', async () => {
    const [delivery] = await setup.core.inventory.listDeliveries({
      endpointId: (await theWebhookEndpoint()).id,
      states: ['pending'],
      limit: 1,
    });
    return delivery?.attempts === 1 && delivery;
  });
  expect(await setup.core.inventory.cancel(waiting.id, by)).toEqual({ outcome: 'canceled' });
  expect(await setup.core.inventory.cancel(waiting.id, by)).toEqual({ outcome: 'not-waiting' });

  webhookEndpoint.answer(200);
  expect(await setup.core.inventory.removeWebhookEndpoint(id, by)).toEqual({ outcome: 'removed' });
  markOut(1);
  await setup.untilOnSite(dish(1), false);
  expect(webhookEndpoint.heard).toEqual([]);
  expect(await setup.core.inventory.listWebhookEndpoints(setup.accountId)).toEqual([]);
});

test('a webhook endpoint that redirects inward is not followed', async () => {
  setup = await createTestStock({ settings: { attempts: 1 } });
  const inner = await startTestEndpoint();
  await subscribe();
  webhookEndpoint.answer(302, { location: inner.url });
  await setup.work();
  markOut(0);
  const [dead] = await until('the dead letter', async () => {
    const letters = await setup.core.inventory.listDeliveries({ states: ['dead'], limit: 10 });
    return letters.length > 0 && letters;
  });
  expect(dead?.lastOutcome).toBe('HTTP 302: redirects are not followed');
  expect(inner.calls()).toBe(0);
  await inner.close();
});

test.each([
  ['http://example.com/hook', 'not-https'],
  ['https://10.0.0.1/hook', 'inward-address'],
  ['https://[fd00::1]/hook', 'inward-address'],
  ['https://127.0.0.1/hook', 'inward-address'],
  ['https://me:secret@example.com/hook', 'credentials-in-url'],
])('outside the sandbox %s cannot subscribe: %s', async (url, reason) => {
  setup = await createTestStock({ settings: { loopbackEndpoints: false } });
  const { accountId } = setup;
  expect(
    await setup.core.inventory.addWebhookEndpoint({ accountId, url, description: 'Till' }, by),
  ).toEqual({ outcome: 'url-refused', reason });
});

test('a name that leads to this machine is refused when it is to be told', async () => {
  setup = await createTestStock({ settings: { loopbackEndpoints: false, attempts: 1 } });
  await subscribe(webhookEndpoint.url.replace('http://127.0.0.1', 'https://localhost'));
  await setup.work();
  markOut(0);
  const [dead] = await until('the dead letter', async () => {
    const letters = await setup.core.inventory.listDeliveries({ states: ['dead'], limit: 10 });
    return letters.length > 0 && letters;
  });
  expect(dead?.lastOutcome).toBe('not sent: inward-address');
  expect(webhookEndpoint.calls()).toBe(0);
});
