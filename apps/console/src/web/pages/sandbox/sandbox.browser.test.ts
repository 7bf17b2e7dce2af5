import { afterEach, beforeEach, expect, test } from 'vitest';
import { builtWeb, expectAccessible, visit } from '../../../../testing/browser-console.ts';
import { startTestConsole, type TestConsole } from '../../../../testing/test-console.ts';
import { openTestSandbox, type TestSandbox } from '../../../../testing/test-sandbox.ts';

let sandbox: TestSandbox;
let console_: TestConsole;

beforeEach(async () => {
  sandbox = await openTestSandbox();
  console_ = await startTestConsole(builtWeb, {}, sandbox.control);
});
afterEach(async () => {
  await console_.close();
  await sandbox.close();
});

test('support plays a guest: chooses dishes, validates and places the order', async () => {
  const { page, complaints } = await visit(console_, {
    staff: await console_.addStaff('support'),
  });
  await page.goto('/spi-calls');
  await page.getByRole('link', { name: 'Sandbox' }).click();
  await page.getByRole('button', { name: 'Add Dish 1', exact: true }).click();
  await page.getByRole('textbox', { name: 'Quantity of Dish 1' }).fill('2');
  await page.getByRole('button', { name: 'Validate' }).click();
  await page.getByText('"valid"').waitFor();
  await page.getByRole('button', { name: 'Place order' }).click();
  await page.getByText('Order placed.').waitFor();
  expect(sandbox.asked).toContain('create-order');

  await page.getByRole('button', { name: 'Add fault' }).click();
  const off = page.getByRole('button', { name: /Remove: Every POS/ });
  await off.waitFor();
  expect(sandbox.pos.control.faults.list()).toHaveLength(1);
  await off.click();
  await page.getByText('No faults are on.').waitFor();
  expect(complaints).toEqual([]);
});

test('axe finds nothing on the sandbox, in light and dark', async () => {
  const staff = await console_.addStaff('support');
  const { page, complaints } = await visit(console_, { staff });
  await page.goto('/sandbox');
  await page.getByRole('button', { name: 'Add Dish 1', exact: true }).click();
  await page.getByRole('button', { name: 'Place order' }).click();
  await page.getByText('Order placed.').waitFor();
  await page.getByRole('button', { name: 'Add fault' }).click();
  await page.getByRole('button', { name: /Remove: Every POS/ }).waitFor();
  await expectAccessible(page);
  expect(complaints).toEqual([]);
});
