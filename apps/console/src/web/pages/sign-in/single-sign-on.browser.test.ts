import { afterEach, beforeEach, expect, test } from 'vitest';
import { builtWeb, expectAccessible, visit } from '../../../../testing/browser-console.ts';
import { startTestConsole, type TestConsole } from '../../../../testing/test-console.ts';
import {
  startTestOpenIdProvider,
  type TestOpenIdProvider,
} from '../../../../testing/test-openid-provider.ts';

let provider: TestOpenIdProvider;
let console_: TestConsole;

beforeEach(async () => {
  provider = await startTestOpenIdProvider();
  console_ = await startTestConsole(builtWeb, {}, null, provider.settings);
});
afterEach(async () => {
  await console_.close();
  await provider.close();
});

test('a member of staff comes in through the provider, to the page that was asked for', async () => {
  const staff = await console_.addStaff('viewer', { name: 'Viewer One' });
  provider.person = { sub: 'subject-1', email: staff.email, email_verified: true };
  const { page, complaints } = await visit(console_);
  await page.goto('/accounts?state=active');
  await page.getByRole('button', { name: 'Sign in with Example Login' }).click();
  await page.waitForURL('**/accounts?state=active');
  await page.getByRole('button', { name: /Viewer One/ }).waitFor();
  expect(complaints).toEqual([]);
});

test('a stranger is told what to do, and axe finds nothing', async () => {
  provider.person = { sub: 'stranger', email: 'stranger@example.com', email_verified: true };
  const { page } = await visit(console_);
  await page.goto('/');
  await page.getByRole('button', { name: 'Sign in with Example Login' }).click();
  await page.getByRole('alert').getByText('No account for your Example Login address.').waitFor();
  await expectAccessible(page);
});

test('what stands in the address is not said as if it were ours', async () => {
  const { page } = await visit(console_);
  await page.goto('/sign-in?error=Call+0900+1234+and+say+your+password');
  const alert = page.getByRole('alert');
  await alert.getByText('Sign-in with Example Login failed.').waitFor();
  expect(await alert.textContent()).not.toContain('0900');
});
