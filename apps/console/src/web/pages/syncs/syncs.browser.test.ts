import { newId, type SyncRunId, syncRunIdSchema } from '@pos-bridge/core/ids';
import { catalogSyncAnswers, catalogSyncRuns } from '@pos-bridge/core/tables';
import {
  insertAccount,
  insertConfiguration,
  insertInstance,
  insertLocation,
  notify,
} from '@pos-bridge/core/testing';
import type { ConfigurationId } from '@pos-bridge/wix';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { builtWeb, expectAccessible, visit } from '../../../../testing/browser-console.ts';
import { startTestConsole, type TestConsole } from '../../../../testing/test-console.ts';

let console_: TestConsole;
let configurationId: ConfigurationId;

beforeEach(async () => {
  console_ = await startTestConsole(builtWeb);
  const { db } = console_.database;
  const instanceId = await insertInstance(db);
  const accountId = await insertAccount(db, instanceId, { merchantName: 'Trattoria One' });
  const locationId = await insertLocation(db, accountId);
  configurationId = await insertConfiguration(db, instanceId, {
    accountId,
    locationId,
    locationName: 'Station',
  });
});
afterEach(() => console_.close());

async function insertRun(
  changes: Partial<typeof catalogSyncRuns.$inferInsert> = {},
): Promise<SyncRunId> {
  const id = syncRunIdSchema.parse(newId('sync'));
  await console_.database.db.insert(catalogSyncRuns).values({
    id,
    configurationId,
    state: 'FAILED',
    mode: 'changes',
    requests: [{ trigger: 'schedule', at: '2026-05-01T10:00:00.000Z' }],
    requestedAt: new Date('2026-05-01T10:00:00.000Z'),
    startedAt: new Date('2026-05-01T10:00:01.000Z'),
    endedAt: new Date('2026-05-01T10:00:03.500Z'),
    attempt: 1,
    stepDone: 0,
    stepTotal: 0,
    callsDone: 2,
    callsPlanned: 9,
    failureCode: 'SYSTEM_ERROR',
    failureReason: 'The POS did not answer in time.',
    findings: [
      {
        code: 'EMPTY',
        severity: 'reported',
        path: 'sections[2]',
        sentence: 'The section "Soups" holds no dish.',
      },
    ],
    ...changes,
  });
  return id;
}

async function insertAnswers(runId: SyncRunId) {
  const said = { runId, attempt: 1, at: new Date('2026-05-01T10:00:03.000Z') };
  await console_.database.db.insert(catalogSyncAnswers).values([
    {
      ...said,
      side: 'pos',
      step: 'fetch_menu',
      method: 'GET',
      path: '/v1/locations/station/menu',
      problem: 'timeout',
    },
    {
      ...said,
      side: 'wix',
      step: 'create_dishes',
      method: 'POST',
      path: '/restaurants/v3/draft-catalogs/draft-1/bulk/dishes/create',
      status: 400,
      requestId: '1777629603.1234567890123456789',
      problem: 'client',
      bodySealed: await console_.deps.sealer.seal('{"message":"A dish has no price"}'),
      bodyLength: 20_000,
    },
  ]);
}

async function move(id: SyncRunId, changes: Partial<typeof catalogSyncRuns.$inferInsert>) {
  const { db } = console_.database;
  // There is one run in these tests.
  await db.update(catalogSyncRuns).set(changes);
  await notify(db, 'sync_progress', id);
}

test('support forces the syncs that failed, all at once, and each is queued for the reason', async () => {
  await insertRun();
  const { page } = await visit(console_, {
    staff: await console_.addStaff('support', { name: 'Support One' }),
  });
  await page.goto('/syncs?state=FAILED');
  await page.getByLabel('Choose Trattoria One, Station').check();
  await page.getByRole('button', { name: 'Force a sync of 1 location' }).click();
  await page.getByLabel('Reason').fill('The POS is back');
  await page.getByRole('button', { name: 'Sync now' }).click();
  await page.waitForURL('**/syncs/sync_*');
  await page.getByText('Support One (support)').waitFor();
  await page.getByText('Waiting', { exact: true }).waitFor();
  expect(await console_.core.staff.listAudit({ action: 'sync.requested', limit: 5 })).toMatchObject(
    [{ action: 'sync.requested', reason: 'The POS is back', actorName: 'Support One' }],
  );

  await page.getByRole('button', { name: 'Stop' }).click();
  await page.getByLabel('Reason').fill('Not now after all');
  await page.getByRole('button', { name: 'Stop sync' }).click();
  await page.getByText('The sync was stopped by Support One.').waitFor();
});

