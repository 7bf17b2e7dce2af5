import { catalogSyncRuns, configurations } from '@pos-bridge/core/tables';
import { desc } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { lunchMenu } from '../testing/menus.ts';
import { createTestSyncs, stateOf, type TestSyncs } from '../testing/test-syncs.ts';

let setup: TestSyncs;
beforeEach(async () => {
  setup = await createTestSyncs();
  setup.pos.serve(lunchMenu());
});
afterEach(() => setup.close());

const runs = () =>
  setup.database.db.select().from(catalogSyncRuns).orderBy(desc(catalogSyncRuns.requestedAt));
const ask = (trigger: 'wix' | 'support' | 'pos-webhook' | 'schedule' | 'activation') =>
  setup.core.catalog.requestSync({ configurationId: setup.configurationId, trigger });
const sweep = async () => {
  const handler = setup.core.jobHandlers.find(({ job }) => job.name === 'catalog-sweep');
  if (handler === undefined) throw new Error('no sweep');
  await handler.handle(
    {},
    { jobId: 'job', attempt: 1, isLastAttempt: false, signal: new AbortController().signal },
  );
};

describe('asking for a sync', () => {
  it('while one runs makes exactly one more, however often and by whomever', async () => {
    let isFirst = true;
    setup.pos.onFetch(async () => {
      if (!isFirst) return;
      isFirst = false;
      for (const trigger of ['wix', 'support', 'pos-webhook'] as const) await ask(trigger);
      expect(await stateOf(setup)).toMatchObject({ status: 'IN_PROGRESS' });
    });
    await setup.sync();
    const [second, first, ...others] = await runs();
    expect(others).toEqual([]);
    expect(first).toMatchObject({ state: 'SUCCEEDED', requests: [{ trigger: 'wix' }] });
    expect(second).toMatchObject({
      state: 'SUCCEEDED',
      requests: [{ trigger: 'wix' }, { trigger: 'support' }, { trigger: 'pos-webhook' }],
    });
    expect(setup.pos.fetches()).toBe(2);
  });

  it('of many workers at once, one works', async () => {
    await ask('wix');
    await Promise.all([1, 2, 3, 4].map(() => setup.workOff()));
    expect(setup.pos.fetches()).toBe(1);
    expect(await runs()).toMatchObject([{ state: 'SUCCEEDED', attempt: 1 }]);
  });

  it('before activation only Wix may, and whoever says that it is meant', async () => {
    await setup.database.db.update(configurations).set({ enabled: false });
    for (const trigger of ['pos-webhook', 'schedule', 'activation', 'support'] as const) {
      expect(await ask(trigger)).toEqual({ outcome: 'not-activated' });
    }
    expect(await runs()).toEqual([]);
    expect(await ask('wix')).toMatchObject({ outcome: 'queued' });
    expect(
      await setup.core.catalog.requestSync({
        configurationId: setup.configurationId,
        trigger: 'support',
        evenBeforeActivation: true,
      }),
    ).toMatchObject({ outcome: 'joined' });
  });

  it('by a person leaves a line in the audit trail', async () => {
    const actor = { kind: 'command-line', name: 'an engineer' } as const;
    const wished = await setup.core.catalog.requestSync({
      configurationId: setup.configurationId,
      trigger: 'support',
      actor,
      reason: 'the owner called',
      mode: 'everything',
    });
    const trail = await setup.database.sql`
      select action, subject_id, reason, actor_name from audit_log`;
    expect(trail).toEqual([
      {
        action: 'sync.requested',
        subject_id: 'runId' in wished ? wished.runId : null,
        reason: 'the owner called',
        actor_name: 'an engineer',
      },
    ]);
  });

  it('the POS says that a menu changed: those who show it are synced', async () => {
    const change = { provider: 'menu-pos', posMerchantId: 'merchant-1' };
    const [location] = await setup.database.sql`select pos_location_id from pos_locations`;
    const posLocationId: string = location?.['pos_location_id'];
    expect(await setup.core.catalog.menuChanged({ ...change, posLocationId: 'another' })).toBe(0);
    expect(await setup.core.catalog.menuChanged({ ...change, posLocationId })).toBe(1);
    expect(await runs()).toMatchObject([{ requests: [{ trigger: 'pos-webhook' }] }]);
  });
});

describe('the sweep', () => {
  it('asks for the first sync of a location that is ready and was activated', async () => {
    await setup.database.db.update(configurations).set({ enabled: false });
    await sweep();
    expect(await runs()).toEqual([]);
    await setup.database.db.update(configurations).set({ enabled: true });
    await sweep();
    await sweep();
    expect(await runs()).toMatchObject([{ requests: [{ trigger: 'activation' }] }]);
  });

  it('asks again by the clock as the account wants it', async () => {
    await setup.sync();
    const age = (minutes: number) => setup.database.sql`
      update catalog_sync_states set last_requested_at = now() - ${minutes}::int * interval '1 minute'`;
    const actor = { kind: 'bridge', name: 'test' } as const;
    const settings = await setup.core.catalog.readSettings(setup.accountId);
    expect(settings.syncEveryMinutes).toBe(1_440);

    await age(1_439);
    await sweep();
    expect(await runs()).toHaveLength(1);
    await setup.core.catalog.changeSettings(
      setup.accountId,
      { ...settings, syncEveryMinutes: 60 },
      { actor },
    );
    await sweep();
    expect(await runs()).toMatchObject([{ requests: [{ trigger: 'schedule' }] }, {}]);

    await setup.workOff();
    await setup.core.catalog.changeSettings(
      setup.accountId,
      { ...settings, syncEveryMinutes: null },
      { actor },
    );
    await age(100_000);
    await sweep();
    expect(await runs()).toHaveLength(2);
  });

  it('wakes a run whose job was lost', async () => {
    await ask('wix');
    await setup.database.sql`delete from jobs.job where name = 'catalog-sync'`;
    await sweep();
    const jobs = () => setup.database.sql`select 1 from jobs.job where name = 'catalog-sync'`;
    expect(await jobs()).toHaveLength(0);
    await setup.database
      .sql`update catalog_sync_runs set requested_at = requested_at - interval '1 minute'`;
    await sweep();
    expect(await jobs()).toHaveLength(1);
  });

  it('has a draft discarded that a failed run could not', async () => {
    setup.wix.control.faults.add({
      operations: ['create_dishes'],
      effect: { kind: 'fail_entry', index: 0, code: 'NO', description: 'no' },
    });
    setup.wix.control.faults.add({
      operations: ['discard_draft'],
      effect: { kind: 'status', status: 400 },
    });
    await setup.sync();
    expect(setup.site().draftHeldBy).toBe('app');
    setup.wix.control.faults.clear();
    await sweep();
    await setup.workOff();
    expect(setup.site().draftHeldBy).toBeNull();
  });
});
