import type { CatalogVersionId } from '@pos-bridge/core/ids';
import { configurations } from '@pos-bridge/core/tables';
import { eq } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { dishOf, lunchMenu } from '../testing/menus.ts';
import { createTestSyncs, type TestSyncs } from '../testing/test-syncs.ts';

let setup: TestSyncs;
beforeEach(async () => {
  setup = await createTestSyncs();
  setup.pos.serve(lunchMenu());
});
afterEach(() => setup.close());

describe('looking before', () => {
  it('a dry run tells findings, differences and calls, and writes nothing anywhere', async () => {
    setup.wix.control.replaceCatalog(setup.catalogId, {
      menus: [{ id: 'old', archived: false, name: 'Old menu', sectionIds: { values: [] } }],
      sections: [],
      items: [],
    });
    const before = await rowCounts();
    const first = await setup.core.catalog.dryRun(setup.configurationId);
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
    expect(setup.writes()).toEqual([]);
    expect(await rowCounts()).toEqual(before);

    await setup.sync();
    expect(await setup.core.catalog.dryRun(setup.configurationId)).toMatchObject({
      outcome: 'planned',
      plan: { isFirst: false, calls: 0, estimatedSeconds: 0, steps: [] },
    });
    setup.pos.serve(lunchMenu((menu) => Object.assign(dishOf(menu, 'miso'), { price: '5' })));
    expect(await setup.core.catalog.dryRun(setup.configurationId)).toMatchObject({
      plan: { calls: 3, steps: [{ kind: 'update_items', names: ['Miso'] }] },
      diff: { dishes: { changed: [{ posId: 'miso', changes: [{ before: '4', after: '5' }] }] } },
    });
  });

  it('a dry run says what a run would fail with', async () => {
    setup.pos.serve(lunchMenu((menu) => Object.assign(menu, { currency: 'XX' })));
    expect(await setup.core.catalog.dryRun(setup.configurationId)).toMatchObject({
      outcome: 'would-fail',
      failure: { code: 'OTHER' },
      findings: [{ path: 'currency' }],
    });
    await setup.database.db
      .update(configurations)
      .set({ locationId: null })
      .where(eq(configurations.id, setup.configurationId));
    expect(await setup.core.catalog.dryRun(setup.configurationId)).toMatchObject({
      outcome: 'would-fail',
      failure: { code: 'ACCOUNT_CONFIGURATION' },
    });
  });

  const rowCounts = async () => {
    const counts: Record<string, number> = {};
    for (const table of ['runs', 'publications', 'identifiers', 'versions', 'drafts']) {
      const name = table === 'runs' ? 'catalog_sync_runs' : `catalog_${table}`;
      const [row] = await setup.database
        .sql`select count(*)::int as n from ${setup.database.sql(name)}`;
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
      setup.pos.serve(menu);
      const { versionId } = await setup.sync();
      if (versionId !== null) published.push(versionId);
    }
    const [a, b, again] = published;
    if (!a || !b) throw new Error('no versions');
    expect(again).toBe(a);
    expect(b).not.toBe(a);

    const [third, second, first] = await setup.core.catalog.listPublications(
      setup.configurationId,
      10,
    );
    expect([first, second, third].map((one) => one?.versionId)).toEqual([a, b, a]);
    expect(first?.replacedAt).toEqual(second?.publishedAt);
    expect(second?.replacedAt).toEqual(third?.publishedAt);
    expect(third?.replacedAt).toBeNull();

    expect(await setup.core.catalog.compareVersions(a, b)).toMatchObject({
      dishes: {
        changed: [{ name: 'Udon', changes: [{ field: 'price', before: '11', after: '12' }] }],
      },
    });
  });

  it('what is published is found by Wix ids, also of an earlier publication', async () => {
    await setup.sync();
    const before = await setup.core.catalog.published.current(setup.configurationId);
    const wixIdOf = (name: string) =>
      setup.site().items.find((item) => item.name === name)?.id ?? '';
    const udonId = wixIdOf('Udon');
    const find = (catalog: typeof before, id: string) =>
      [...(catalog?.dishByWixId ?? [])].find(([wixId]) => wixId === id)?.[1].posId;
    expect(find(before, udonId)).toBe('udon');
    expect(before?.wixIdsOf('egg')).toEqual([wixIdOf('Egg')]);
    expect(await setup.core.catalog.published.current(setup.configurationId)).toBe(before);

    setup.pos.serve(
      lunchMenu((menu) => {
        menu.dishes = menu.dishes.filter(({ posId }) => posId !== 'udon');
        for (const section of menu.sections) {
          section.dishPosIds = section.dishPosIds.filter((posId) => posId !== 'udon');
        }
      }),
    );
    await setup.sync();
    const after = await setup.core.catalog.published.current(setup.configurationId);
    expect(find(after, udonId)).toBeUndefined();
    expect(find(after, wixIdOf('Ramen'))).toBe('ramen');
    if (before === null) throw new Error('nothing was published');
    expect(find(await setup.core.catalog.published.of(before.publicationId), udonId)).toBe('udon');

    setup.pos.serve(lunchMenu());
    await setup.sync();
    const back = await setup.core.catalog.published.current(setup.configurationId);
    expect(find(back, udonId)).toBe('udon');
  });
});
