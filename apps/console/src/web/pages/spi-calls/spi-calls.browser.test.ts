import type { SpiCallEntry, SpiCallLedger } from '@pos-bridge/core';
import { accountIdSchema, configurationIdSchema, requestIdSchema } from '@pos-bridge/wix';
import { afterEach, beforeEach, expect, test } from 'vitest';
import {
  builtWeb,
  expectAccessible,
  goWithin,
  visit,
} from '../../../../testing/browser-console.ts';
import { startTestConsole, type TestConsole } from '../../../../testing/test-console.ts';

let console_: TestConsole;
let ledger: SpiCallLedger;

beforeEach(async () => {
  console_ = await startTestConsole(builtWeb);
  ledger = console_.core.spiCalls.openLedger();
});
afterEach(async () => {
  await ledger.close();
  await console_.close();
});

const call = (changes: Partial<SpiCallEntry> = {}): SpiCallEntry => ({
  calledAt: new Date('2026-05-01T10:00:00.123Z'),
  operation: 'get-configuration-status',
  requestId: requestIdSchema.parse('1660049071.0775256270934210145'),
  instanceId: null,
  accountId: accountIdSchema.parse('0f6b3d52-51c5-4c5c-8f5b-3c2a4f9f1a10'),
  configurationId: configurationIdSchema.parse('7d9e2a11-0a39-4d37-9ad8-1b8a0a4c7e55'),
  httpStatus: 200,
  outcome: 'OK',
  durationMs: 4.2,
  request: { accountId: '0f6b3d52-51c5-4c5c-8f5b-3c2a4f9f1a10' },
  response: { status: 'READY' },
  ...changes,
});

test('who is not signed in is led to the door and, once in, to the page that was wanted', async () => {
  const staff = await console_.addStaff('viewer', { name: 'Support One' });
  ledger.record(call({ outcome: 'UNAUTHENTICATED', httpStatus: 401 }));
  await ledger.flush();
  const { page, complaints } = await visit(console_);
  await page.goto('/spi-calls?outcome=UNAUTHENTICATED');
  await page.getByLabel('E-mail').fill(staff.email);
  await page.getByLabel('Password').first().fill('not the password');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByText('Wrong e-mail or password. Check both and try again.').waitFor();

  await page.getByLabel('Password').first().fill(staff.password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.waitForURL('**/spi-calls?outcome=UNAUTHENTICATED');
  await page.getByRole('cell', { name: '401 UNAUTHENTICATED' }).waitFor();

  await page.getByRole('button', { name: /Support One/ }).click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  await page.waitForURL('**/sign-in');
  expect(complaints).toEqual([]);
});

test('a call that comes in turns up by itself, and opens with what Wix asked and got', async () => {
  const { page, complaints } = await visit(console_, {
    staff: await console_.addStaff('viewer'),
  });
  await page.goto('/spi-calls');
  await page.getByText('No SPI calls yet').waitFor();
  await page.getByRole('switch', { name: 'Live' }).click();
  await page.getByText('Following').waitFor();

  ledger.record(call());
  await ledger.flush();
  const row = page.getByRole('row', { name: /get-configuration-status/ });
  await row.waitFor();
  // The viewer's zone is two hours ahead of UTC; hovering names it and tells UTC.
  const time = row.getByRole('link').first().locator('time');
  expect(await time.textContent()).toBe('01 May 12:00:00');
  expect(await time.getAttribute('title')).toBe(
    '01 May 12:00:00 Europe/Madrid · 2026-05-01 10:00:00.123 UTC',
  );

  await row.getByRole('link').first().press('Enter');
  const drawer = page.getByRole('dialog', { name: 'SPI call' });
  await drawer.getByText('"READY"').waitFor();
  await page.keyboard.press('Escape');
  await drawer.waitFor({ state: 'hidden' });
  expect(complaints).toEqual([]);
});

test('a filter and a page live in the address, so that a link shows the same list', async () => {
  for (let n = 0; n < 60; n += 1) ledger.record(call({ durationMs: 1_000 + n }));
  ledger.record(call({ operation: 'account-ids' }));
  await ledger.flush();
  const staff = await console_.addStaff('viewer');
  const { page } = await visit(console_, { staff });
  await page.goto('/spi-calls');
  await page.getByRole('combobox', { name: 'Operation' }).click();
  await page.getByRole('option', { name: 'get-configuration-status' }).click();
  await page.waitForURL('**/spi-calls?operation=get-configuration-status');
  await expect.poll(() => page.getByRole('row').count()).toBe(51);
  await page.getByRole('button', { name: 'Older' }).click();
  await expect.poll(() => page.getByRole('row').count()).toBe(11);

  const other = await visit(console_, { staff });
  await other.page.goto(page.url());
  await expect.poll(() => other.page.getByRole('row').count()).toBe(11);
  await other.page.getByRole('button', { name: 'Newest' }).click();
  await expect.poll(() => other.page.getByRole('row').count()).toBe(51);
});

test('a failing server is told with an id to quote, and tried again on request', async () => {
  ledger.record(call());
  await ledger.flush();
  const { page } = await visit(console_, { staff: await console_.addStaff('viewer') });
  await console_.database.sql`alter table spi_calls rename column outcome to gone`;
  await page.goto('/spi-calls');
  const alert = page.getByRole('alert');
  await alert.getByText('Something went wrong on our side.').waitFor();
  expect(await alert.locator('code').textContent()).toMatch(/^[0-9a-f-]{13}$/);

  await console_.database.sql`alter table spi_calls rename column gone to outcome`;
  await alert.getByRole('button', { name: 'Try again' }).click();
  await page.getByRole('row', { name: /get-configuration-status/ }).waitFor();
});

test('axe finds nothing on an empty list and a call, in light and dark', async () => {
  const outcomes = [200, 404, 500].map((httpStatus) =>
    call({ httpStatus, outcome: `C${httpStatus}` }),
  );
  for (const entry of outcomes) ledger.record(entry);
  await ledger.flush();
  const staff = await console_.addStaff('viewer');
  const { page, complaints } = await visit(console_, { staff });
  await page.goto('/spi-calls?outcome=NONE');
  await page.getByText('No calls match').waitFor();
  await expectAccessible(page);

  await goWithin(page, '/spi-calls');
  await page.getByRole('row', { name: /404/ }).getByRole('link').first().click();
  await page.getByText('"READY"').waitFor();
  await expectAccessible(page);
  expect(complaints).toEqual([]);
});
