import { afterEach, beforeEach, expect, test } from 'vitest';
import { builtWeb, expectAccessible, visit } from '../../../../testing/browser-console.ts';
import { openTestRestaurant, type TestRestaurant } from '../../../../testing/test-restaurant.ts';

let restaurant: TestRestaurant;

beforeEach(async () => {
  restaurant = await openTestRestaurant(builtWeb);
});
afterEach(() => restaurant.console_.close());

const person = (role: 'viewer' | 'support') => restaurant.console_.addStaff(role);

/** A webhook endpoint, with a webhook that waits for it. */
async function subscribe(): Promise<void> {
  const { inventory } = restaurant.console_.core;
  const by = { author: { kind: 'bridge', name: 'test' }, reason: 'Test.' } as const;
  const { accountId, configurationId } = restaurant.address;
  const url = 'https://till.example.com/stock';
  await inventory.addWebhookEndpoint({ accountId, url, description: 'The till' }, by);
  const items = [{ itemPosId: 'dish-1', inStock: false }];
  await inventory.send({ configurationId, items, ...by });
}

const pause = () => restaurant.console_.database.sql`
  update delivery_targets set state = 'paused', paused_at = now() - interval '1 hour',
    failing_since = now() - interval '8 hours', failures_in_row = 7, last_failure = 'HTTP 503'
  where kind = 'subscriber'`;

test('support adds a webhook endpoint, is shown its secret once, makes a new one and removes it', async () => {
  const { accountId } = restaurant.address;
  const { page, complaints } = await visit(restaurant.console_, {
    staff: await person('support'),
  });
  // The page's address of before, as support may have saved it.
  await page.goto(`/receivers?accountId=${accountId}`);
  await page.waitForURL(`**/endpoints?accountId=${accountId}`);
  await page.getByText('No endpoints match').waitFor();
  await page.getByRole('button', { name: 'Add webhook endpoint' }).click();
  await page.getByRole('textbox', { name: 'URL' }).fill('http://till.example.com/');
  await page.getByLabel('Reason').fill('The merchant asked for it.');
  await page.getByRole('button', { name: 'Add', exact: true }).click();
  await page.getByText('The URL must begin with https://.').waitFor();
  await page.getByRole('textbox', { name: 'URL' }).fill('https://till.example.com/stock');
  await page.getByRole('button', { name: 'Add', exact: true }).click();
  const secret = page.getByText(/^whsec_/);
  const first = await secret.textContent();
  expect(first).toMatch(/^whsec_/);
  await page.getByRole('button', { name: 'Done' }).click();

  await page.getByRole('link', { name: 'https://till.example.com/stock' }).click();
  await page.getByRole('button', { name: 'New secret' }).click();
  await page.getByLabel('Reason').fill('It leaked.');
  await page.getByRole('button', { name: 'Create secret' }).click();
  await expect.poll(() => secret.textContent()).toMatch(/^whsec_/);
  expect(await secret.textContent()).not.toBe(first);
  await page.getByRole('button', { name: 'Done' }).click();
  await page.getByRole('button', { name: 'Remove', exact: true }).click();
  await page.getByLabel('Reason').fill('Not used any more.');
  await page.getByRole('button', { name: 'Remove endpoint' }).click();
  await page.getByRole('dialog', { name: 'Endpoint' }).getByText('Removed').waitFor();
  expect(complaints).toEqual([]);
});

test('what is paused leads from the work list to its endpoint, where it is resumed', async () => {
  await subscribe();
  await pause();
  const { page } = await visit(restaurant.console_, { staff: await person('support') });
  await page.goto('/');
  await page
    .getByRole('link', { name: /Deliveries paused/ })
    .first()
    .click();
  const drawer = page.getByRole('dialog', { name: 'Endpoint' });
  await drawer.getByText('Endpoint paused.').waitFor();
  await drawer.getByRole('button', { name: 'Resume and replay' }).click();
  await page.getByLabel('Reason').fill('It works again.');
  await page
    .getByRole('dialog', { name: /^Resume/ })
    .getByRole('button', { name: 'Resume and replay' })
    .click();
  await drawer.getByText('Not used yet').waitFor();
  const [count] = await restaurant.console_.database.sql`
    select count(*)::int as paused from delivery_targets where state = 'paused'`;
  expect(count?.['paused']).toBe(0);
});

test('a viewer sees how endpoints stand, and finds nothing to change them with', async () => {
  await subscribe();
  await pause();
  const { page } = await visit(restaurant.console_, { staff: await person('viewer') });
  await page.goto('/endpoints?trouble=failing');
  await page
    .getByRole('row', { name: /Paused/ })
    .getByRole('link')
    .first()
    .click();
  await page.getByText('Endpoint paused.').waitFor();
  expect(await page.getByRole('button', { name: /Add|Resume|Retry|secret|Remove/ }).count()).toBe(
    0,
  );
});

test('axe finds nothing on endpoints, in light and dark', async () => {
  const staff = await person('support');
  const { page, complaints } = await visit(restaurant.console_, { staff });
  await page.goto('/endpoints');
  await page.getByText('No endpoints yet').waitFor();
  await expectAccessible(page);

  await subscribe();
  await pause();
  await page.goto('/endpoints');
  const row = page.getByRole('row', { name: /Paused/ });
  await row.getByRole('link').first().click();
  await page.getByText('Endpoint paused.').waitFor();
  await expectAccessible(page);
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Add webhook endpoint' }).click();
  await page.getByRole('textbox', { name: 'URL' }).waitFor();
  await expectAccessible(page);
  expect(complaints).toEqual([]);
});
