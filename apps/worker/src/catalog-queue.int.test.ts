import { runJobs } from '@pos-bridge/core';
import { catalogSyncRuns } from '@pos-bridge/core/tables';
import type { RunningJobs } from '@pos-bridge/core/testing';
import { PosFault } from '@pos-bridge/pos';
import { desc } from 'drizzle-orm';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { viewOfPos, viewOfSite } from '../../../testing/menu-view.ts';
import { lunchMenu } from '../testing/menus.ts';
import { createTestSyncs, type TestSyncs } from '../testing/test-syncs.ts';

let setup: TestSyncs;
let workers: RunningJobs[];
beforeEach(async () => {
  setup = await createTestSyncs({ times: { retryDelaysMs: [50, 50] } });
  setup.pos.serve(lunchMenu());
  const handlers = setup.core.jobHandlers.filter(({ job }) => job.name === 'catalog-sync');
  const start = () => runJobs(setup.database.url, handlers, setup.log);
  workers = await Promise.all([start(), start()]);
});
afterEach(async () => {
  await Promise.all(workers.map((worker) => worker.stop(5_000)));
  await setup.close();
});

const ask = () =>
  setup.core.catalog.requestSync({ configurationId: setup.configurationId, trigger: 'wix' });
const allEnded = async () => {
  const runs = await setup.database.db
    .select()
    .from(catalogSyncRuns)
    .orderBy(desc(catalogSyncRuns.requestedAt));
  return runs.length > 0 && runs.every(({ endedAt }) => endedAt !== null) ? runs : undefined;
};
const end = () => vi.waitUntil(allEnded, { timeout: 45_000, interval: 50 });

it('a run that waits out a fault is taken up again from the queue, by whichever worker', async () => {
  setup.pos.failWith(new PosFault('timeout', 'a fault of the test'));
  let fetches = 0;
  setup.pos.onFetch(async () => {
    fetches += 1;
    if (fetches === 3) setup.pos.failWith(null);
  });
  await ask();
  expect(await end()).toMatchObject([{ state: 'SUCCEEDED', attempt: 3 }]);
  expect(viewOfSite(setup.site())).toEqual(viewOfPos(lunchMenu()));
});

it('what is asked for while a run works is worked off after it, once', async () => {
  let isFirst = true;
  setup.pos.onFetch(async () => {
    if (!isFirst) return;
    isFirst = false;
    await Promise.all([ask(), ask(), ask()]);
  });
  await ask();
  await vi.waitUntil(async () => (await allEnded())?.length === 2, {
    timeout: 45_000,
    interval: 50,
  });
  const [second, first] = await end();
  expect(first).toMatchObject({ state: 'SUCCEEDED', attempt: 1 });
  expect(second).toMatchObject({ state: 'SUCCEEDED', attempt: 1 });
  expect(second?.requests).toHaveLength(3);
  expect(setup.writes().filter((call) => call === 'publish_draft')).toHaveLength(1);
});
