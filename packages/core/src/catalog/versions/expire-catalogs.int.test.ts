import { type ConfigurationId, catalogIdSchema, wixOrderSchema } from '@pos-bridge/wix';
import { asc, eq } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { insertConfiguration, sampleCatalog, sampleOrder } from '../../../testing/index.ts';
import {
  catalogVersionIdSchema,
  newPublicationId,
  newSyncRunId,
  type PublicationId,
  type SyncRunId,
} from '../../ids.ts';
import { orders, orderValidations } from '../../orders/tables.ts';
import { createTestOrders, type TestOrders } from '../../orders/test-orders.fixture.ts';
import { posIsMasterOfAll } from '../masters.ts';
import {
  catalogDrafts,
  catalogPublications,
  catalogSyncAnswers,
  catalogSyncRuns,
  catalogSyncStates,
  catalogVersions,
} from '../tables.ts';

const today = new Date('2026-09-01T03:23:00.000Z');
const daysAgo = (days: number) => new Date(today.getTime() - days * 86_400_000);

let now: Date;
let versions = 0;
let setup: TestOrders;
let configurationId: ConfigurationId;
beforeEach(async () => {
  now = today;
  setup = await createTestOrders({ clock: { now: () => now } });
  configurationId = setup.address.configurationId;
});
afterEach(() => setup[Symbol.asyncDispose]());

async function expire(): Promise<void> {
  const handler = setup.core.core.jobHandlers.find(({ job }) => job.name === 'catalog-expire');
  if (handler === undefined) throw new Error('no such job');
  const signal = new AbortController().signal;
  await handler.handle({}, { jobId: 'test', attempt: 1, isLastAttempt: true, signal });
}

async function insertRun(
  at: Date,
  changes: Partial<typeof catalogSyncRuns.$inferInsert> = {},
): Promise<SyncRunId> {
  const id = newSyncRunId();
  await setup.database.db.insert(catalogSyncRuns).values({
    id,
    configurationId,
    state: 'SUCCEEDED',
    mode: 'changes',
    requests: [],
    requestedAt: at,
    endedAt: at,
    attempt: 1,
    stepDone: 0,
    stepTotal: 0,
    callsDone: 0,
    callsPlanned: 0,
    ...changes,
  });
  return id;
}

async function insertVersion(at: Date, lastSeenAt: Date | null = at) {
  versions += 1;
  const id = catalogVersionIdSchema.parse(`ver_${String(versions).padStart(64, '0')}`);
  await setup.database.db
    .insert(catalogVersions)
    .values({ id, catalog: sampleCatalog(), firstSeenAt: at, lastSeenAt });
  return id;
}

async function insertPublication(
  publishedAt: Date,
  replacedAt: Date | null,
  changes: Partial<typeof catalogPublications.$inferInsert> = {},
): Promise<PublicationId> {
  const id = newPublicationId();
  await setup.database.db.insert(catalogPublications).values({
    id,
    configurationId,
    versionId: await insertVersion(publishedAt),
    runId: newSyncRunId(),
    masters: posIsMasterOfAll,
    projectionRevision: 1,
    menuFetchedAt: publishedAt,
    publishedAt,
    replacedAt,
    ...changes,
  });
  return id;
}

const db = () => setup.database.db;
const isPublicationKept = async (id: PublicationId): Promise<boolean> => {
  const rows = await db()
    .select({ version: catalogVersions.id })
    .from(catalogPublications)
    .innerJoin(catalogVersions, eq(catalogVersions.id, catalogPublications.versionId))
    .where(eq(catalogPublications.id, id));
  return rows.length > 0;
};
const isVersionKept = async (id: Awaited<ReturnType<typeof insertVersion>>): Promise<boolean> => {
  const rows = await db().select().from(catalogVersions).where(eq(catalogVersions.id, id));
  return rows.length > 0;
};
const runsLeft = async (of: ConfigurationId = configurationId): Promise<SyncRunId[]> => {
  const rows = await db()
    .select({ id: catalogSyncRuns.id })
    .from(catalogSyncRuns)
    .where(eq(catalogSyncRuns.configurationId, of))
    .orderBy(asc(catalogSyncRuns.requestedAt));
  return rows.map(({ id }) => id);
};

