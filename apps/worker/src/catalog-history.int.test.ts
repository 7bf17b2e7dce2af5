import type { CatalogVersionId } from '@pos-bridge/core/ids';
import { configurations } from '@pos-bridge/core/tables';
import { eq } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { dishOf, lunchMenu } from '../testing/menus.ts';
import { createSyncStage, type SyncStage } from '../testing/sync-stage.ts';

let stage: SyncStage;
beforeEach(async () => {
  stage = await createSyncStage();
  stage.pos.serve(lunchMenu());
});
afterEach(() => stage.close());

describe('looking before', () => {
  it('a dry run tells findings, differences and calls, and writes nothing anywhere', async () => {
    stage.wix.control.replaceCatalog(stage.catalogId, {
      menus: [{ id: 'old', archived: false, name: 'Old menu', sectionIds: { values: [] } }],
      sections: [],
      items: [],
    });
    const before = await rowCounts();
    const first = await stage.core.catalog.dryRun(stage.configurationId);
    expect(first).toMatchObject({
      outcome: 'planned',
      findings: [],
      plan: {
        isFirst: true,
        calls: 7,
        archivedMenus: ['Old menu'],
        steps: [
          { kind: 'archive_menus', names: ['Old menu'] },
          { kind: 'create_variations' },
          { kind: 'create_menus', names: ['Lunch'] },
          { kind: 'create_sections', names: ['Soups', 'Mains'] },
          { kind: 'create_dishes', names: ['Miso', 'Ramen', 'Udon'] },
        ],
      },
    });
    expect(stage.writes()).toEqual([]);
    expect(await rowCounts()).toEqual(before);

    await stage.sync();
    expect(await stage.core.catalog.dryRun(stage.configurationId)).toMatchObject({
      outcome: 'planned',
      plan: { isFirst: false, calls: 0, estimatedSeconds: 0, steps: [] },
    });
    stage.pos.serve(lunchMenu((menu) => Object.assign(dishOf(menu, 'miso'), { price: '5' })));
    expect(await stage.core.catalog.dryRun(stage.configurationId)).toMatchObject({
      plan: { calls: 3, steps: [{ kind: 'update_items', names: ['Miso'] }] },
      diff: { dishes: { changed: [{ posId: 'miso', changes: [{ before: '4', after: '5' }] }] } },
    });
  });

  it('a dry run says what a run would fail with', async () => {
    stage.pos.serve(lunchMenu((menu) => Object.assign(menu, { currency: 'XX' })));
    expect(await stage.core.catalog.dryRun(stage.configurationId)).toMatchObject({
      outcome: 'would-fail',
      failure: { code: 'OTHER' },
      findings: [{ path: 'currency' }],
    });
    await stage.database.db
      .update(configurations)
      .set({ locationId: null })
      .where(eq(configurations.id, stage.configurationId));
    expect(await stage.core.catalog.dryRun(stage.configurationId)).toMatchObject({
      outcome: 'would-fail',
      failure: { code: 'ACCOUNT_CONFIGURATION' },
    });
  });

  const rowCounts = async () => {
    const counts: Record<string, number> = {};
    for (const table of ['runs', 'publications', 'identifiers', 'versions', 'drafts']) {
      const name = table === 'runs' ? 'catalog_sync_runs' : `catalog_${table}`;
      const [row] = await stage.database
        .sql`select count(*)::int as n from ${stage.database.sql(name)}`;
      counts[table] = row?.['n'];
    }
    return counts;
  };
});

describe('looking back', () => {
  it('versions are kept by content, with the times when each was live, and can be compared', async () => {
    const dear = lunchMenu((menu) => Object.assign(dishOf(menu, 'udon'), { price: '12' }));
    const published: CatalogVersionId[] = [];
    for (const menu of [lunchMenu(), dear, lunchMenu()]) {
      stage.pos.serve(menu);
      const { versionId } = await stage.sync();
      if (versionId !== null) published.push(versionId);
    }
    const [a, b, again] = published;
    if (!a || !b) throw new Error('no versions');
    expect(again).toBe(a);
    expect(b).not.toBe(a);

    const [third, second, first] = await stage.core.catalog.listPublications(
      stage.configurationId,
      10,
    );
    expect([first, second, third].map((one) => one?.versionId)).toEqual([a, b, a]);
    expect(first?.replacedAt).toEqual(second?.publishedAt);
    expect(second?.replacedAt).toEqual(third?.publishedAt);
    expect(third?.replacedAt).toBeNull();

    expect(await stage.core.catalog.compareVersions(a, b)).toMatchObject({
      dishes: {
        changed: [{ name: 'Udon', changes: [{ field: 'price', before: '11', after: '12' }] }],
      },
    });
  });

  it('what is published is found by Wix ids, also of an earlier publication', async () => {
    await stage.sync();
    const before = await stage.core.catalog.published.current(stage.configurationId);
    const wixIdOf = (name: string) =>
      stage.site().items.find((item) => item.name === name)?.id ?? '';
    const udonId = wixIdOf('Udon');
    const find = (catalog: typeof before, id: string) =>
      [...(catalog?.dishByWixId ?? [])].find(([wixId]) => wixId === id)?.[1].posId;
    expect(find(before, udonId)).toBe('udon');
    expect(before?.wixIdsOf('egg')).toEqual([wixIdOf('Egg')]);
    expect(await stage.core.catalog.published.current(stage.configurationId)).toBe(before);

    stage.pos.serve(
      lunchMenu((menu) => {
        menu.dishes = menu.dishes.filter(({ posId }) => posId !== 'udon');
        for (const section of menu.sections) {
          section.dishPosIds = section.dishPosIds.filter((posId) => posId !== 'udon');
        }
      }),
    );
    await stage.sync();
    const after = await stage.core.catalog.published.current(stage.configurationId);
    expect(find(after, udonId)).toBeUndefined();
    expect(find(after, wixIdOf('Ramen'))).toBe('ramen');
    if (before === null) throw new Error('nothing was published');
    expect(find(await stage.core.catalog.published.of(before.publicationId), udonId)).toBe('udon');

    stage.pos.serve(lunchMenu());
    await stage.sync();
    const back = await stage.core.catalog.published.current(stage.configurationId);
    expect(find(back, udonId)).toBe('udon');
  });
});
