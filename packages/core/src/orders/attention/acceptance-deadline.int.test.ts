import { accountIdSchema, wixOrderIdSchema } from '@pos-bridge/wix';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createTestOrders, type TestOrders } from '../test-orders.fixture.ts';
import type { AcceptanceDeadline } from './acceptance-deadline.ts';

const by = {
  author: { kind: 'bridge' as const, name: 'test' },
  reason: 'The kitchen is slow on Mondays',
};
let setup: TestOrders;
let now: Date;

beforeEach(async () => {
  now = new Date('2026-01-05T11:00:00.000Z');
  setup = await createTestOrders({ clock: { now: () => now } });
});
afterEach(async () => {
  await setup[Symbol.asyncDispose]();
});

const change = (deadline: AcceptanceDeadline) =>
  setup.orders.changeAcceptanceDeadline({ accountId: setup.address.accountId, deadline }, by);
const acceptByOfNewOrder = async (id: string) => {
  const order = { ...setup.request().order, id: wixOrderIdSchema.parse(id) };
  await setup.orders.create(setup.request(order));
  return (await setup.row(id)).acceptBy;
};
const trail = () =>
  setup.core.core.staff.listAudit({ accountId: setup.address.accountId, limit: 10 });

it('an order gets the deadline of its account as it is when it comes, and keeps it', async () => {
  const at = (time: string) => new Date(`2026-01-05T${time}:00.000Z`);
  expect(await acceptByOfNewOrder('usual')).toEqual(at('11:15'));
  expect(await change({ rule: 'within', minutes: 40 })).toEqual({ outcome: 'changed' });
  expect(await acceptByOfNewOrder('slow')).toEqual(at('11:40'));
  await change({ rule: 'none' });
  expect(await acceptByOfNewOrder('unwatched')).toBeNull();
  await change({ rule: 'usual' });
  expect(await acceptByOfNewOrder('usual again')).toEqual(at('11:15'));

  expect((await setup.row('usual')).acceptBy).toEqual(at('11:15'));
  expect((await setup.row('slow')).acceptBy).toEqual(at('11:40'));
  expect((await setup.row('unwatched')).acceptBy).toBeNull();
});

it('an order that nobody accepted is raised by the account’s own measure', async () => {
  await change({ rule: 'within', minutes: 1 });
  await acceptByOfNewOrder('wix-order-1');
  now = new Date('2026-01-05T11:00:59.000Z');
  await setup.runJob('orders-poll', 'wix-order-1');
  expect(await setup.row()).toMatchObject({ attention: null });
  now = new Date('2026-01-05T11:01:01.000Z');
  await setup.runJob('orders-poll', 'wix-order-1');
  expect(await setup.row()).toMatchObject({ attention: 'not_accepted' });
});

it('each change stands in the audit trail, and what changes nothing does not', async () => {
  expect(await change({ rule: 'within', minutes: 40 })).toEqual({ outcome: 'changed' });
  expect(await change({ rule: 'within', minutes: 40 })).toEqual({ outcome: 'unchanged' });
  expect(await change({ rule: 'none' })).toEqual({ outcome: 'changed' });
  const line = {
    action: 'account.acceptance_deadline_changed',
    actorName: 'test',
    reason: 'The kitchen is slow on Mondays',
  };
  expect(await trail()).toMatchObject([
    {
      ...line,
      before: { acceptance: { rule: 'within', minutes: 40 } },
      after: { acceptance: { rule: 'none' } },
    },
    {
      ...line,
      before: { acceptance: { rule: 'usual' } },
      after: { acceptance: { rule: 'within', minutes: 40 } },
    },
  ]);
});

it('of an account that nobody has, nothing is kept', async () => {
  const nobody = accountIdSchema.parse('nobody');
  const wish = { accountId: nobody, deadline: { rule: 'none' as const } };
  expect(await setup.orders.changeAcceptanceDeadline(wish, by)).toEqual({
    outcome: 'account-not-found',
  });
  expect(await setup.orders.acceptanceDeadlineOf(nobody)).toEqual({ rule: 'usual' });
  expect(await trail()).toEqual([]);
});
