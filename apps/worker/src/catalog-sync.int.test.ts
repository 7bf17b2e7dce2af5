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
