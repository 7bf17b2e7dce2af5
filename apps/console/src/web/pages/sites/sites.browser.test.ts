import { createPosRegistry } from '@pos-bridge/core';
import {
  createProgrammablePos,
  insertAccount,
  insertConfiguration,
  insertInstance,
  insertLocation,
} from '@pos-bridge/core/testing';
import type { InstanceId } from '@pos-bridge/wix';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import {
  builtWeb,
  expectAccessible,
  goWithin,
  visit,
} from '../../../../testing/browser-console.ts';
import { startTestConsole, type TestConsole } from '../../../../testing/test-console.ts';
import { openTestSite, type TestSite } from '../../../../testing/test-site.ts';

let console_: TestConsole;
let wix: TestSite;
let instanceId: InstanceId;

beforeAll(async () => {
  wix = await openTestSite();
});
afterAll(async () => {
  await wix.close();
});
beforeEach(async () => {
  console_ = await startTestConsole(builtWeb, {
    pos: createPosRegistry([createProgrammablePos().provider]),
    wix: wix.gateway,
  });
  const { db } = console_.database;
  instanceId = await insertInstance(db, { metaSiteId: 'meta-site-1' });
  await insertConfiguration(db, instanceId, { locationName: 'Harbor' });
  const connected = await insertInstance(db);
  await insertAccount(db, connected, { merchantName: 'Trattoria One' });
});
afterEach(() => console_.close());

const asStaff = async (role: 'viewer' | 'support') =>
  visit(console_, {
    staff: await console_.addStaff(role, { name: 'Staff One' }),
  });

