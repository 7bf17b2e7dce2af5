import { afterEach, beforeEach, expect, test } from 'vitest';
import { testDrafts } from '../../testing/test-drafts.ts';
import { catalogId, createTestWix, type TestWix } from '../../testing/test-wix.ts';

let setup: TestWix;
beforeEach(async () => {
  setup = await createTestWix({ callsAMinute: 10_000 });
});
afterEach(async () => {
  await setup.close();
});

const { createDraft, smallMenu, publish } = testDrafts(() => setup);

test('a publish whose answer is lost has happened', async () => {
  const draftId = await createDraft();
  await smallMenu(draftId);
  setup.wix.control.faults.add({
    operations: ['publish_draft'],
    remaining: 1,
    effect: { kind: 'lost_answer' },
  });
  await expect(publish(draftId)).rejects.toThrow('fetch failed');
  const listed = await setup.call('GET', '/restaurants/v3/catalogs');
  expect(listed.body).toMatchObject({ catalogs: [{ draftPublishedDate: expect.any(String) }] });
  expect(setup.wix.control.catalog(catalogId)?.items).toHaveLength(2);
});

test('an outage ends by itself at the time it was given', async () => {
  setup.wix.control.faults.add({
    until: new Date(Date.now() + 60_000),
    effect: { kind: 'status', status: 503 },
  });
  const down = await setup.call('GET', `/restaurants/v3/catalogs/${catalogId}/items`);
  expect(down).toMatchObject({ status: 503, body: '' });
  setup.wix.control.faults.clear();
  setup.wix.control.faults.add({
    until: new Date(Date.now() - 1),
    effect: { kind: 'status', status: 503 },
  });
  expect((await setup.call('GET', `/restaurants/v3/catalogs/${catalogId}/items`)).status).toBe(200);
});

test('ids that do not survive a publish can be played', async () => {
  const draftId = await createDraft();
  const made = await smallMenu(draftId);
  setup.wix.control.drafts.scrambleIdsOnPublish(catalogId);
  await publish(draftId);
  const catalog = setup.wix.control.catalog(catalogId);
  const [section] = catalog?.sections ?? [];
  const dish = catalog?.items.find(({ type }) => type === 'DISH');
  const large = catalog?.items.find(({ type }) => type === 'VARIATION');
  expect(dish?.id).not.toBe(made.dishId);
  expect(section?.itemIds.values).toEqual([dish?.id]);
  expect(dish?.dishOptions?.values[0]?.selection).toMatchObject({
    defaultChoice: large?.id,
    availableChoices: [{ itemId: large?.id }],
  });
});
