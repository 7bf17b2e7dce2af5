import { menuArbitrary } from '@pos-bridge/core/testing';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { viewOfPos, viewOfSite } from '../../../testing/menu-view.ts';
import { volume } from '../../../testing/volume.ts';
import { createTestSyncs, type TestSyncs } from '../testing/test-syncs.ts';

let setup: TestSyncs;
beforeAll(async () => {
  setup = await createTestSyncs();
});
afterAll(() => setup.close());

/** Every example starts on a site that the bridge never saw. */
async function startAfresh(): Promise<void> {
  setup.wix.control.replaceCatalog(setup.catalogId, { menus: [], sections: [], items: [] });
  await setup.database
    .sql`truncate catalog_sync_runs, catalog_sync_answers, catalog_sync_states, catalog_publications,
    catalog_identifiers, catalog_drafts, catalog_draft_identifiers`;
}

it('whatever menus follow one another, the site shows the last one, and what stays keeps its id', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(menuArbitrary(), { minLength: 2, maxLength: 4 }), async (menus) => {
      await startAfresh();
      let idsBefore: ReadonlyMap<string, string> = new Map();
      for (const menu of menus) {
        setup.pos.serve(menu);
        const run = await setup.sync();
        expect(run).toMatchObject({ state: 'SUCCEEDED', attempt: 1 });
        expect(viewOfSite(setup.site())).toEqual(viewOfPos(menu));

        const published = await setup.core.catalog.published.current(setup.configurationId);
        const ids = new Map(
          [...(published?.posIdByWixId ?? [])].map(([wixId, posId]) => [posId, wixId]),
        );
        for (const [posId, wixId] of ids) {
          expect(idsBefore.get(posId) ?? wixId).toBe(wixId);
        }
        idsBefore = ids;
        const shown = setup.site().items.map(({ id }) => id);
        expect(shown).toEqual(expect.arrayContaining([...ids.values()]));
      }
      setup.writes();
      await setup.sync();
      expect(setup.writes()).toEqual([]);
    }),
    { numRuns: volume(15, 100), interruptAfterTimeLimit: volume(60_000, 600_000) },
  );
}, 660_000);
