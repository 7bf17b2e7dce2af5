import { catalogSyncRuns } from '@pos-bridge/core/tables';
import { desc } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { viewOfPos, viewOfSite } from '../../../testing/menu-view.ts';
import { dishOf, lunchMenu } from '../testing/menus.ts';
import { createTestSyncs, stateOf, type TestSyncs } from '../testing/test-syncs.ts';

let setup: TestSyncs;
beforeEach(async () => {
  setup = await createTestSyncs();
});
afterEach(() => setup.close());

/** Every kind of call in two syncs: a site's own menu goes, then things are changed, gone and back. */
const oldMenu = () => {
  setup.wix.control.replaceCatalog(setup.catalogId, {
    menus: [{ id: 'old', archived: false, name: 'Old menu', sectionIds: { values: [] } }],
    sections: [],
    items: [],
  });
};
const changedMenu = () =>
  lunchMenu((menu) => {
    dishOf(menu, 'ramen').name = 'Ramen deluxe';
    menu.sections.push({ posId: 'sweets', name: 'Sweets', dishPosIds: ['mochi', 'miso'] });
    menu.menus[0]?.sectionPosIds.unshift('sweets');
    menu.dishes.push({ ...dishOf(menu, 'miso'), posId: 'mochi', name: 'Mochi' });
  });
const expectShown = (menu = lunchMenu()) => {
  expect(viewOfSite(setup.site())).toEqual(viewOfPos(menu));
  expect(setup.site().draftHeldBy).toBeNull();
};
const lose = (operation: string) =>
  setup.wix.control.faults.add({
    operations: [operation],
    remaining: 1,
    effect: { kind: 'lost_answer' },
  });

describe('an answer of Wix that is lost', () => {
  it.each(['create_variations', 'create_menus', 'create_sections', 'create_dishes'])(
    '%s: the draft is discarded and the run starts anew, with nothing twice',
    async (operation) => {
      oldMenu();
      setup.pos.serve(lunchMenu());
      lose(operation);
      const run = await setup.sync();
      expect(run).toMatchObject({ state: 'SUCCEEDED', attempt: 2 });
      expectShown();
      const calls = setup.writes();
      expect(calls.filter((call) => call === 'discard_draft')).toHaveLength(1);
      expect(calls.filter((call) => call === 'create_draft')).toHaveLength(2);
      expect(setup.site().items).toHaveLength(3 + 4);
    },
  );

  it('create_draft: the draft whose id nobody knows is found and discarded', async () => {
    setup.pos.serve(lunchMenu());
    lose('create_draft');
    expect(await setup.sync()).toMatchObject({ state: 'SUCCEEDED', attempt: 2 });
    expectShown();
  });

  it.each(['archive_menus', 'update_items', 'update_sections', 'update_menus'])(
    '%s: is simply said again',
    async (operation) => {
      oldMenu();
      setup.pos.serve(lunchMenu());
      if (operation === 'archive_menus') lose(operation);
      await setup.sync();
      setup.pos.serve(changedMenu());
      if (operation !== 'archive_menus') lose(operation);
      expect(await setup.sync()).toMatchObject({ state: 'SUCCEEDED', attempt: 1 });
      expectShown(changedMenu());
    },
  );

  it('publish_draft: the catalog says that it is published, and nothing is done twice', async () => {
    setup.pos.serve(lunchMenu());
    lose('publish_draft');
    expect(await setup.sync()).toMatchObject({ state: 'SUCCEEDED', attempt: 1 });
    expectShown();
    expect(setup.writes().filter((call) => /(create|publish)_draft/.test(call))).toEqual([
      'create_draft',
      'publish_draft',
    ]);
  });

  it('publish_draft: a Publish that never arrived is known as such', async () => {
    setup.pos.serve(lunchMenu());
    setup.wix.control.faults.add({
      operations: ['publish_draft'],
      remaining: 1,
      effect: { kind: 'cut' },
    });
    expect(await setup.sync()).toMatchObject({ state: 'SUCCEEDED', attempt: 2 });
    expectShown();
    expect(setup.writes()).toContain('discard_draft');
  });
});

