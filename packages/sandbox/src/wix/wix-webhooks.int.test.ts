import { createWebhookVerifier } from '@pos-bridge/wix';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { eventually } from '../../../../testing/eventually.ts';
import { type Listener, listen, type Reply } from '../../testing/listener.ts';
import { catalogId, createTestWix, instanceId, type TestWix } from '../../testing/test-wix.ts';

let replies: (Reply | null)[] = [];
let adapter: Listener;
let setup: TestWix;
beforeEach(async () => {
  replies = [];
  adapter = await listen(() => (replies.length > 0 ? (replies.shift() ?? null) : { status: 200 }));
  setup = await createTestWix({ webhookRetryDelaysMs: [1, 1, 1] });
  setup.wix.control.aim(adapter.url);
});
afterEach(async () => {
  await setup.close();
  await adapter.close();
});

const events = () => {
  const verifier = createWebhookVerifier({
    publicKeys: [setup.wix.publicKeyPem],
    now: () => new Date(),
  });
  return Promise.all(
    adapter.heard.map(async ({ body }) => {
      const result = await verifier.verify(body);
      if (result.outcome !== 'verified') throw new Error(JSON.stringify(result));
      return result.event;
    }),
  );
};
const kinds = async () => (await events()).map(({ kind }) => kind);

test("the bridge's verifier reads every event", async () => {
  setup.wix.control.installer.uninstall(instanceId);
  setup.wix.control.installer.install(instanceId);
  setup.wix.control.replaceCatalog(catalogId, { menus: [], sections: [], items: [] });
  setup.wix.control.addConfiguration({
    id: 'configuration-3',
    instanceId,
    locationId: 'location-3',
    locationName: 'Location 3',
    catalogId: 'catalog-3',
  });
  await eventually(async () =>
    expect(new Set(await kinds())).toEqual(
      new Set([
        'app_removed',
        'app_installed',
        'configuration_created',
        'catalog_changed',
        'catalog_created',
      ]),
    ),
  );
  expect((await events()).find((event) => event.kind === 'configuration_created')).toMatchObject({
    instanceId,
    metaSiteId: 'site-1',
    appDefId: 'app-1',
    archived: false,
  });
});

test('an event that is not answered 200 comes again, word for word', async () => {
  replies = [{ status: 500 }, { status: 204 }];
  setup.wix.control.installer.uninstall(instanceId);
  await eventually(() =>
    expect(setup.wix.control.webhooks.deliveries()).toMatchObject([{ state: 'delivered' }]),
  );
  expect(adapter.heard).toHaveLength(3);
  expect(new Set(adapter.heard.map(({ body }) => body)).size).toBe(1);
});

test('an event that is answered too late comes again', async () => {
  replies = [null];
  setup.wix.control.installer.uninstall(instanceId);
  await eventually(() =>
    expect(setup.wix.control.webhooks.deliveries()).toMatchObject([
      { state: 'delivered', attempts: [{ result: 'TimeoutError' }, { result: 200 }] },
    ]),
  );
});

test('domain events are numbered in their order', async () => {
  for (let count = 0; count < 3; count += 1)
    setup.wix.control.siteOwner.archiveCatalog(catalogId, count % 2 === 0);
  await eventually(() => expect(adapter.heard).toHaveLength(3));
  // They may arrive in any order; the numbers tell which came first.
  const numbers = (await events())
    .map((event) =>
      event.kind === 'catalog_changed' ? Number(event.entityEventSequence) : Number.NaN,
    )
    .toSorted((one, other) => one - other);
  const [first = Number.NaN] = numbers;
  expect(numbers).toEqual([first, first + 1, first + 2]);
});
