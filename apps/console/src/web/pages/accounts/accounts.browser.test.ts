import {
  insertAccount,
  insertConfiguration,
  insertInstance,
  insertLocation,
} from '@pos-bridge/core/testing';
import type { AccountId } from '@pos-bridge/wix';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { builtWeb, expectAccessible, visit } from '../../../../testing/browser-console.ts';
import { startTestConsole, type TestConsole } from '../../../../testing/test-console.ts';

let console_: TestConsole;
let accountId: AccountId;

beforeEach(async () => {
  console_ = await startTestConsole(builtWeb);
  const { db } = console_.database;
  const instanceId = await insertInstance(db);
  accountId = await insertAccount(db, instanceId, { merchantName: 'Trattoria One' });
  await insertLocation(db, accountId, { name: 'Trattoria Harbor' });
  await insertLocation(db, accountId, { name: 'Trattoria Station', timeZone: 'America/New_York' });
  await insertConfiguration(db, instanceId, {
    accountId,
    locationName: 'Station',
    status: 'PENDING',
  });
});
afterEach(() => console_.close());

test('support finds an account, maps its location by the suggestion, and pauses ordering', async () => {
  const staff = await console_.addStaff('support', { name: 'Support One' });
  const { page, complaints } = await visit(console_, { staff });
  await page.goto('/accounts');
  await page.getByLabel('Merchant', { exact: true }).fill('one tratt');
  await page.waitForURL(/\/accounts\?merchant=one/);
  await page.getByRole('link', { name: 'Trattoria One' }).click();
  const location = page.getByRole('listitem').filter({ hasText: 'Station' }).first();
  await location.getByText('The location is not mapped to a POS location.').waitFor();

  await location.getByRole('button', { name: 'Map…' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText('Suggested:').waitFor();
  expect(await dialog.getByRole('radio', { name: /Trattoria Station/ }).isChecked()).toBe(true);
  expect(await dialog.getByRole('button', { name: 'Map', exact: true }).isDisabled()).toBe(true);
  await dialog.getByLabel('Reason').fill('Confirmed by the merchant on the phone');
  await dialog.getByRole('button', { name: 'Map', exact: true }).click();
  await location.getByText('Never synced').waitFor();
  await page.getByText('Location mapped').waitFor();

  await page.getByRole('button', { name: 'Pause ordering' }).click();
  await dialog.getByText('For 30 minutes').click();
  await dialog.getByLabel('Reason').fill('The kitchen floods');
  await dialog.getByRole('button', { name: 'Pause', exact: true }).click();
  await page.getByText('Ordering is paused', { exact: true }).waitFor();

  // Until six in the evening: the merchant’s six, whose clocks are not support’s.
  await location.getByRole('button', { name: 'More for Station' }).click();
  await page.getByRole('menuitem', { name: 'Pause ordering' }).click();
  await dialog.getByText('Until a set time').click();
  await dialog.getByText('In the merchant’s time zone, America/New_York.').waitFor();
  await dialog.getByLabel('Until', { exact: true }).fill('2030-01-01T18:00');
  await dialog.getByLabel('Reason').fill('A private party');
  await dialog.getByRole('button', { name: 'Pause', exact: true }).click();
  await location.getByText('Ordering paused until 01 Jan 2030 18:00 America/New_York.').waitFor();
  const [paused] = await console_.database.sql`
    select ordering_paused_until as until from configurations`;
  expect(paused?.['until']).toBe('2030-01-01 23:00:00+00');

  // Mapped, and yet no guest can order: it is called ready nowhere.
  await page.goto('/accounts');
  await page.getByRole('combobox', { name: 'Location state' }).click();
  await page.getByRole('option', { name: 'Never synced' }).click();
  await page.waitForURL('**/accounts?locationStanding=NEVER_SYNCED');
  await page
    .getByRole('row', { name: /Trattoria One/ })
    .getByText('1 never synced')
    .waitFor();
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox', { name: /Any id/ }).fill('station');
  await page.getByRole('option', { name: /Station.*Never synced/ }).waitFor();

  const trail = await console_.core.staff.listAudit({ accountId, limit: 10 });
  expect(trail).toMatchObject([
    { action: 'configuration.ordering_paused', reason: 'A private party' },
    { action: 'account.ordering_paused', actorName: 'Support One', reason: 'The kitchen floods' },
    { action: 'configuration.mapped', reason: 'Confirmed by the merchant on the phone' },
  ]);
  expect(complaints).toEqual([]);
});

test('support gives an account more time to accept orders, and takes it back', async () => {
  const { page, complaints } = await visit(console_, {
    staff: await console_.addStaff('support', { name: 'Support One' }),
  });
  await page.goto(`/accounts/${accountId}`);
  const settings = page.getByRole('region', { name: 'Order settings' });
  await settings.getByText('Orders must be accepted within 15 minutes, the default.').waitFor();

  await settings.getByRole('button', { name: 'Change' }).click();
  const dialog = page.getByRole('dialog');
  const save = dialog.getByRole('button', { name: 'Save' });
  await dialog.getByLabel('Reason').fill('Two cooks are ill');
  expect(await save.isDisabled()).toBe(true);
  await dialog.getByText('Within a time for this account').click();
  await dialog.getByRole('textbox', { name: 'Minutes' }).fill('1441');
  await dialog.getByText('Enter a whole number from 1 to 1440').waitFor();
  expect(await save.isDisabled()).toBe(true);
  await dialog.getByRole('textbox', { name: 'Minutes' }).fill('90');
  await save.click();
  await settings.getByText('Orders must be accepted within 1 hour 30 minutes.').waitFor();
  await page.getByText('Time to accept orders changed').waitFor();

  await settings.getByRole('button', { name: 'Change' }).click();
  await dialog.getByText('No time limit').click();
  await dialog.getByLabel('Reason').fill('They call their guests themselves');
  await save.click();
  await settings.getByText('Orders that the kitchen does not accept').waitFor();

  expect(await console_.core.staff.listAudit({ accountId, limit: 10 })).toMatchObject([
    { reason: 'They call their guests themselves', after: { acceptance: { rule: 'none' } } },
    {
      actorName: 'Support One',
      reason: 'Two cooks are ill',
      before: { acceptance: { rule: 'usual' } },
      after: { acceptance: { rule: 'within', minutes: 90 } },
    },
  ]);
  expect(complaints).toEqual([]);
});

test('a viewer sees the account and nothing to change it with', async () => {
  const { page } = await visit(console_, { staff: await console_.addStaff('viewer') });
  await page.goto(`/accounts/${accountId}`);
  await page.getByText('The location is not mapped to a POS location.').waitFor();
  await page.getByText('Orders must be accepted within 15 minutes, the default.').waitFor();
  for (const name of [
    'Change…',
    'Change how long',
    'Map…',
    'Pause ordering',
    'More for this account',
    'Check with the POS',
  ]) {
    expect(await page.getByRole('button', { name }).count()).toBe(0);
  }
});

test('what cannot be done is said in words: two accounts of one site', async () => {
  const { db, sql } = console_.database;
  const [row] = await sql`select instance_id from accounts`;
  const second = await insertAccount(db, row?.['instance_id'], {
    merchantName: 'Second account',
    state: 'inactive',
  });
  const { page } = await visit(console_, { staff: await console_.addStaff('support') });
  await page.goto(`/accounts/${second}`);
  await page.getByRole('button', { name: 'More for this account' }).click();
  await page.getByRole('menuitem', { name: 'Activate' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Reason').fill('Asked to');
  await dialog.getByRole('button', { name: 'Activate' }).click();
  await dialog.getByText('Another account of this site is active').waitFor();
});

test('axe finds nothing in the dialogs of an account, in light and dark', async () => {
  const staff = await console_.addStaff('support');
  const { page } = await visit(console_, { staff });
  await page.goto(`/accounts/${accountId}`);
  await page.getByRole('button', { name: 'Map…' }).click();
  await page.getByText('Suggested:').waitFor();
  await expectAccessible(page);
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Pause ordering' }).click();
  await page.getByText('Until a set time').click();
  await expectAccessible(page);
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Change…' }).click();
  await page.getByText('Within a time for this account').click();
  await page.getByRole('textbox', { name: 'Minutes' }).fill('0');
  await expectAccessible(page);
});
