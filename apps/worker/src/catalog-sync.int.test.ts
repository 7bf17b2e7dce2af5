import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { dishOf, lunchMenu } from '../testing/menus.ts';
import { createTestSyncs, type TestSyncs } from '../testing/test-syncs.ts';

let setup: TestSyncs;
beforeEach(async () => {
  setup = await createTestSyncs();
});
afterEach(() => setup.close());

describe('syncing a menu', () => {
  it('publishes the POS menu in place of what the site had, which it archives', async () => {
    setup.wix.control.replaceCatalog(setup.catalogId, {
      menus: [{ id: 'old', archived: false, name: 'Old menu', sectionIds: { values: [] } }],
      sections: [],
      items: [],
    });
    setup.pos.serve(lunchMenu());
    const run = await setup.sync();
    expect(run).toMatchObject({
      state: 'SUCCEEDED',
      isFirst: true,
      archivedMenus: ['Old menu'],
      attempt: 1,
    });
    expect(setup.writes()).toEqual([
      'create_draft',
      'archive_menus',
      'create_variations',
      'create_menus',
      'create_sections',
      'create_dishes',
      'publish_draft',
    ]);
    const { menus, draftHeldBy } = setup.site();
    expect(draftHeldBy).toBeNull();
    expect(menus.map(({ name, archived }) => [name, archived])).toEqual([
      ['Old menu', true],
      ['Lunch', false],
    ]);
  });

  it('shows guests plain texts, and keeps those of the POS as they came', async () => {
    const served = lunchMenu((menu) => {
      Object.assign(dishOf(menu, 'miso'), {
        name: '<b>Miso</b> \ud83c',
        description: '<p>Fresh &amp; hot</p>',
        labels: ['vegan', '<i>vegan</i>'],
      });
      Object.assign(menu.variations[0] ?? {}, { name: 'Egg\u0007' });
    });
    setup.pos.serve(served);
    const first = await setup.sync();
    expect(first).toMatchObject({ state: 'SUCCEEDED', findings: [] });
    const { items } = setup.site();
    expect(items.find(({ name }) => name === 'Miso')).toMatchObject({
      description: 'Fresh & hot',
      labels: { values: ['vegan'] },
    });
    expect(items.map(({ name }) => name)).toContain('Egg');

    setup.writes();
    setup.pos.serve(
      lunchMenu((menu) => Object.assign(dishOf(menu, 'miso'), { description: 'Fresh & hot' })),
    );
    const second = await setup.sync();
    expect(setup.writes()).toEqual([]);
    const kept =
      first?.versionId &&
      second?.versionId &&
      (await setup.core.catalog.compareVersions(first.versionId, second.versionId));
    expect(kept).toMatchObject({
      dishes: {
        changed: [
          {
            posId: 'miso',
            changes: expect.arrayContaining([
              { field: 'name', place: 'name', before: '<b>Miso</b> ', after: 'Miso' },
              {
                field: 'description',
                place: 'description',
                before: '<p>Fresh &amp; hot</p>',
                after: 'Fresh & hot',
              },
              {
                field: 'labels',
                place: 'labels',
                before: ['vegan', '<i>vegan</i>'],
                after: ['vegan'],
              },
            ]),
          },
        ],
      },
      variations: {
        changed: [
          { posId: 'egg', changes: [{ field: 'name', before: 'Egg\u0007', after: 'Egg' }] },
        ],
      },
    });
  });

  it('makes no writing call where nothing changed', async () => {
    setup.pos.serve(lunchMenu());
    await setup.sync();
    setup.writes();
    const before = setup.site();
    setup.pos.serve(lunchMenu((menu) => menu.dishes.reverse()));
    const run = await setup.sync();
    expect(run).toMatchObject({ state: 'SUCCEEDED', publicationId: null });
    expect(setup.writes()).toEqual([]);
    expect(setup.site()).toEqual(before);
  });

  it('makes one update where one price changed, and keeps every id', async () => {
    setup.pos.serve(lunchMenu());
    await setup.sync();
    setup.writes();
    const before = setup.site();
    setup.pos.serve(lunchMenu((menu) => Object.assign(dishOf(menu, 'ramen'), { price: '13' })));
    await setup.sync();
    expect(setup.writes()).toEqual(['create_draft', 'update_items', 'publish_draft']);
    const after = setup.site();
    expect({ ...after, draftPublishedDate: null }).toEqual({
      ...before,
      draftPublishedDate: null,
      items: before.items.map((item) =>
        item.name === 'Ramen' ? { ...item, price: { value: '13', currency: 'USD' } } : item,
      ),
    });
  });
});
