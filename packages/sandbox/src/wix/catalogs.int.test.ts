import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { drafts, testDrafts } from '../../testing/test-drafts.ts';
import { catalogId, createTestWix, type TestWix } from '../../testing/test-wix.ts';

let setup: TestWix;
beforeEach(async () => {
  setup = await createTestWix({ callsAMinute: 10_000 });
});
afterEach(async () => {
  await setup.close();
});

const live = `/restaurants/v3/catalogs/${catalogId}`;
const { createDraft, bulk, results, smallMenu, publish } = testDrafts(() => setup);

test('a draft is seen by nobody until it is published, and then all at once', async () => {
  const draftId = await createDraft();
  const made = await smallMenu(draftId);
  expect((await setup.call('GET', `${live}/items`)).body).toEqual({ items: [] });

  const published = await publish(draftId);
  expect(published.body).toMatchObject({
    catalog: { id: catalogId, draftPublishedDate: expect.any(String) },
  });
  expect((await setup.call('GET', `${live}/menus`)).body).toEqual({
    menus: [
      { id: made.menuId, name: 'Lunch', archived: false, sectionIds: { values: [made.sectionId] } },
    ],
  });
  expect((await setup.call('GET', `${live}/sections`)).body).toMatchObject({
    sections: [{ id: made.sectionId, menuId: made.menuId, itemIds: { values: [made.dishId] } }],
  });
  expect((await setup.call('GET', `${live}/items`)).body).toMatchObject({
    items: [
      { id: made.large, type: 'VARIATION', name: 'Large', inStock: true },
      {
        id: made.dishId,
        type: 'DISH',
        price: { value: '5.00', currency: 'USD' },
        dishOptions: { values: [{ name: 'Size', type: 'SELECTION' }] },
      },
    ],
  });
});

test('a location has one draft at a time, its own or that of somebody else', async () => {
  const draftId = await createDraft();
  const second = await setup.call('POST', `${drafts}/${catalogId}/create`, {});
  expect(second).toMatchObject({
    status: 409,
    body: { details: { applicationError: { code: 'DRAFT_ALREADY_EXISTS' } } },
  });
  expect((await setup.call('DELETE', `${drafts}/${draftId}/discard`)).status).toBe(200);
  setup.wix.control.drafts.holdBySomebodyElse(catalogId);
  expect((await setup.call('POST', `${drafts}/${catalogId}/create`, {})).status).toBe(409);
  expect((await setup.call('DELETE', `${drafts}/${catalogId}/discard`)).status).toBe(403);
  setup.wix.control.drafts.release(catalogId);
  expect((await setup.call('POST', `${drafts}/${catalogId}/create`, {})).status).toBe(200);
});

test("a draft whose id was lost can be discarded by its catalog's", async () => {
  await createDraft();
  expect((await setup.call('DELETE', `${drafts}/${catalogId}/discard`)).status).toBe(200);
  expect(setup.wix.control.catalog(catalogId)?.draftHeldBy).toBeNull();
});

test("another instance's catalog can be neither read nor drafted", async () => {
  const other = '/restaurants/v3/catalogs/catalog-2';
  expect((await setup.call('GET', `${other}/items`)).status).toBe(404);
  expect((await setup.call('POST', `${drafts}/catalog-2/create`, {})).status).toBe(404);
  const listed = await setup.call('GET', '/restaurants/v3/catalogs');
  expect(listed.body).toEqual({
    catalogs: [{ id: catalogId, locationId: 'location-1', archived: false }],
  });
});

test('more than 20 entries are refused as a whole', async () => {
  const draftId = await createDraft();
  const many = (count: number) => ({
    variations: Array.from({ length: count }, (_, index) => ({ name: `Variation ${index}` })),
  });
  expect(await bulk(draftId, 'variations/create', many(21))).toMatchObject({
    status: 400,
    body: {
      details: {
        validationError: { fieldViolations: [{ field: 'variations', violatedRule: 'MAX_SIZE' }] },
      },
    },
  });
  const twenty = await results(draftId, 'variations/create', many(20));
  expect(twenty.bulkActionMetadata).toMatchObject({ totalSuccesses: 20, totalFailures: 0 });
});

