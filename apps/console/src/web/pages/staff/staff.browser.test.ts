import { afterEach, beforeEach, expect, test } from 'vitest';
import {
  builtWeb,
  expectAccessible,
  goWithin,
  visit,
} from '../../../../testing/browser-console.ts';
import { startTestConsole, type TestConsole } from '../../../../testing/test-console.ts';

let console_: TestConsole;

beforeEach(async () => {
  console_ = await startTestConsole(builtWeb);
});
afterEach(() => console_.close());

test('an administrator invites somebody, who joins by the link and sees what the role may see', async () => {
  const admin = await console_.addStaff('administrator', { name: 'The Admin' });
  const { page, complaints } = await visit(console_, { staff: admin });
  await page.goto('/staff');
  await page.getByRole('button', { name: 'Invite' }).click();
  await page.getByLabel('E-mail').fill('new@example.com');
  await page.getByRole('button', { name: 'Create link' }).click();
  const link = await page.getByText(`${console_.url}/invitation#`).textContent();
  await page.getByRole('button', { name: 'Done' }).click();
  await page.getByRole('cell', { name: 'new@example.com', exact: true }).waitFor();

  const invited = await visit(console_);
  await invited.page.goto(link ?? '');
  await invited.page.getByText('You were invited as viewer').waitFor();
  await invited.page.getByLabel('Your name').fill('New One');
  await invited.page.getByLabel('Password').first().fill('too short');
  expect(await invited.page.getByRole('button', { name: 'Join' }).isDisabled()).toBe(true);
  await invited.page.getByLabel('Password').first().fill('long enough now');
  await invited.page.getByRole('button', { name: 'Join' }).click();
  await invited.page.getByRole('heading', { name: 'Home' }).waitFor();
  expect(await invited.page.getByRole('link', { name: 'Staff' }).count()).toBe(0);
  await invited.page.goto('/staff');
  await invited.page.getByText('This page needs the role administrator').waitFor();

  await page.reload();
  await page.getByRole('combobox', { name: 'Role of New One' }).click();
  await page.getByRole('option', { name: 'support' }).click();
  await page.getByText('New One is now support.').waitFor();
  await invited.page.goto('/audit');
  await invited.page.getByRole('cell', { name: 'Role changed' }).waitFor();

  await page.getByRole('button', { name: 'More for New One' }).click();
  await page.getByRole('menuitem', { name: 'Deactivate' }).click();
  await page.getByText('Deactivated', { exact: true }).waitFor();
  await invited.page.getByRole('link', { name: 'SPI calls' }).click();
  await invited.page.waitForURL('**/sign-in**');
  expect([...complaints, ...invited.complaints]).toEqual([]);
});

test('an administrator resets a password by a link, and one changes the own', async () => {
  const admin = await console_.addStaff('administrator');
  await console_.addStaff('support', { name: 'Support One' });
  const { page, complaints } = await visit(console_, { staff: admin });
  await page.goto('/staff');
  await page.getByRole('button', { name: 'More for Support One' }).click();
  await page.getByRole('menuitem', { name: 'Reset password' }).click();
  const link = await page.getByText(`${console_.url}/new-password#`).textContent();
  await expectAccessible(page);

  const other = await visit(console_);
  await other.page.goto(link ?? '');
  await other.page.getByLabel('New password').first().fill('password1234');
  await other.page.getByRole('button', { name: 'Set password' }).click();
  await other.page.getByText('easy to guess. Use at least').waitFor();
  await other.page.getByLabel('New password').first().fill('velvet orbit candle giraffe');
  await other.page.getByRole('button', { name: 'Set password' }).click();
  await other.page.getByRole('heading', { name: 'Home' }).waitFor();

  await other.page.goto('/own-sessions');
  await other.page.getByLabel('Current password').first().fill('velvet orbit candle giraffe');
  await other.page.getByLabel('New password').first().fill('copper window thirteen maple');
  await other.page.getByRole('button', { name: 'Change password' }).click();
  await other.page.getByText('Password changed').waitFor();
  await expectAccessible(other.page);
  expect([...complaints, ...other.complaints]).toEqual([]);
});

test('a link that was used leads nowhere, and says what to do', async () => {
  const { page } = await visit(console_);
  await page.goto('/invitation#no-such-secret-as-this-one');
  await page.getByText('Ask an administrator for a new one').waitFor();
  await expectAccessible(page);
});

test('axe finds nothing on the staff pages, in light and dark', async () => {
  const admin = await console_.addStaff('administrator');
  const support = await console_.addStaff('support', { name: 'Support One' });
  await console_.signIn(support);
  const { page } = await visit(console_, { staff: admin });
  await page.goto('/staff');
  await page.getByRole('button', { name: '1 open sessions of Support One' }).waitFor();
  await page.getByText('No open invitations').waitFor();
  await expectAccessible(page);
  await page.getByRole('button', { name: '1 open sessions of Support One' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'End', exact: true }).waitFor();
  await expectAccessible(page);
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Invite' }).click();
  await page.getByRole('dialog').getByLabel('E-mail').fill('new@example.com');
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Create link' }).click();
  await page.getByRole('button', { name: 'Copy the link' }).waitFor();
  await expectAccessible(page);

  await goWithin(page, '/audit');
  await page
    .getByRole('row', { name: /Person invited/ })
    .getByRole('link')
    .click();
  await page.getByRole('table', { name: 'Changes' }).waitFor();
  await expectAccessible(page);
});
