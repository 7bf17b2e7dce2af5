import { Webhook } from 'standardwebhooks';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { eventually } from '../../../../testing/eventually.ts';
import { type Listener, listen } from '../../testing/listener.ts';
import { createTestPos, locationId, merchantId, type TestPos } from '../../testing/test-pos.ts';

const oldSecret = 'whsec_dGhlLW9sZC1zZWNyZXQtb2YtdGhlLXRlc3Rz';
const newSecret = 'whsec_dGhlLW5ldy1zZWNyZXQtb2YtdGhlLXRlc3Rz';
let failures = 0;
let listener: Listener;
let setup: TestPos;
beforeEach(async () => {
  failures = 0;
  listener = await listen(() => {
    if (failures === 0) return { status: 204 };
    failures -= 1;
    return { status: 500 };
  });
  setup = await createTestPos({
    webhooks: { url: `${listener.url}/hooks`, secrets: [oldSecret, newSecret] },
    webhookRetryDelaysMs: [1, 1],
  });
});
afterEach(async () => {
  await setup.close();
  await listener.close();
});

const heard = () =>
  listener.heard.map(({ headers, body }) => ({
    id: headers['webhook-id'],
    type: JSON.parse(body).type,
  }));
const soldOut = () => setup.pos.control.setStock(locationId, [{ itemId: 'soup', markedOut: true }]);

test('a message is signed with each secret, so that either verifies it', async () => {
  soldOut();
  await eventually(() => expect(listener.heard).toHaveLength(1));
  const [message] = listener.heard;
  const headers = {
    'webhook-id': String(message?.headers['webhook-id']),
    'webhook-timestamp': String(message?.headers['webhook-timestamp']),
    'webhook-signature': String(message?.headers['webhook-signature']),
  };
  for (const secret of [oldSecret, newSecret])
    expect(new Webhook(secret).verify(message?.body ?? '', headers)).toMatchObject({
      type: 'stock.updated',
      merchantId,
      locationId,
      levels: [{ itemId: 'soup', available: false, quantity: null }],
    });
  expect(() => new Webhook('whsec_YW5vdGhlcg==').verify(message?.body ?? '', headers)).toThrow();
});

test('a refused message comes again under the same id, and no more once it is taken', async () => {
  failures = 2;
  soldOut();
  await eventually(() =>
    expect(setup.pos.control.webhooks.deliveries()).toMatchObject([{ state: 'delivered' }]),
  );
  expect(new Set(heard().map(({ id }) => id)).size).toBe(1);
  expect(listener.heard).toHaveLength(3);
});

test('a message that nobody takes is given up in the end', async () => {
  failures = 100;
  soldOut();
  await eventually(() =>
    expect(setup.pos.control.webhooks.deliveries()).toMatchObject([
      { state: 'given_up', attempts: [{ result: 500 }, { result: 500 }, { result: 500 }] },
    ]),
  );
});

test('orders, menus, locations and a revoked authorization are told', async () => {
  await setup.call('POST', `/v1/locations/${locationId}/orders`, setup.order('ref-1'));
  setup.pos.control.changeItem(locationId, 'soup', { price: '6.00' });
  setup.pos.control.changeLocation(locationId, { paused: { until: null } });
  setup.pos.control.revokeAuthorization(merchantId);
  await eventually(() =>
    expect(new Set(heard().map(({ type }) => type))).toEqual(
      new Set(['order.updated', 'menu.updated', 'location.updated', 'authorization.revoked']),
    ),
  );
});

test('messages can be lost and doubled', async () => {
  setup.pos.control.webhooks.disturb({ dropRate: 1 });
  soldOut();
  expect(setup.pos.control.webhooks.deliveries()).toMatchObject([{ state: 'dropped' }]);
  setup.pos.control.webhooks.disturb({ duplicateRate: 1, maxDelayMs: 2 });
  soldOut();
  await eventually(() => expect(listener.heard).toHaveLength(2));
  expect(new Set(heard().map(({ id }) => id)).size).toBe(1);
});

test('the control API aims, lists and repeats', async () => {
  soldOut();
  await eventually(() => expect(listener.heard).toHaveLength(1));
  const [{ messageId } = { messageId: '' }] = setup.pos.control.webhooks.deliveries();
  const again = await setup.call('POST', `/control/webhooks/${messageId}/resend`, {});
  expect(again.status).toBe(202);
  await eventually(() => expect(listener.heard).toHaveLength(2));
  await setup.call('PUT', '/control/webhooks', { url: null, secrets: [newSecret] });
  soldOut();
  expect(setup.pos.control.webhooks.deliveries()).toHaveLength(1);
});