test('support finds a site without an account and makes the link that connects its merchant', async () => {
  const { page, context, complaints } = await asStaff('support');
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.goto('/accounts');
  await page.getByRole('link', { name: 'Trattoria One' }).waitFor();
  await page.getByText('Sites without an account').click();
  await page.waitForURL('**/accounts?noAccount=true');
  expect(await page.getByRole('link', { name: 'Trattoria One' }).count()).toBe(0);
  // Before the app is on a site, there is nothing here but the link to add it with.
  await page.getByRole('button', { name: 'Copy install link' }).click();
  await page.getByText('Install link copied').waitFor();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(
    'https://wix.example/install-pos-bridge',
  );
  await page.getByRole('link', { name: 'Harbor' }).click();
  await page.waitForURL(`**/sites/${instanceId}`);
  await page.getByText('No POS is connected').waitFor();
  const steps = page.getByRole('list', { name: 'Steps of the set-up' }).getByRole('listitem');
  expect(await steps.count()).toBe(6);
  await steps.nth(0).getByText('Done').waitFor();
  await steps.nth(1).getByText('What the merchant sees: Step 1, “Connect your POS”.').waitFor();

  await page.getByRole('button', { name: 'Create connection link…' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('combobox', { name: 'POS' }).waitFor();
  await dialog.getByLabel('Reason').fill('The merchant finds no settings page');
  await dialog.getByRole('button', { name: 'Create link' }).click();
  await dialog.getByText('It works once, in the first browser that opens it, until').waitFor();
  await dialog.getByRole('button', { name: 'Copy the link' }).click();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied).toMatch(/^http:\/\/bridge\.example\/pos\/programmable\/connect\?link=.{20,}$/);
  expect(await dialog.getByText(copied).count()).toBe(1);
  await dialog.getByRole('button', { name: 'Done' }).click();
  await page.getByText('Link to connect made by Staff One').waitFor();

  const subject = { type: 'instance' as const, id: instanceId };
  expect(await console_.core.staff.listAudit({ subject, limit: 10 })).toMatchObject([
    {
      action: 'account.connect_link_made',
      actorName: 'Staff One',
      reason: 'The merchant finds no settings page',
      after: { provider: 'programmable' },
    },
  ]);
  const kept = JSON.stringify(await console_.core.staff.listAudit({ limit: 10 }));
  expect(kept).not.toContain(new URL(copied).searchParams.get('link'));
  expect(complaints).toEqual([]);
});

test('an instance id leads to its site; a site with an account leads on to it', async () => {
  const { page } = await asStaff('viewer');
  await page.goto('/');
  await page.getByText('Nothing needs attention').waitFor();
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox', { name: /Any id/ }).fill(instanceId);
  await page.getByRole('option', { name: /Site/ }).waitFor();
  await page.keyboard.press('Enter');
  await page.waitForURL(`**/sites/${instanceId}`);
  await page.getByText('No POS is connected').waitFor();
  expect(await page.getByRole('button', { name: 'Create connection link…' }).count()).toBe(0);
  expect(await page.getByRole('button', { name: 'Refresh from Wix' }).count()).toBe(0);

  const accountId = await insertAccount(console_.database.db, instanceId, {
    merchantName: 'Trattoria Two',
  });
  await page.reload();
  await page.getByRole('link', { name: 'Trattoria Two' }).click();
  await page.waitForURL(`**/accounts/${accountId}`);
  await page.getByRole('link', { name: 'Open site' }).click();
  await page.waitForURL(`**/sites/${instanceId}`);
});

test('a merchant with another POS account gets a link, and support sees first what it will change', async () => {
  const { db } = console_.database;
  const accountId = await insertAccount(db, instanceId, {
    provider: 'programmable',
    merchantName: 'Trattoria Two',
  });
  const locationId = await insertLocation(db, accountId);
  await insertConfiguration(db, instanceId, { accountId, locationId, locationName: 'Market' });
  const { page, complaints } = await asStaff('support');
  await page.goto(`/sites/${instanceId}`);
  await page.getByRole('button', { name: 'Change POS account…' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText('Trattoria Two is disconnected. Its orders and history stay.').waitFor();
  await dialog.getByText('1 location must be matched again: no orders until then.').waitFor();
  await dialog.getByRole('combobox', { name: 'POS' }).waitFor();
  await expectAccessible(page);
  await dialog.getByLabel('Reason').fill('The merchant has a new contract');
  await dialog.getByRole('button', { name: 'Create link' }).click();
  await dialog.getByRole('button', { name: 'Copy the link' }).waitFor();
  const subject = { type: 'instance' as const, id: instanceId };
  expect(await console_.core.staff.listAudit({ subject, limit: 10 })).toMatchObject([
    { reason: 'The merchant has a new contract', after: { replaces: accountId } },
  ]);
  // Until the merchant has agreed at the POS, nothing has changed.
  expect(await console_.core.accounts.get(accountId)).toMatchObject({ state: 'active' });
  expect(complaints).toEqual([]);
});

test('a site that was only seen is asked after, and turns out to have the app', async () => {
  await insertInstance(console_.database.db, {
    id: wix.instanceId,
    state: 'seen',
    installedAt: null,
  });
  const { page } = await asStaff('support');
  await page.goto(`/sites/${wix.instanceId}`);
  await page.getByText('Installation of the app is not confirmed').waitFor();
  await page.getByRole('button', { name: 'Check with Wix' }).click();
  await page.getByText('The app is installed on the site.', { exact: true }).waitFor();
  await page.getByText('No POS is connected').waitFor();
});

test('what is not there is said in words', async () => {
  const { page } = await asStaff('support');
  await page.goto('/sites/nowhere');
  await page.getByText('Site not found. Check the id.').waitFor();
  await console_.database.sql`update instances set state = 'removed' where id = ${instanceId}`;
  await page.goto('/accounts?noAccount=true');
  await page.getByText('No sites without an account').waitFor();
});

test('axe finds nothing on the pages of sites, in light and dark', async () => {
  const { page } = await asStaff('support');
  await page.goto('/accounts?noAccount=true');
  await page.getByRole('link', { name: 'Harbor' }).waitFor();
  await expectAccessible(page);
  await goWithin(page, `/sites/${instanceId}`);
  await page.getByText('No activity yet.').waitFor();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Create connection link…' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('combobox', { name: 'POS' }).waitFor();
  await expectAccessible(page);
  await dialog.getByLabel('Reason').fill('Asked to');
  await dialog.getByRole('button', { name: 'Create link' }).click();
  await dialog.getByRole('button', { name: 'Copy the link' }).waitFor();
  await expectAccessible(page);
});