describe('Wix refuses', () => {
  it('an entry inside an HTTP 200 fails the run with its name and reason, and the site stays', async () => {
    oldMenu();
    setup.pos.serve(lunchMenu());
    const before = setup.site();
    setup.wix.control.faults.add({
      operations: ['create_dishes'],
      remaining: 1,
      effect: { kind: 'fail_entry', index: 1, code: 'BAD_DISH', description: 'the name is taken' },
    });
    expect(await setup.sync()).toMatchObject({
      state: 'FAILED',
      attempt: 1,
      failureCode: 'OTHER',
      failureReason: 'Wix refused "Ramen": the name is taken',
      failureParams: { step: 'create_dishes', entry: 'Ramen', wixCode: 'BAD_DISH', refused: '1' },
    });
    expect(setup.site()).toEqual(before);
    expect(await stateOf(setup)).toMatchObject({ status: 'FAILED', publicationId: null });

    expect(await setup.sync()).toMatchObject({ state: 'SUCCEEDED' });
    expectShown();
  });

  it('a draft that somebody else holds is reported as such and left alone', async () => {
    setup.pos.serve(lunchMenu());
    setup.wix.control.drafts.holdBySomebodyElse(setup.catalogId);
    const run = await setup.sync();
    expect(run).toMatchObject({
      state: 'FAILED',
      attempt: 1,
      failureCode: 'OTHER',
      failureParams: { draft: 'held by somebody else' },
    });
    expect(run.failureReason).toMatch(/^Somebody else is changing the menus/);
    expect(setup.site().draftHeldBy).toBe('somebody_else');
    expect(setup.writes()).not.toContain('discard_draft');

    setup.wix.control.drafts.release(setup.catalogId);
    expect(await setup.sync()).toMatchObject({ state: 'SUCCEEDED' });
    expectShown();
  });

  it('patience is had: a run that is asked to wait comes back and finishes', async () => {
    setup.pos.serve(lunchMenu());
    setup.wix.control.faults.add({
      operations: ['create_sections'],
      remaining: 6,
      effect: { kind: 'status', status: 429, retryAfterSeconds: 0 },
    });
    expect(await setup.sync()).toMatchObject({ state: 'SUCCEEDED' });
    expectShown();
  });
});

describe('after publishing', () => {
  it('ids that did not survive are noticed, and the next sync makes the menu anew', async () => {
    setup.pos.serve(lunchMenu());
    setup.wix.control.drafts.scrambleIdsOnPublish(setup.catalogId);
    const run = await setup.sync();
    expect(run).toMatchObject({ state: 'FAILED', attempt: 1, failureCode: 'OTHER' });
    expect(run.failureReason).toMatch(/^The site does not show what was published: menu "Lunch"/);

    expect(await setup.sync()).toMatchObject({ state: 'SUCCEEDED' });
    expectShown();
    const current = await setup.core.catalog.published.current(setup.configurationId);
    const live = new Set(setup.site().items.map(({ id }) => id));
    expect([...(current?.posIdByWixId.keys() ?? [])].every((id) => live.has(id))).toBe(true);
  });

  it('stock that was observed while the run worked is said again', async () => {
    setup.pos.serve(lunchMenu());
    await setup.sync();
    setup.pos.serve(lunchMenu((menu) => Object.assign(dishOf(menu, 'ramen'), { price: '13' })));
    setup.pos.onFetch(() => setup.observeStock('udon', false));
    setup.writes();
    await setup.sync();
    expect(setup.writes()).toEqual([
      'create_draft',
      'update_items',
      'publish_draft',
      'update_item',
    ]);
    const stock = setup.site().items.map(({ name, inStock }) => [name, inStock]);
    expect(stock).toContainEqual(['Udon', false]);
    expect(stock).toContainEqual(['Ramen', true]);
  });

  it('stock that changes while it is said again has the last word', async () => {
    setup.pos.serve(lunchMenu());
    await setup.sync();
    setup.pos.serve(lunchMenu((menu) => Object.assign(dishOf(menu, 'ramen'), { price: '13' })));
    setup.pos.onFetch(() => setup.observeStock('udon', false));
    setup.wix.control.faults.add({
      operations: ['update_item'],
      remaining: 1,
      effect: { kind: 'latency', ms: 300 },
    });
    const { requests } = setup.wix.control;
    const run = setup.sync();
    await vi.waitUntil(() => requests.list({ operation: 'update_item' }).length === 1, 10_000);
    await setup.observeStock('udon', true);
    expect(await run).toMatchObject({ state: 'SUCCEEDED' });
    expect(setup.site().items.find(({ name }) => name === 'Udon')).toMatchObject({ inStock: true });
  });

  it('stock that was known before a dish came to the site is said of it', async () => {
    await setup.observeStock('egg', false);
    await setup.observeStock('miso', false);
    setup.pos.serve(lunchMenu());
    await setup.sync();
    const out = setup.site().items.filter(({ inStock }) => !inStock);
    expect(out.map(({ name }) => name).sort()).toEqual(['Egg', 'Miso']);
  });
});