test('a sync that waits says for what, and support ends the wait', async () => {
  const waits = { endedAt: null, failureCode: null, failureReason: null, findings: null };
  await insertRun({
    ...waits,
    state: 'RUNNING',
    step: 'fetch_menu',
    notBefore: new Date(Date.now() + 3_600_000),
    leaseUntil: new Date('2026-05-01T10:00:03.000Z'),
    lastFault: 'The POS did not answer in time.',
  });
  const second = await insertRun({ ...waits, state: 'QUEUED', startedAt: null });
  const { page } = await visit(console_, { staff: await console_.addStaff('support') });
  await page.goto(`/syncs/${second}`);
  await page.getByText('Waiting for another sync of this location').waitFor();
  await page.getByRole('link', { name: 'the other sync' }).click();
  await page.getByText('Sync waiting to retry').waitFor();
  await page.getByText('Waiting to retry', { exact: true }).waitFor();
  await page.getByRole('button', { name: 'Retry now' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Reason').fill('The POS is back');
  await dialog.getByRole('button', { name: 'Retry now' }).click();
  await page.getByText('Running', { exact: true }).waitFor();
  await expect.poll(() => page.getByRole('button', { name: 'Retry now' }).count()).toBe(0);
  expect(await console_.core.staff.listAudit({ action: 'sync.tried-now', limit: 5 })).toMatchObject(
    [{ action: 'sync.tried-now', reason: 'The POS is back' }],
  );
});

test('what the other side said is there to be read and quoted', async () => {
  const id = await insertRun();
  await insertAnswers(id);
  const { page, complaints } = await visit(console_, {
    staff: await console_.addStaff('support'),
  });
  await page.goto(`/syncs/${id}`);
  const wix = page.getByRole('region', { name: 'Failed calls to Wix' });
  await wix.getByText('Creating dishes').waitFor();
  await wix.getByText('It refused the request.').waitFor();
  await wix.getByRole('button', { name: 'Copy 1777629603.1234567890123456789' }).waitFor();
  await wix.getByRole('button', { name: 'Show response' }).click();
  await wix.getByText('"A dish has no price"').waitFor();
  await wix.getByText('First 1 KB of 20 KB stored.').waitFor();
  const pos = page.getByRole('region', { name: 'Failed calls to the POS' });
  await pos.getByText('It did not answer in time.').waitFor();
  await pos.getByText('No answer', { exact: true }).waitFor();
  expect(complaints).toEqual([]);
});

test('a viewer chooses nothing and forces nothing', async () => {
  const id = await insertRun();
  const { page } = await visit(console_, { staff: await console_.addStaff('viewer') });
  await page.goto('/syncs');
  await page.getByRole('cell', { name: 'The POS did not answer in time.' }).waitFor();
  expect(await page.getByRole('checkbox').count()).toBe(0);
  await page.goto(`/syncs/${id}`);
  await page.getByText('The section "Soups" holds no dish.').waitFor();
  expect(await page.getByRole('button', { name: 'Sync again' }).count()).toBe(0);
});

test('axe finds nothing on the pages of syncs, in light and dark', async () => {
  const id = await insertRun();
  await insertAnswers(id);
  const staff = await console_.addStaff('support');
  const { page } = await visit(console_, { staff });
  await page.goto(`/syncs/${id}`);
  await page.getByText('No menus published yet.').waitFor();
  await page.getByRole('button', { name: 'Show response' }).click();
  await page.getByText('"A dish has no price"').waitFor();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Sync again' }).click();
  await page.getByLabel('Include locations that the site owner').check();
  await expectAccessible(page);
  await move(id, { state: 'RUNNING', endedAt: null, step: 'publish' });
  await page.reload();
  await page.getByText('2 of 9 calls').waitFor();
  await expectAccessible(page);
});
