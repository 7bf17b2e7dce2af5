import { insertAccount, insertInstance } from '@pos-bridge/core/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Visit, visit } from '../../testing/browser-console.ts';
import { type FurnishedConsole, openFurnishedConsole } from '../../testing/furnished-console.ts';

// How one gets from one page to another, and to what belongs to one merchant.
let setup: FurnishedConsole;
let inside: Visit;

beforeAll(async () => {
  setup = await openFurnishedConsole();
  inside = await visit(setup.console_, {
    staff: await setup.console_.addStaff('administrator', { name: 'Another Admin' }),
  });
});
afterAll(async () => {
  await inside.context.close();
  await setup.close();
});

test('an account’s tabs are the lists, narrowed to it; filters live in their addresses', async () => {
  const { page, complaints } = inside;
  await page.setViewportSize({ width: 1440, height: 900 });
  const { accountId } = setup.names;
  const tabs = page.getByRole('navigation', { name: 'Account' });
  await page.goto(`/accounts/${accountId}`);
  await tabs.getByRole('link', { name: 'Orders' }).click();
  await page.waitForURL(`**/accounts/${accountId}/orders`);
  await page.getByRole('row', { name: /wix-good/ }).waitFor();
  await page.getByRole('heading', { name: 'Trattoria Test', level: 1 }).waitFor();
  expect(await page.getByRole('columnheader', { name: 'Merchant' }).count()).toBe(0);
  expect(await page.getByRole('combobox', { name: 'Merchant' }).count()).toBe(0);
  await page.getByRole('combobox', { name: 'State' }).click();
  await page.getByRole('option', { name: 'Refused' }).click();
  await page.waitForURL(`**/accounts/${accountId}/orders?state=rejected`);
  await page.getByRole('row', { name: /wix-good/ }).waitFor({ state: 'hidden' });
  const csv = await page.getByRole('link', { name: 'CSV' }).getAttribute('href');
  expect(csv).toBe(`/export/orders.csv?state=rejected&accountId=${accountId}`);

  // Another merchant’s: nothing of the first one’s.
  const { db } = setup.console_.database;
  const second = await insertAccount(db, await insertInstance(db), { merchantName: 'Second Inn' });
  await page.goto(`/accounts/${second}/orders`);
  await page.getByText('No orders yet').waitFor();
  await tabs.getByRole('link', { name: 'Calls' }).click();
  await page.getByText('No SPI calls yet').waitFor();
  await page.getByRole('heading', { name: 'Second Inn', level: 1 }).waitFor();
  expect(complaints).toEqual([]);
});

test('stock is one entry with its lists as tabs, and what waits is counted beside the links', async () => {
  const { page, complaints } = inside;
  await page.goto('/own-sessions');
  const pages = page.getByRole('navigation', { name: 'Pages' });
  await pages.getByRole('link', { name: 'Home 1 waiting' }).waitFor();
  const stock = pages.getByRole('link', { name: 'Stock 3 waiting' });
  await stock.click();
  const tabs = page.getByRole('navigation', { name: 'Stock' });
  await tabs.getByRole('link', { name: 'Stock drift 1 waiting' }).click();
  await page.waitForURL('**/drifts');
  await page.getByText('On sale').waitFor();
  expect(await stock.getAttribute('aria-current')).toBe('page');
  await tabs.getByRole('link', { name: 'Deliveries 1 waiting' }).click();
  await page.waitForURL('**/deliveries');
  await page.getByRole('row', { name: /HTTP 410/ }).waitFor();
  await tabs.getByRole('link', { name: 'Endpoints 1 waiting' }).click();
  await page.waitForURL('**/endpoints');
  await page.getByRole('row', { name: /till.example.com/ }).waitFor();
  expect(complaints).toEqual([]);
});

test('what stands in an account’s timeline leads to what it speaks of', async () => {
  const { page } = inside;
  await page.goto(`/accounts/${setup.names.accountId}`);
  const timeline = page.getByRole('region', { name: 'Timeline' });
  await timeline.getByRole('link', { name: 'Order wix-refused' }).click();
  await page.waitForURL(/\/orders\/[^/?]+$/);
  await page.goBack();
  await timeline.getByRole('link', { name: 'Menu sync of Main Street' }).click();
  await page.waitForURL(`**/syncs/${setup.names.syncRunId}`);
  await page.goBack();
  await timeline.getByRole('link', { name: 'Webhook endpoint added' }).click();
  await page.getByRole('dialog', { name: 'Change' }).getByText('subscriber.added').waitFor();
});

test('a list is narrowed to a merchant, who is found by a word and shown by name', async () => {
  const { page, complaints } = inside;
  const { accountId } = setup.names;
  const { db } = setup.console_.database;
  await insertAccount(db, await insertInstance(db), { merchantName: 'Third Tavern' });
  await page.goto('/orders');
  await page.getByRole('row', { name: /wix-good/ }).waitFor();
  const picker = page.getByRole('combobox', { name: 'Merchant' });
  await picker.fill('test tratt');
  await page.getByRole('option', { name: /Trattoria Test/ }).waitFor();
  expect(await page.getByRole('option').count()).toBe(1);
  await picker.press('ArrowDown');
  await picker.press('Enter');
  await page.waitForURL(`**/orders?accountId=${accountId}`);
  await page.getByRole('row', { name: /wix-good/ }).waitFor();
  // A link holds the id alone.
  await page.reload();
  await expect.poll(() => picker.inputValue()).toBe('Trattoria Test');
  await picker.fill('tavern');
  await page.getByRole('option', { name: /Third Tavern/ }).click();
  await page.getByText('No orders match').waitFor();
  await page.goto('/orders?accountId=nobody');
  await expect.poll(() => picker.inputValue()).toBe('nobody');
  await page.getByText('No orders match').waitFor();
  expect(complaints).toEqual([]);
});