describe('a worker that goes away', () => {
  it('at shut-down leaves the run to the next one at once', async () => {
    setup.pos.serve(lunchMenu());
    const stop = new AbortController();
    setup.pos.onFetch(async () => stop.abort());
    const wished = await setup.core.catalog.requestSync({
      configurationId: setup.configurationId,
      trigger: 'wix',
    });
    await expect(setup.workOff(stop.signal)).rejects.toThrow();
    setup.pos.onFetch(null);
    await setup.workOff();
    expect('runId' in wished && (await setup.core.catalog.getRun(wished.runId))).toMatchObject({
      state: 'SUCCEEDED',
      attempt: 2,
    });
    expectShown();
  });

  it('and died with its lease is waited for, then taken over', async () => {
    setup.pos.serve(lunchMenu());
    await setup.core.catalog.requestSync({
      configurationId: setup.configurationId,
      trigger: 'wix',
    });
    const leaseUntil = new Date(Date.now() + 60_000);
    await setup.database.sql`
      update catalog_sync_runs set state = 'RUNNING', attempt = 1, started_at = now(),
        lease_holder = 'a dead worker', lease_until = ${leaseUntil.toISOString()}`;
    await setup.workOff();
    expect(setup.pos.fetches()).toBe(0);
    const later = await setup.database.sql`
      select start_after from jobs.job where name = 'catalog-sync' and start_after > now()`;
    expect(later.map((row) => new Date(row['start_after']))).toEqual([leaseUntil]);

    await setup.database
      .sql`update catalog_sync_runs set lease_until = now() - interval '1 second'`;
    await setup.workOff();
    const [run] = await setup.database.db
      .select()
      .from(catalogSyncRuns)
      .orderBy(desc(catalogSyncRuns.requestedAt));
    expect(run).toMatchObject({ state: 'SUCCEEDED', attempt: 2 });
    expectShown();
  });

  it('and wakes up late changes nothing any more', async () => {
    setup.pos.serve(lunchMenu());
    setup.pos.onFetch(async () => {
      // Another worker has taken the run over while this one slept.
      await setup.database.sql`update catalog_sync_runs set lease_holder = 'another', attempt = 2`;
    });
    await setup.core.catalog.requestSync({
      configurationId: setup.configurationId,
      trigger: 'wix',
    });
    await setup.workOff();
    expect(setup.writes()).toEqual([]);
    const [run] = await setup.database.db
      .select()
      .from(catalogSyncRuns)
      .orderBy(desc(catalogSyncRuns.requestedAt));
    expect(run).toMatchObject({ state: 'RUNNING', leaseHolder: 'another', attempt: 2 });
  });
});
