import { describe, expect, test } from 'vitest';
import { createWixClient, type WixClient } from '../client.ts';
import { catalogIdSchema, draftCatalogIdSchema, wixEntityIdSchema } from '../ids.ts';
import { ok, startWixServer } from '../wix-server.fixture.ts';

const catalogId = catalogIdSchema.parse('cat/1');
const draftId = draftCatalogIdSchema.parse('draft-1');
const entity = (id: string) => wixEntityIdSchema.parse(id);
const clientOf = (baseUrl: string): WixClient =>
  createWixClient({ baseUrl, token: async () => 'token' });

const drafts = '/restaurants/v3/draft-catalogs';
const bulk = `${drafts}/draft-1/bulk`;

type Case = [
  what: string,
  call: (client: WixClient) => Promise<unknown>,
  answer: unknown,
  request: object,
  result: unknown,
];

const results = [
  { entityMetadata: { id: 'x', originalIndex: 0, success: true }, entity: { id: 'x' } },
];
const done = {
  succeeded: [{ originalIndex: 0, id: 'x', entity: { id: 'x' } }],
  failed: [],
  untold: [],
};

const cases: Case[] = [
  [
    'create a draft',
    (client) => client.drafts.create(catalogId),
    { catalog: { id: 'draft-9', locationId: 'l1' } },
    { method: 'POST', url: `${drafts}/cat%2F1/create` },
    'draft-9',
  ],
  [
    'archive menus',
    (client) => client.drafts.bulkArchiveMenus(draftId, [entity('m')]),
    { results },
    { method: 'POST', url: `${bulk}/menus/archive`, body: { ids: ['m'] } },
    done,
  ],
  [
    'unarchive menus',
    (client) => client.drafts.bulkUnarchiveMenus(draftId, [entity('m')]),
    { results },
    { method: 'POST', url: `${bulk}/menus/unarchive`, body: { ids: ['m'] } },
    done,
  ],
  [
    'create variations',
    (client) => client.drafts.bulkCreateVariations(draftId, [{ name: 'Large' }]),
    { results },
    { method: 'POST', url: `${bulk}/variations/create`, body: { variations: [{ name: 'Large' }] } },
    done,
  ],
  [
    'create menus',
    (client) => client.drafts.bulkCreateMenus(draftId, [{ name: 'Lunch' }]),
    { results },
    { method: 'POST', url: `${bulk}/menus/create`, body: { menus: [{ name: 'Lunch' }] } },
    done,
  ],
  [
    'create sections',
    (client) =>
      client.drafts.bulkCreateSections(draftId, [
        { menuId: entity('m'), section: { name: 'Soups' } },
      ]),
    { results },
    {
      method: 'POST',
      url: `${bulk}/sections/create`,
      body: { createSectionRequests: [{ menuId: 'm', section: { name: 'Soups' } }] },
    },
    done,
  ],
  [
    'create dishes',
    (client) =>
      client.drafts.bulkCreateDishes(draftId, [
        { menuId: entity('m'), sectionId: entity('s'), dish: { name: 'Soup' } },
      ]),
    { results },
    {
      method: 'POST',
      url: `${bulk}/dishes/create`,
      body: { createDishRequests: [{ menuId: 'm', sectionId: 's', dish: { name: 'Soup' } }] },
    },
    done,
  ],
  [
    'update items',
    (client) => client.drafts.bulkUpdateItems(draftId, [{ id: entity('i'), name: 'Soup' }]),
    { results },
    { method: 'POST', url: `${bulk}/items/update`, body: { items: [{ id: 'i', name: 'Soup' }] } },
    done,
  ],
  [
    'update sections',
    (client) =>
      client.drafts.bulkUpdateSections(draftId, [
        { menuId: entity('m'), section: { id: entity('s'), name: 'Soups' } },
      ]),
    { results },
    {
      method: 'POST',
      url: `${bulk}/sections/update`,
      body: { updateSectionsRequests: [{ menuId: 'm', section: { id: 's', name: 'Soups' } }] },
    },
    done,
  ],
  [
    'update menus',
    (client) => client.drafts.bulkUpdateMenus(draftId, [{ id: entity('m'), name: 'Lunch' }]),
    { results },
    { method: 'POST', url: `${bulk}/menus/update`, body: { menus: [{ id: 'm', name: 'Lunch' }] } },
    done,
  ],
  [
    'publish a draft',
    (client) => client.drafts.publish(draftId),
    { catalog: { id: 'k' } },
    { method: 'POST', url: `${drafts}/draft-1/publish` },
    undefined,
  ],
  [
    'discard a draft',
    (client) => client.drafts.discard(draftId),
    {},
    { method: 'DELETE', url: `${drafts}/draft-1/discard`, body: undefined },
    undefined,
  ],
];

describe("every draft call speaks the contract's path, body and answer", () => {
  test.each(cases)('to %s', async (_what, call, answer, request, result) => {
    await using server = await startWixServer(ok(answer));
    expect(await call(clientOf(server.baseUrl))).toEqual(result);
    expect(server.seen).toEqual([expect.objectContaining({ ...request, authorization: 'token' })]);
  });
});

describe('a bulk call', () => {
  const variations = (count: number) =>
    Array.from({ length: count }, (_, index) => ({ name: `v${index}` }));

  test('of more than 20 entries is refused before anything is sent', async () => {
    await using server = await startWixServer(ok());
    const { drafts } = clientOf(server.baseUrl);
    await expect(drafts.bulkCreateVariations(draftId, variations(21))).rejects.toThrow(RangeError);
    expect(server.seen).toEqual([]);
  });

  test('of 20 entries goes out, and of none needs no call', async () => {
    await using server = await startWixServer(ok());
    const { drafts } = clientOf(server.baseUrl);
    expect((await drafts.bulkCreateVariations(draftId, variations(20))).untold).toHaveLength(20);
    expect(await drafts.bulkCreateVariations(draftId, [])).toEqual({
      succeeded: [],
      failed: [],
      untold: [],
    });
    expect(server.seen).toHaveLength(1);
  });
});
