import { afterEach, beforeEach, expect, test } from 'vitest';
import { callAs, startTestConsole, type TestConsole } from '../../../testing/test-console.ts';
import { openTestSandbox, type TestSandbox } from '../../../testing/test-sandbox.ts';

let sandbox: TestSandbox;
let console_: TestConsole;
let viewer: ReturnType<typeof callAs>;
let support: ReturnType<typeof callAs>;

beforeEach(async () => {
  sandbox = await openTestSandbox();
  console_ = await startTestConsole(undefined, {}, sandbox.control);
  viewer = callAs(console_.url, await console_.signIn(await console_.addStaff('viewer')));
  support = callAs(console_.url, await console_.signIn(await console_.addStaff('support')));
});
afterEach(async () => {
  await console_.close();
  await sandbox.close();
});

const cart = () => ({
  configurationId: sandbox.site.configurationId,
  lines: [{ itemId: 'wix-dish-1', quantity: 2, options: [] }],
  fulfillment: { type: 'PICKUP' as const },
  tip: '1.50',
});

test('everyone sees what is simulated and the menus, and only support plays on it', async () => {
  const setup = await viewer.sandbox.stage.query();
  expect(setup).toMatchObject({
    runs: true,
    sites: [{ name: 'Trattoria Test', configurations: [{ locationName: 'Main Street' }] }],
    merchants: [{ id: 'mer_test', name: 'Trattoria Test' }],
    faults: [],
  });
  const { sections } = await viewer.sandbox.menu.query({ catalogId: sandbox.site.catalogId });
  expect(sections[0]?.dishes[1]).toMatchObject({ id: 'wix-dish-1', name: 'Dish 1', price: '9.00' });
  await expect(viewer.sandbox.place.mutate(cart())).rejects.toMatchObject({
    data: { code: 'FORBIDDEN' },
  });
});

test('a cart goes the way of a guest’s: Wix asks the adapter, then has the order created', async () => {
  const validation = await support.sandbox.validate.mutate(cart());
  expect(validation.response).toMatchObject({ status: 200, body: { posOrderStatus: 'valid' } });
  const placed = await support.sandbox.place.mutate(cart());
  expect(placed).toMatchObject({ outcome: 'created', creation: { response: { status: 200 } } });
  expect(sandbox.asked).toContain('create-order');
  const actions = (await support.audit.list.query({})).rows.map(({ action }) => action);
  const trail = actions.filter((action) => action !== 'staff.signed-in');
  expect(trail).toEqual(['sandbox.order-placed', 'sandbox.cart-validated']);
});

test('a trouble of the POS is switched on and off, and stands in the trail', async () => {
  const rule = {
    tenant: 'mer_test',
    operations: ['create_order'],
    probability: 1,
    remaining: 2,
    effect: { kind: 'lost_answer' as const },
  };
  const { id } = await support.sandbox.addFault.mutate(rule);
  expect((await viewer.sandbox.stage.query()).faults).toEqual([{ id, rule }]);
  await support.sandbox.removeFault.mutate({ id });
  expect(sandbox.pos.control.faults.list()).toEqual([]);
  const actions = (await support.audit.list.query({})).rows.map(({ action }) => action);
  const trail = actions.filter((action) => action !== 'staff.signed-in');
  expect(trail).toEqual(['sandbox.fault-switched-off', 'sandbox.fault-switched-on']);
});

test('what the sandbox refuses is told in its words, and a sandbox that is away as such', async () => {
  const strange = { ...cart(), lines: [{ itemId: 'no-such-dish', quantity: 1, options: [] }] };
  await expect(support.sandbox.validate.mutate(strange)).rejects.toMatchObject({
    data: { code: 'PRECONDITION_FAILED' },
    message: 'The sandbox says: no-such-dish is not on the menu',
  });
  await sandbox.site.wix.close();
  await expect(viewer.sandbox.stage.query()).rejects.toMatchObject({
    data: { code: 'BAD_GATEWAY' },
    message: 'The sandbox does not answer. Check that it is running.',
  });
});

test('where no sandbox runs, the page is told so and nothing can be played', async () => {
  const real = await startTestConsole();
  const api = callAs(real.url, await real.signIn(await real.addStaff('support')));
  expect(await api.sandbox.stage.query()).toMatchObject({ runs: false, sites: [] });
  expect(await api.session.current.query()).toMatchObject({ sandbox: false });
  await expect(api.sandbox.place.mutate(cart())).rejects.toMatchObject({
    data: { code: 'NOT_FOUND' },
  });
  await real.close();
});
