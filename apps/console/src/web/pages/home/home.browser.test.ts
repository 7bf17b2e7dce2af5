import { insertAccount, insertConfiguration, insertInstance } from '@pos-bridge/core/testing';
import { type AccountId, type ConfigurationId, instanceIdSchema } from '@pos-bridge/wix';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { builtWeb, expectAccessible, visit } from '../../../../testing/browser-console.ts';
import { startTestConsole, type TestConsole } from '../../../../testing/test-console.ts';

let console_: TestConsole;
let accountId: AccountId;
let configurationId: ConfigurationId;

beforeEach(async () => {
  console_ = await startTestConsole(builtWeb);
  const { db } = console_.database;
  const instanceId = await insertInstance(db);
  accountId = await insertAccount(db, instanceId, {
    merchantName: 'Trattoria One',
    posAuthorization: 'revoked',
    posRevokedAt: new Date(Date.now() - 3 * 3_600_000),
  });
  configurationId = await insertConfiguration(db, instanceId, {
    accountId,
    locationName: 'Station',
    status: 'ERROR',
  });
});
afterEach(() => console_.close());

test('what waits for a person leads to where it is mended', async () => {
  const { page, complaints } = await visit(console_, {
    staff: await console_.addStaff('support'),
  });
  await page.goto('/');
  await page.getByText('for 3 h').waitFor();
  await page.getByRole('link', { name: 'Location in error: it takes no orders' }).click();
  await page.waitForURL(`**/accounts/${accountId}`);
  await page.getByRole('button', { name: 'Authorize…' }).first().waitFor();
  expect(complaints).toEqual([]);
});

test('items of one cause are one line, which unfolds and leads to all of them', async () => {
  const { db, sql } = console_.database;
  const [{ instance_id: instanceId = '' } = {}] = await sql`select instance_id from configurations`;
  for (const locationName of ['Harbor', 'Market']) {
    const id = instanceIdSchema.parse(instanceId);
    await insertConfiguration(db, id, { accountId, locationName, status: 'ERROR' });
  }
  const { page, complaints } = await visit(console_, { staff: await console_.addStaff('viewer') });
  await page.goto('/');
  const work = page.getByRole('table', { name: 'Needs attention' });
  const group = work.getByRole('button', { name: '3 locations: In error: they take no orders' });
  await group.waitFor();
  expect(await work.getByRole('row').count()).toBe(2);
  await work.getByRole('row', { name: /Trattoria One 3 locations/ }).waitFor();
  await group.click();
  await work.getByRole('row', { name: /Trattoria One Harbor/ }).waitFor();
  expect(await work.getByRole('row').count()).toBe(5);
  await expectAccessible(page);
  await work.getByRole('link', { name: 'Show all' }).click();
  await page.waitForURL('**/accounts?locationStanding=ERROR');
  expect(complaints).toEqual([]);
});

test('a location in error that has no account yet leads to its site', async () => {
  const { db } = console_.database;
  const instanceId = await insertInstance(db);
  await insertConfiguration(db, instanceId, { locationName: 'Harbor', status: 'ERROR' });
  const { page } = await visit(console_, { staff: await console_.addStaff('viewer') });
  await page.goto('/');
  await page.getByRole('button', { name: /^2 locations: In error/ }).click();
  await page
    .getByRole('row', { name: /Harbor/ })
    .getByRole('link')
    .click();
  await page.waitForURL(`**/sites/${instanceId}`);
  await page.getByText('No account', { exact: true }).waitFor();
});

test('one box, reached by keyboard, takes an id and jumps to its page', async () => {
  const { page, complaints } = await visit(console_, {
    staff: await console_.addStaff('viewer'),
  });
  await page.goto('/spi-calls');
  await page.getByText('No SPI calls yet').waitFor();
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox', { name: /Any id/ }).fill(configurationId);
  await page.getByRole('option', { name: /Station/ }).waitFor();
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Trattoria One' }).waitFor();

  await page.keyboard.press('Control+k');
  await page.getByRole('combobox', { name: /Any id/ }).fill('nothing of this name');
  await page.getByText('No matches.').waitFor();
  expect(complaints).toEqual([]);
});

test('axe finds nothing in the search box, in light and dark', async () => {
  const { page } = await visit(console_, {
    staff: await console_.addStaff('viewer'),
  });
  await page.goto('/');
  await page.getByRole('img', { name: /SPI calls: 0 calls/ }).waitFor();
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox', { name: /Any id/ }).fill('tratt');
  await page.getByRole('option', { name: /Trattoria One/ }).waitFor();
  await expectAccessible(page);
});
