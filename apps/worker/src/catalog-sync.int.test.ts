import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { dishOf, lunchMenu } from '../testing/menus.ts';
import { createSyncStage, type SyncStage } from '../testing/sync-stage.ts';

let stage: SyncStage;
beforeEach(async () => {
  stage = await createSyncStage();
});
afterEach(() => stage.close());

describe('syncing a menu', () => {
  it('publishes the POS menu in place of what the site had, which it archives', async () => {
    stage.wix.control.replaceCatalog(stage.catalogId, {
      menus: [{ id: 'old', archived: false, name: 'Old menu', sectionIds: { values: [] } }],
      sections: [],
      items: [],
    });
    stage.pos.serve(lunchMenu());
    const run = await stage.sync();
    expect(run).toMatchObject({
      state: 'SUCCEEDED',
      isFirst: true,
      archivedMenus: ['Old menu'],
      attempt: 1,
    });
    expect(stage.writes()).toEqual([
      'create_draft',
      'archive_menus',
      'create_variations',
      'create_menus',
      'create_sections',
      'create_dishes',
      'publish_draft',
    ]);
    const { menus, draftHeldBy } = stage.site();
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
    stage.pos.serve(served);
    const first = await stage.sync();
    expect(first).toMatchObject({ state: 'SUCCEEDED', findings: [] });
    const { items } = stage.site();
    expect(items.find(({ name }) => name === 'Miso')).toMatchObject({
      description: 'Fresh & hot',
      labels: { values: ['vegan'] },
    });
    expect(items.map(({ name }) => name)).toContain('Egg');

    stage.writes();
    stage.pos.serve(
      lunchMenu((menu) => Object.assign(dishOf(menu, 'miso'), { description: 'Fresh & hot' })),
    );
    const second = await stage.sync();
    expect(stage.writes()).toEqual([]);
    const kept =
      first?.versionId &&
      second?.versionId &&
      (await stage.core.catalog.compareVersions(first.versionId, second.versionId));
    expect(kept).toMatchObject({
      dishes: {
        changed: [
          {
            posId: 'miso',
            changes: expect.arrayContaining([
              { field: 'name', before: '<b>Miso</b> ', after: 'Miso' },
              { field: 'description', before: '<p>Fresh &amp; hot</p>', after: 'Fresh & hot' },
              { field: 'labels', before: ['vegan', '<i>vegan</i>'], after: ['vegan'] },
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
    stage.pos.serve(lunchMenu());
    await stage.sync();
    stage.writes();
    const before = stage.site();
    stage.pos.serve(lunchMenu((menu) => menu.dishes.reverse()));
    const run = await stage.sync();
    expect(run).toMatchObject({ state: 'SUCCEEDED', publicationId: null });
    expect(stage.writes()).toEqual([]);
    expect(stage.site()).toEqual(before);
  });

  it('makes one update where one price changed, and keeps every id', async () => {
    stage.pos.serve(lunchMenu());
    await stage.sync();
    stage.writes();
    const before = stage.site();
    stage.pos.serve(lunchMenu((menu) => Object.assign(dishOf(menu, 'ramen'), { price: '13' })));
    await stage.sync();
    expect(stage.writes()).toEqual(['create_draft', 'update_items', 'publish_draft']);
    const after = stage.site();
    expect({ ...after, draftPublishedDate: null }).toEqual({
      ...before,
      draftPublishedDate: null,
      items: before.items.map((item) =>
        item.name === 'Ramen' ? { ...item, price: { value: '13', currency: 'USD' } } : item,
      ),
    });
  });
});
