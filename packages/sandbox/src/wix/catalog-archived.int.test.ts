import { afterEach, beforeEach, expect, test } from 'vitest';
import { z } from 'zod';
import { testDrafts } from '../../testing/test-drafts.ts';
import { catalogId, createTestWix, type TestWix } from '../../testing/test-wix.ts';

let setup: TestWix;
beforeEach(async () => {
  setup = await createTestWix({ callsAMinute: 10_000 });
});
afterEach(async () => {
  await setup.close();
});

const live = `/restaurants/v3/catalogs/${catalogId}`;
const { createDraft, results, smallMenu, publish } = testDrafts(() => setup);

test('archived items refuse updates, live and in a draft', async () => {
  const first = await createDraft();
  const { dishId } = await smallMenu(first);
  await publish(first);
  setup.wix.control.siteOwner.archiveItem(catalogId, dishId, true);
  const change = { item: { inStock: false } };
  expect(await setup.call('PATCH', `${live}/items/${dishId}`, change)).toMatchObject({
    status: 400,
    body: { details: { applicationError: { code: 'ITEM_ARCHIVED' } } },
  });
  const second = await createDraft();
  const answer = await results(second, 'items/update', { items: [{ id: dishId, inStock: false }] });
  expect(answer.results[0]?.entityMetadata.error?.code).toBe('ITEM_ARCHIVED');
  const archived = await setup.call('GET', `${live}/items?archived=true`);
  expect(archived.body).toMatchObject({ items: [{ id: dishId }] });
});

test('archived ones are listed where they are asked for, alone or too', async () => {
  const first = await createDraft();
  const { menuId } = await smallMenu(first);
  await publish(first);
  setup.wix.control.siteOwner.archiveMenu(catalogId, menuId, true);
  const draftId = await createDraft();
  const made = await results(draftId, 'menus/create', { menus: [{ name: 'Dinner' }] });
  await publish(draftId);
  const dinner = made.results[0]?.entityMetadata.id;
  const listed = async (query: string) => {
    const { body } = await setup.call('GET', `${live}/menus${query}`);
    return z.object({ menus: z.array(z.object({ id: z.string() })) }).parse(body).menus;
  };
  expect(await listed('')).toEqual([{ id: dinner }]);
  expect(await listed('?archived=false')).toEqual([{ id: dinner }]);
  expect(await listed('?archived=true')).toEqual([{ id: menuId }]);
  setup.wix.control.readArchivedAs('also');
  expect(await listed('?archived=true')).toEqual([{ id: menuId }, { id: dinner }]);
});

test('archived menus come back', async () => {
  const draftId = await createDraft();
  const { menuId } = await smallMenu(draftId);
  await results(draftId, 'menus/archive', { ids: [menuId] });
  const refused = await results(draftId, 'menus/update', {
    menus: [{ id: menuId, name: 'Dinner' }],
  });
  expect(refused.results[0]?.entityMetadata.error?.code).toBe('MENU_ARCHIVED');
  await results(draftId, 'menus/unarchive', { ids: [menuId] });
  const { bulkActionMetadata } = await results(draftId, 'menus/update', {
    menus: [{ id: menuId, name: 'Dinner' }],
  });
  expect(bulkActionMetadata.totalSuccesses).toBe(1);
});