/** Fills the history up, so that none of the runs before is among the last that stay. */
async function syncDailySince(days: number): Promise<SyncRunId[]> {
  const ids: SyncRunId[] = [];
  for (let day = days; day > days - 20; day -= 1) ids.push(await insertRun(daysAgo(day)));
  return ids;
}

describe('runs', () => {
  it('go when they are older than the retention, with what was answered', async () => {
    const old = await insertRun(daysAgo(90.5));
    await db()
      .insert(catalogSyncAnswers)
      .values({
        runId: old,
        attempt: 1,
        side: 'wix',
        path: '/x',
        at: daysAgo(90.5),
      });
    const young = await insertRun(daysAgo(89.5));
    const others = await syncDailySince(60);
    await expire();
    expect(await runsLeft()).toEqual([young, ...others]);
    expect(await db().select().from(catalogSyncAnswers)).toEqual([]);
  });

  it('keep no answer in the clear, as it was kept before answers were sealed', async () => {
    const runId = await insertRun(daysAgo(1));
    const answer = { runId, attempt: 1, side: 'pos', path: '/x', at: daysAgo(1) } as const;
    await db()
      .insert(catalogSyncAnswers)
      .values([
        { ...answer, body: 'no table for Maria Lopez' },
        { ...answer, bodySealed: 'sealed' },
      ]);
    await expire();
    const left = await db().select().from(catalogSyncAnswers).orderBy(asc(catalogSyncAnswers.id));
    expect(left).toMatchObject([
      { body: null, bodySealed: null },
      { body: null, bodySealed: 'sealed' },
    ]);
  });

  it('stay, the last twenty of each location, however old', async () => {
    const eldest = await insertRun(daysAgo(401));
    const last = await syncDailySince(400);
    const other = await insertConfiguration(db(), setup.address.instanceId, {});
    const lonely = await insertRun(daysAgo(500), { configurationId: other });
    await expire();
    expect(await runsLeft()).toEqual(last);
    expect(await runsLeft()).not.toContain(eldest);
    expect(await runsLeft(other)).toEqual([lonely]);
  });

  it('stay while they have not ended, while they have a draft, and while what they published is live', async () => {
    const running = await insertRun(daysAgo(200), { state: 'RUNNING', endedAt: null });
    const drafting = await insertRun(daysAgo(199));
    const versionId = await insertVersion(daysAgo(199));
    await db()
      .insert(catalogDrafts)
      .values({
        configurationId,
        catalogId: catalogIdSchema.parse('catalog-1'),
        runId: drafting,
        state: 'open',
        menuFetchedAt: daysAgo(199),
        versionId,
        masters: posIsMasterOfAll,
      });
    const publisher = await insertRun(daysAgo(198));
    await insertPublication(daysAgo(198), null, { runId: publisher });
    const others = await syncDailySince(197);
    await expire();
    expect(await runsLeft()).toEqual([running, drafting, publisher, ...others]);
    expect(await isVersionKept(versionId)).toBe(true);
  });
});

