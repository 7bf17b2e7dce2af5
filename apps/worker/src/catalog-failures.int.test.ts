import { accounts, configurations, instances, posLocations } from '@pos-bridge/core/tables';
import { PosFault } from '@pos-bridge/pos';
import type { SyncFailureCode } from '@pos-bridge/wix';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { dishOf, lunchMenu } from '../testing/menus.ts';
import { createTestSyncs, type TestSyncs } from '../testing/test-syncs.ts';

let setup: TestSyncs;
beforeAll(async () => {
  setup = await createTestSyncs();
});
afterAll(() => setup.close());
beforeEach(async () => {
  setup.pos.serve(lunchMenu());
  setup.pos.failWith(null);
  setup.pos.onFetch(null);
  setup.wix.control.faults.clear();
  setup.writes();
});

const status = async () => {
  const { instanceId, accountId, configurationId } = setup;
  const found = await setup.core.catalog.syncStatus({ instanceId, accountId, configurationId });
  return found.outcome === 'found' ? found.status : found;
};

/** Breaks one thing, syncs, and mends it again. */
async function failing(breakIt: () => Promise<unknown>, mend: () => Promise<unknown>) {
  await breakIt();
  try {
    return await setup.sync();
  } finally {
    await mend();
  }
}

const set = {
  account: (change: Partial<typeof accounts.$inferInsert>) => () =>
    setup.database.db.update(accounts).set(change),
  configuration: (change: Partial<typeof configurations.$inferInsert>) => () =>
    setup.database.db.update(configurations).set(change),
  location: (change: Partial<typeof posLocations.$inferInsert>) => () =>
    setup.database.db.update(posLocations).set(change),
  instance: (change: Partial<typeof instances.$inferInsert>) => () =>
    setup.database.db.update(instances).set(change),
};

describe('what waiting does not mend is tried once, without a call to POS or Wix', () => {
  const gone = new Date('2026-02-01T00:00:00Z');
  const rows: [SyncFailureCode, string, () => [() => Promise<unknown>, () => Promise<unknown>]][] =
    [
      [
        'ACCOUNT_NOT_FOUND',
        'No POS account is connected to this location.',
        () => [
          set.configuration({ accountId: null }),
          set.configuration({ accountId: setup.accountId }),
        ],
      ],
      [
        'ACCOUNT_NOT_AUTHORIZED',
        'The POS authorization was revoked on 2026-02-01.',
        () => [
          set.account({ posAuthorization: 'revoked', posRevokedAt: gone }),
          set.account({ posAuthorization: 'authorized', posRevokedAt: null }),
        ],
      ],
      [
        'LOCATION_NOT_FOUND',
        'The POS has not known the location "Main Street" since 2026-02-01.',
        () => [set.location({ goneAt: gone }), set.location({ goneAt: null })],
      ],
      [
        'ACCOUNT_NOT_CONNECTED',
        'The app was removed from the Wix site.',
        () => [set.instance({ state: 'removed' }), set.instance({ state: 'installed' })],
      ],
      [
        'ACCOUNT_CONFIGURATION',
        'Wix has not told the catalog of this location.',
        () => [
          set.configuration({ catalogId: null }),
          set.configuration({ catalogId: setup.catalogId }),
        ],
      ],
    ];
  it.each(rows)('%s: %s', async (code, reason, changes) => {
    const fetchesBefore = setup.pos.fetches();
    const run = await failing(...changes());
    expect(run).toMatchObject({
      state: 'FAILED',
      attempt: 1,
      failureCode: code,
      failureReason: reason,
    });
    expect(setup.pos.fetches()).toBe(fetchesBefore);
    expect(setup.wix.control.requests.list()).toEqual([]);
  });

  it('ACCOUNT_CONFIGURATION: an unmapped location, as Wix is told of it', async () => {
    const [row] = await setup.database.db.select().from(configurations);
    await failing(
      set.configuration({ locationId: null }),
      set.configuration({ locationId: row?.locationId ?? null }),
    );
    expect(await status()).toEqual({
      status: 'FAILED',
      failed: {
        lastSyncDate: expect.any(String),
        reason: 'The location is not mapped to a POS location.',
        code: 'ACCOUNT_CONFIGURATION',
        params: { reason: 'NOT_MAPPED' },
      },
    });
  });
});