describe('an entry that cannot be done fails inside a 200, and leaves the others done', () => {
  const failing: [string, string, (made: Made) => unknown, string][] = [
    ['an unknown item', 'items/update', () => ({ items: [{ id: 'x' }] }), 'ITEM_NOT_FOUND'],
    ['an unknown menu', 'menus/archive', () => ({ ids: ['x'] }), 'MENU_NOT_FOUND'],
    [
      'a section of another menu',
      'sections/update',
      ({ sectionId }) => ({
        updateSectionsRequests: [{ menuId: 'x', section: { id: sectionId, name: 'S' } }],
      }),
      'SECTION_NOT_FOUND',
    ],
    [
      'a dish in a section that is not there',
      'dishes/create',
      ({ menuId }) => ({
        createDishRequests: [{ menuId, sectionId: 'x', dish: { name: 'D' } }],
      }),
      'SECTION_NOT_FOUND',
    ],
    [
      'an option that offers an unknown item',
      'items/update',
      ({ dishId }) => ({
        items: [
          {
            id: dishId,
            dishOptions: {
              values: [{ name: 'O', extras: { availableChoices: [{ itemId: 'x' }] } }],
            },
          },
        ],
      }),
      'ITEM_NOT_FOUND',
    ],
    [
      'an option that asks for more than it offers',
      'items/update',
      ({ dishId, large }) => ({
        items: [
          {
            id: dishId,
            dishOptions: {
              values: [
                { name: 'O', extras: { minChoices: 2, availableChoices: [{ itemId: large }] } },
              ],
            },
          },
        ],
      }),
      'INVALID_DISH_OPTION',
    ],
    [
      'a menu that names a section twice',
      'menus/update',
      ({ menuId, sectionId }) => ({
        menus: [{ id: menuId, sectionIds: { values: [sectionId, sectionId] } }],
      }),
      'DUPLICATE_SECTION',
    ],
  ];
  type Made = Awaited<ReturnType<typeof smallMenu>>;

  test.each(failing)('%s', async (_what, path, body, code) => {
    const draftId = await createDraft();
    const made = await smallMenu(draftId);
    const answer = await results(draftId, path, body(made));
    expect(answer.results[0]?.entityMetadata).toMatchObject({ success: false, error: { code } });
    expect(answer.bulkActionMetadata).toMatchObject({ totalSuccesses: 0, totalFailures: 1 });
  });

  test('a failure on demand strikes the entry it names', async () => {
    const draftId = await createDraft();
    setup.wix.control.faults.add({
      operations: ['create_variations'],
      remaining: 1,
      effect: { kind: 'fail_entry', index: 1, code: 'QUOTA', description: 'Too much' },
    });
    const variations = [{ name: 'A' }, { name: 'B' }, { name: 'C' }];
    const answer = await results(draftId, 'variations/create', { variations });
    const outcome = answer.results.map(({ entityMetadata }) => entityMetadata.success);
    expect(outcome).toEqual([true, false, true]);
    expect(answer.results[1]?.entityMetadata.error?.code).toBe('QUOTA');
  });
});

test.each([
  ['a price that is no amount', { price: { value: 'five' } }],
  ['a time that is none', { visibilityCriteria: visible('25:00', '26:00') }],
  ['a period that ends before it begins', { visibilityCriteria: visible('12:00', '11:00') }],
  ['101 periods', { visibilityCriteria: visible('10:00', '11:00', 101) }],
  ['no way to get it', { visibilityCriteria: { fulfillmentTypes: [] } }],
  ['no platform', { visibilityCriteria: { platforms: [] } }],
  ['a tax rate of four places', { taxRate: '7.1234' }],
  ['a field that Wix does not know', { colour: 'red' }],
  ['a field inside that Wix does not know', { visibilityCriteria: { hidden: true } }],
])('an update with %s is refused as a whole', async (_what, change) => {
  const draftId = await createDraft();
  const { dishId } = await smallMenu(draftId);
  const answer = await bulk(draftId, 'items/update', { items: [{ id: dishId, ...change }] });
  expect(answer.status).toBe(400);
});

function visible(openTime: string, closeTime: string, count = 1): unknown {
  const period = { openDay: 'MON', openTime, closeDay: 'MON', closeTime };
  return { availability: { periods: Array.from({ length: count }, () => period) } };
}

test('an update changes the fields it names and keeps the id', async () => {
  const first = await createDraft();
  const { dishId } = await smallMenu(first);
  await publish(first);
  const second = await createDraft();
  await results(second, 'items/update', { items: [{ id: dishId, price: { value: '6.00' } }] });
  await publish(second);
  const { body } = await setup.call('GET', `${live}/items`);
  const items = z.object({ items: z.array(z.looseObject({ id: z.string() })) }).parse(body).items;
  expect(items.find(({ id }) => id === dishId)).toMatchObject({
    name: 'Soup',
    price: { value: '6.00', currency: 'USD' },
    dishOptions: { values: [{ name: 'Size' }] },
  });
});

test('what changed live since the draft was made is lost when it is published', async () => {
  const first = await createDraft();
  const { dishId } = await smallMenu(first);
  await publish(first);
  const second = await createDraft();
  const outOfStock = await setup.call('PATCH', `${live}/items/${dishId}`, {
    item: { inStock: false },
  });
  expect(outOfStock.body).toMatchObject({ item: { id: dishId, inStock: false } });
  await publish(second);
  expect(setup.wix.control.catalog(catalogId)?.items.find(({ id }) => id === dishId)).toMatchObject(
    { inStock: true },
  );
});

test.each([
  ['a field that Wix does not know', 'items/update', { items: [{ id: 'x' }], catalog: 'c' }],
  ['no entries', 'items/update', { items: [] }],
  ['21 entries', 'menus/archive', { ids: Array.from({ length: 21 }, (_, at) => `m${at}`) }],
])('a bulk call with %s is refused as a whole', async (_what, path, body) => {
  expect((await bulk(await createDraft(), path, body)).status).toBe(400);
});

test.each([
  ['catalogs?paging.limit=1001', 400],
  ['catalogs?paging.limit=1000', 200],
  ['orders?limit=1001', 400],
  ['orders?limit=0', 400],
  ['orders?status=FULFILLED', 400],
  ['orders?status=NEW&limit=1000', 200],
])('%s is answered %i', async (path, status) => {
  expect((await setup.call('GET', `/restaurants/v3/${path}`)).status).toBe(status);
});
