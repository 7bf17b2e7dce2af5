import { stockDrifts } from '@pos-bridge/core/tables';
import {
  insertAccount,
  insertConfiguration,
  insertInstance,
  insertLocation,
  insertPublishedCatalog,
  sampleCatalog,
} from '@pos-bridge/core/testing';
import { type AccountId, type ConfigurationId, wixEntityIdSchema } from '@pos-bridge/wix';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { builtWeb, expectAccessible, visit } from '../../../../testing/browser-console.ts';
import { startTestConsole, type TestConsole } from '../../../../testing/test-console.ts';

let console_: TestConsole;
let accountId: AccountId;
let configurationId: ConfigurationId;

const [dish, another] = sampleCatalog().dishes;
const itemPosId = dish?.posId ?? '';

beforeEach(async () => {
  console_ = await startTestConsole(builtWeb);
  const { db } = console_.database;
  const instanceId = await insertInstance(db);
  accountId = await insertAccount(db, instanceId, { merchantName: 'Trattoria One' });
  const locationId = await insertLocation(db, accountId);
  configurationId = await insertConfiguration(db, instanceId, {
    accountId,
    locationId,
    locationName: 'Station',
  });
  await insertPublishedCatalog(db, configurationId, sampleCatalog());
});
afterEach(() => console_.close());

/** Item `n` of the list that begins with the one that has differed for longest. */
const differing = (n: number, changes: Partial<typeof stockDrifts.$inferInsert> = {}) => ({
  configurationId,
  accountId,
  wixItemId: wixEntityIdSchema.parse(`wix-item-${String(n).padStart(4, '0')}`),
  itemPosId: `item-${n}`,
  itemName: `Dish ${n}`,
  posInStock: false,
  wixInStock: true,
  firstSeenAt: new Date(Date.UTC(2026, 4, 1, 10, n)),
  lastSeenAt: new Date(Date.UTC(2026, 4, 2)),
  ...changes,
});
const insert = (...rows: ReturnType<typeof differing>[]) =>
  console_.database.db.insert(stockDrifts).values(rows);

test('support comes from the work list and tells Wix again, which is written down and told', async () => {
  await insert(differing(1, { itemPosId, itemName: dish?.name ?? '' }));
  const { page, complaints } = await visit(console_, {
    staff: await console_.addStaff('support', { name: 'Support One' }),
  });
  await page.goto('/');
  await page.getByRole('link', { name: '1 item differs between Wix and the POS' }).click();
  await page.waitForURL(`**/drifts?configurationId=${configurationId}`);
  await page.getByText('On sale').waitFor();
  await page.getByRole('button', { name: 'Fix' }).click();
  await page.getByLabel('Reason').fill('Guests order what is out');
  await page.getByRole('button', { name: 'Send to Wix', exact: true }).click();
  await page.getByText('Sending stock to Wix.').waitFor();
  expect(
    await console_.core.staff.listAudit({ action: 'stock.sent-again', limit: 5 }),
  ).toMatchObject([
    { action: 'stock.sent-again', reason: 'Guests order what is out', actorName: 'Support One' },
  ]);
  expect(await console_.core.inventory.listWebhookEvents({ limit: 5 })).toMatchObject([
    { configurationId, itemCount: 1, cause: { kind: 'support' } },
  ]);
  expect(complaints).toEqual([]);
});

test('a forced sync from here sends everything, since nothing changed at the POS', async () => {
  await insert(differing(1), differing(2));
  const { page } = await visit(console_, { staff: await console_.addStaff('support') });
  await page.goto('/drifts');
  await page.getByLabel('Choose Trattoria One, Station, for Dish 1').check();
  // Both are of the same location.
  expect(await page.getByLabel('for Dish 2').isChecked()).toBe(true);
  await page.getByRole('button', { name: 'Force a sync of 1 location' }).click();
  expect(await page.getByRole('radio', { name: 'Everything' }).isChecked()).toBe(true);
  await page.getByLabel('Reason').fill('Wix shows old stock');
  await page.getByRole('button', { name: 'Sync now' }).click();
  await page.waitForURL('**/syncs/sync_*');
  expect(await console_.core.support.listSyncRuns({ limit: 5 })).toMatchObject([
    { configurationId, mode: 'everything', state: 'QUEUED' },
  ]);
});

test('the longest is on top, page by page, and what was filtered is in the address', async () => {
  await insert(...Array.from({ length: 60 }, (_, n) => differing(n)));
  const hidden = { itemName: 'Forgotten soup', posInStock: true, wixInStock: false };
  await insert(differing(60, hidden));
  const { page } = await visit(console_, { staff: await console_.addStaff('viewer') });
  await page.goto('/drifts');
  await page.getByRole('cell', { name: 'Dish 0', exact: true }).waitFor();
  expect(await page.getByRole('row').count()).toBe(51);
  expect(await page.getByRole('checkbox').count()).toBe(0);
  expect(await page.getByRole('button', { name: 'Fix' }).count()).toBe(0);
  await page.getByRole('button', { name: 'More' }).click();
  await page.getByRole('cell', { name: 'Forgotten soup' }).waitFor();
  expect(await page.getByRole('row').count()).toBe(12);

  await page.getByRole('combobox', { name: 'Wix' }).click();
  await page.getByRole('option', { name: 'Hidden on Wix, in stock at the POS' }).click();
  await page.waitForURL('**/drifts?onWix=hidden');
  await expect.poll(() => page.getByRole('row').count()).toBe(2);
  await page.reload();
  await page.getByRole('cell', { name: 'Forgotten soup' }).waitFor();
  expect(await page.getByRole('row').count()).toBe(2);
  const csv = await page.request.get('/export/differences.csv?onWix=hidden');
  expect((await csv.text()).trim().split('\n')).toHaveLength(2);
  await page.goto('/drifts?name=nobody');
  await page.getByText('No items match').waitFor();
});

test('axe finds nothing on the differences, in light and dark', async () => {
  const staff = await console_.addStaff('support');
  const { page } = await visit(console_, { staff });
  await page.goto('/drifts');
  await page.getByText('No stock drift').waitFor();
  await expectAccessible(page);
  await insert(differing(1), differing(2, { posInStock: true, wixInStock: false }));
  await insert(differing(3, { itemName: another?.name ?? null }));
  await page.reload();
  await page.getByText('Dish 2').waitFor();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Fix Dish 2' }).click();
  await page.getByRole('dialog').getByText('Sends the POS’s stock').waitFor();
  await expectAccessible(page);
});