describe('menus that were live', () => {
  it('go when another took their place longer ago than the retention', async () => {
    const old = await insertPublication(daysAgo(300), daysAgo(90.5));
    const young = await insertPublication(daysAgo(300), daysAgo(89.5));
    await expire();
    expect(await isPublicationKept(old)).toBe(false);
    expect(await isPublicationKept(young)).toBe(true);
  });

  it('stay while they are live, by whatever says so', async () => {
    const live = await insertPublication(daysAgo(300), null);
    const named = await insertPublication(daysAgo(300), daysAgo(200));
    await db().update(catalogSyncStates).set({ publicationId: named });
    await expire();
    expect(await isPublicationKept(live)).toBe(true);
    expect(await isPublicationKept(named)).toBe(true);
  });

  it('stay with the run that published them', async () => {
    const [first] = await syncDailySince(400);
    const kept = await insertPublication(daysAgo(400), daysAgo(300), {
      runId: first ?? newSyncRunId(),
    });
    await expire();
    expect(await isPublicationKept(kept)).toBe(true);
  });

  it('stay while a validation within the retention was about them', async () => {
    const named = await insertPublication(daysAgo(300), daysAgo(91));
    const forgotten = await insertPublication(daysAgo(300), daysAgo(91));
    const validate = async (at: Date, publicationId: PublicationId) => {
      now = at;
      await setup.orders.validate(setup.request());
      const id = (await setup.validations()).at(-1)?.id;
      if (id === undefined) throw new Error('nothing was validated');
      await db().update(orderValidations).set({ publicationId }).where(eq(orderValidations.id, id));
    };
    await validate(daysAgo(90.5), forgotten);
    await validate(daysAgo(89.9), named);
    now = today;
    await expire();
    expect(await isPublicationKept(named)).toBe(true);
    expect(await isPublicationKept(forgotten)).toBe(false);
  });

  it('stay while an order within the retention, or one without an end, was made from them', async () => {
    const named = await insertPublication(daysAgo(300), daysAgo(91));
    const forgotten = await insertPublication(daysAgo(300), daysAgo(91));
    const open = await insertPublication(daysAgo(300), daysAgo(91));
    const create = async (at: Date, wixOrderId: string, publicationId: PublicationId) => {
      now = at;
      const order = wixOrderSchema.parse({ ...sampleOrder(), id: wixOrderId });
      await setup.orders.create(setup.request(order));
      const { id } = await setup.row(wixOrderId);
      await db().update(orders).set({ publicationId }).where(eq(orders.id, id));
      return id;
    };
    await create(daysAgo(120), 'done', forgotten);
    const unended = await create(daysAgo(119), 'open', open);
    await create(daysAgo(89.9), 'young', named);
    await db().update(orders).set({ attention: null, attentionDue: null });
    await db().update(orders).set({ state: 'unknown' }).where(eq(orders.id, unended));
    now = today;
    await expire();
    expect(await isPublicationKept(named)).toBe(true);
    expect(await isPublicationKept(open)).toBe(true);
    expect(await isPublicationKept(forgotten)).toBe(false);
  });
});

describe('menus that never were live', () => {
  it('go when no sync has seen them within the retention, and stay with a run or a draft', async () => {
    const unseen = await insertVersion(daysAgo(300), daysAgo(90.5));
    const neverSeenAgain = await insertVersion(daysAgo(90.5), null);
    const seen = await insertVersion(daysAgo(300), daysAgo(89.5));
    const ofRun = await insertVersion(daysAgo(300));
    await insertRun(daysAgo(300), { versionId: ofRun });
    await expire();
    expect(await isVersionKept(unseen)).toBe(false);
    expect(await isVersionKept(neverSeenAgain)).toBe(false);
    expect(await isVersionKept(seen)).toBe(true);
    expect(await isVersionKept(ofRun)).toBe(true);
  });
});

it('what is more than a batch goes as well, and a second time finds nothing', async () => {
  const value = (n: number) => ({
    id: newPublicationId(),
    configurationId,
    runId: newSyncRunId(),
    masters: posIsMasterOfAll,
    projectionRevision: 1,
    menuFetchedAt: daysAgo(200),
    publishedAt: daysAgo(200 + n / 10_000),
    replacedAt: daysAgo(199),
  });
  const versionId = await insertVersion(daysAgo(200));
  await db()
    .insert(catalogPublications)
    .values(Array.from({ length: 2_001 }, (_, n) => ({ ...value(n), versionId })));
  await expire();
  const left = await db().select({ id: catalogPublications.id }).from(catalogPublications);
  expect(left).toHaveLength(1);
  await expire();
  expect(
    setup.core.log.lines.filter(({ message }) => message === 'deleted old catalog syncs'),
  ).toMatchObject([
    { details: { runs: 0, publications: 2_001, versions: 1 } },
    { details: { runs: 0, publications: 0, versions: 0 } },
  ]);
});
