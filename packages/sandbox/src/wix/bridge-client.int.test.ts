import {
  accountIdSchema,
  catalogIdSchema,
  configurationIdSchema,
  createWixClient,
  createWixOAuth,
  instanceIdSchema,
  WixApiError,
  wixEntityIdSchema,
} from '@pos-bridge/wix';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { appId, appSecret, createTestWix, type TestWix } from '../../testing/test-wix.ts';

let setup: TestWix;
beforeEach(async () => {
  setup = await createTestWix({ adapterUrl: 'http://127.0.0.1:1', webhookRetryDelaysMs: [] });
});
afterEach(async () => {
  await setup.close();
});

const catalogId = catalogIdSchema.parse('catalog-1');
const client = async (instance = 'instance-1') => {
  const oauth = createWixOAuth({ baseUrl: setup.baseUrl, appId, appSecret });
  const { accessToken } = await oauth.clientCredentials(instanceIdSchema.parse(instance));
  return createWixClient({ baseUrl: setup.baseUrl, token: async () => accessToken });
};

test("the bridge's client makes, publishes and reads a menu", async () => {
  const { drafts, catalogs } = await client();
  const draft = await drafts.create(catalogId);
  const idOf = (outcome: { succeeded: readonly { id: string }[] }) =>
    wixEntityIdSchema.parse(outcome.succeeded[0]?.id);
  const large = idOf(await drafts.bulkCreateVariations(draft, [{ name: 'Large' }]));
  const menuId = idOf(await drafts.bulkCreateMenus(draft, [{ name: 'Lunch' }]));
  const sectionId = idOf(
    await drafts.bulkCreateSections(draft, [{ menuId, section: { name: 'Soups' } }]),
  );
  const dish = {
    name: 'Soup',
    price: { value: '5.00' },
    taxRate: '8.25',
    dishOptions: {
      values: [{ name: 'Size', selection: { availableChoices: [{ itemId: large }] } }],
    },
  };
  const dishId = idOf(await drafts.bulkCreateDishes(draft, [{ menuId, sectionId, dish }]));
  const missing = wixEntityIdSchema.parse('missing');
  const updates = await drafts.bulkUpdateItems(draft, [
    { id: dishId, description: 'Of the day' },
    { id: missing, description: 'Of no day' },
  ]);
  expect(updates.succeeded.map(({ id }) => id)).toEqual([dishId]);
  expect(updates.failed).toMatchObject([{ originalIndex: 1, error: { code: 'ITEM_NOT_FOUND' } }]);
  await drafts.publish(draft);

  expect(await catalogs.list({ locationIds: ['location-1', 'location-9'] })).toMatchObject([
    { id: catalogId, draftPublishedDate: expect.any(String) },
  ]);
  expect(await catalogs.menus(catalogId, { archived: false })).toMatchObject([{ id: menuId }]);
  expect(await catalogs.sections(catalogId)).toMatchObject([{ itemIds: { values: [dishId] } }]);
  await catalogs.updateItem(catalogId, dishId, { inStock: false });
  expect((await catalogs.items(catalogId)).find(({ id }) => id === dishId)).toMatchObject({
    inStock: false,
    description: 'Of the day',
    price: { value: '5.00', currency: 'USD' },
  });
});

test("the bridge's client reads and disconnects configurations", async () => {
  const { connectivity, appEvents } = await client();
  expect(await connectivity.listConfigurations()).toMatchObject([
    { id: 'configuration-1', location: { name: 'Location 1' }, catalogId: 'catalog-1' },
  ]);
  const id = configurationIdSchema.parse('configuration-1');
  expect(await connectivity.getConfiguration(id)).toMatchObject({ id, enabled: false });
  await connectivity.disconnectConfiguration(id);
  await connectivity.disconnectAccount(accountIdSchema.parse('account-1'), appId);
  await appEvents.finishedConfiguration();
  expect(setup.wix.control.disconnections()).toHaveLength(2);
  expect(setup.wix.control.biEvents()).toMatchObject([{ eventName: 'APP_FINISHED_CONFIGURATION' }]);
});

test("the bridge's client understands refusals", async () => {
  const { drafts } = await client();
  await drafts.create(catalogId);
  const second = drafts.create(catalogId);
  await expect(second).rejects.toBeInstanceOf(WixApiError);
  await expect(second).rejects.toMatchObject({
    kind: 'client',
    status: 409,
    code: 'DRAFT_ALREADY_EXISTS',
  });
  const oauth = createWixOAuth({ baseUrl: setup.baseUrl, appId, appSecret });
  await expect(oauth.clientCredentials(instanceIdSchema.parse('nobody'))).rejects.toMatchObject({
    kind: 'client',
    code: 'invalid_grant',
  });
});