describe('faults of the POS', () => {
  it.each([
    ['unauthorized', 'ACCOUNT_NOT_AUTHORIZED'],
    ['location_gone', 'LOCATION_NOT_FOUND'],
    ['protocol', 'OTHER'],
  ] as const)('%s does not pass by itself: %s after one attempt', async (kind, code) => {
    setup.pos.failWith(new PosFault(kind, 'a fault of the test'));
    const posCredentials = await credentials();
    const run = await failing(
      async () => {},
      async () => {
        const [location] = await setup.database.db.select().from(posLocations);
        expect(location?.goneAt !== null).toBe(kind === 'location_gone');
        await set.location({ goneAt: null })();
        await set.account({
          posAuthorization: 'authorized',
          posRevokedAt: null,
          posCredentials,
        })();
      },
    );
    expect(run).toMatchObject({ state: 'FAILED', attempt: 1, failureCode: code });
    expect(run.failureReason).toMatch(/^The POS .*\.$/);
  });

  it.each(['unreachable', 'timeout', 'rate_limited', 'server_error'] as const)(
    '%s may pass: SYSTEM_ERROR only after every retry',
    async (kind) => {
      setup.pos.failWith(new PosFault(kind, 'a fault of the test'));
      const run = await setup.sync();
      expect(run).toMatchObject({ state: 'FAILED', attempt: 3, failureCode: 'SYSTEM_ERROR' });
      expect(run.failureParams).toMatchObject({ posFault: kind });
    },
  );

  it('one that passes in time is not noticed by anybody', async () => {
    setup.pos.failWith(new PosFault('timeout', 'a fault of the test'));
    let fetches = 0;
    setup.pos.onFetch(async () => {
      fetches += 1;
      if (fetches === 3) setup.pos.failWith(null);
    });
    expect(await setup.sync()).toMatchObject({ state: 'SUCCEEDED', attempt: 3 });
    expect(await status()).toMatchObject({ status: 'SYNCED' });
    expect(setup.attempts.slice(-3)).toEqual(['waits', 'waits', 'succeeded']);
  });

  it('a long wait ends for whoever asks, who is written down; what came after it waits its turn', async () => {
    const { core } = setup;
    const by = {
      actor: { kind: 'command-line', name: 'an engineer' },
      reason: 'The POS is back',
    } as const;
    const ask = async () => {
      const { configurationId } = setup;
      const wished = await core.catalog.requestSync({ configurationId, trigger: 'support' });
      if (!('runId' in wished)) throw new Error(`the sync was refused: ${wished.outcome}`);
      return wished.runId;
    };
    const waiting = await ask();
    expect(await core.catalog.tryNow(waiting, by)).toBe(false);
    setup.pos.failWith(
      new PosFault('rate_limited', 'a fault of the test', { retryAfterSeconds: 3_600 }),
    );
    await setup.workOff();
    setup.pos.failWith(null);
    const second = await ask();
    await setup.workOff();
    expect(await core.catalog.getRun(waiting)).toMatchObject({ state: 'RUNNING', behind: null });
    expect(await core.catalog.getRun(second)).toMatchObject({ state: 'QUEUED', behind: waiting });

    expect(await core.catalog.tryNow(waiting, by)).toBe(true);
    expect(await core.catalog.tryNow(waiting, by)).toBe(false);
    expect(
      await core.staff.listAudit({ subject: { type: 'sync', id: waiting }, limit: 5 }),
    ).toMatchObject([{ action: 'sync.tried-now', reason: 'The POS is back' }]);
    await setup.workOff();
    expect(await core.catalog.getRun(waiting)).toMatchObject({ state: 'SUCCEEDED', attempt: 2 });
    expect(await core.catalog.getRun(second)).toMatchObject({ state: 'SUCCEEDED', behind: null });
  });

  const credentials = async () => {
    const [row] = await setup.database.db.select().from(accounts);
    return row?.posCredentials ?? null;
  };
});

describe('faults of Wix', () => {
  const strike = (operation: string, statusCode: number) =>
    setup.wix.control.faults.add({
      operations: [operation],
      effect: { kind: 'status', status: statusCode },
    });
  let price = 20;
  const changed = () => {
    price += 1;
    setup.pos.serve(
      lunchMenu((menu) => Object.assign(dishOf(menu, 'udon'), { price: `${price}` })),
    );
  };

  it('SYSTEM_ERROR: a Wix that stays down, after every retry, with the draft thrown away', async () => {
    changed();
    strike('publish_draft', 503);
    expect(await setup.sync()).toMatchObject({
      state: 'FAILED',
      attempt: 3,
      failureCode: 'SYSTEM_ERROR',
      failureParams: { operation: 'drafts.publish' },
    });
    expect(setup.site().draftHeldBy).toBeNull();
  });

  it('ACCOUNT_NOT_CONNECTED: Wix takes no token of the app any more', async () => {
    changed();
    strike('list_menus', 401);
    expect(await setup.sync()).toMatchObject({
      state: 'FAILED',
      attempt: 1,
      failureCode: 'ACCOUNT_NOT_CONNECTED',
    });
  });

  it('SYSTEM_ERROR: a mistake in the bridge is not tried again, and the log has it', async () => {
    changed();
    setup.pos.onFetch(() => Promise.reject(new Error('a mistake of the test')));
    expect(await setup.sync()).toMatchObject({
      state: 'FAILED',
      attempt: 1,
      failureCode: 'SYSTEM_ERROR',
      failureReason: 'Something went wrong in the bridge; its log says what.',
    });
    expect(setup.log.lines.some(({ level }) => level === 'error')).toBe(true);
  });

  it('NONE: nothing failed, a person stopped it', async () => {
    changed();
    const actor = { kind: 'command-line', name: 'an engineer' } as const;
    setup.pos.onFetch(async () => {
      const [run] = await setup.core.support.listSyncRuns({ limit: 1 });
      if (run) expect(await setup.core.catalog.stopSync(run.id, { actor })).toBe(true);
    });
    expect(await setup.sync()).toMatchObject({
      state: 'FAILED',
      failureCode: 'NONE',
      failureReason: 'The sync was stopped by an engineer.',
    });
    expect(setup.writes()).toEqual([]);
    expect(await status()).toMatchObject({ status: 'FAILED', failed: { code: 'NONE' } });
  });
});
