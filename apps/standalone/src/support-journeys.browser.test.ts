import { demoMerchants } from '@pos-bridge/sandbox';
import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { browser } from '../../../testing/browser.ts';
import { declareForceSyncJourneys } from '../testing/force-sync-journeys.ts';
import { declareLostOrderJourney } from '../testing/lost-order-journey.ts';
import { sandboxControl } from '../testing/sandbox-control.ts';
import { buildStack, type TestStack } from '../testing/test-stack.ts';

// What support does all day, in the whole stack: every app a process of its own, the simulated Wix and POS
// over HTTP, staff who were invited.

const [location] = demoMerchants.ready.locations;
const passwordOfAll = 'a long enough password';

let stack: TestStack;
let support: Person;
let viewer: Person;

interface Person {
  readonly context: BrowserContext;
  readonly page: Page;
  /** Every body that the console's server has answered this person with. */
  readonly told: string[];
}

beforeAll(async () => {
  stack = await buildStack();
  const running = stack.start();
  await running.ready();
  const { email, password } = running.administrator();
  const { page, context } = await person();
  await page.goto('/staff');
  await page.getByLabel('E-mail').fill(email);
  await page.getByLabel('Password').first().fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  support = await join(page, 'support');
  viewer = await join(page, 'viewer');
  await context.close();
}, 240_000);
afterAll(async () => {
  await support.context.close();
  await viewer.context.close();
  await stack.close();
}, 60_000);

const consoleUrl = () => stack.url('CONSOLE_PORT');

async function person(): Promise<Person> {
  const context = await (await browser()).newContext({
    baseURL: consoleUrl(),
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  page.setDefaultTimeout(30_000);
  const told: string[] = [];
  page.on('response', (answer) => {
    if (!answer.url().includes('/trpc/') || answer.url().includes('.changes')) return;
    // A page that is left takes its last answers with it.
    void answer.text().then(
      (body) => told.push(body),
      () => {},
    );
  });
  return { context, page, told };
}

/** The administrator invites somebody, who joins by the link. */
async function join(administrator: Page, role: 'support' | 'viewer'): Promise<Person> {
  await administrator.getByRole('button', { name: 'Invite' }).click();
  const dialog = administrator.getByRole('dialog');
  await dialog.getByLabel('E-mail').fill(`${role}@example.com`);
  await dialog.getByRole('radio', { name: role }).check();
  await dialog.getByRole('button', { name: 'Create link' }).click();
  const link = await dialog.getByText(`${consoleUrl()}/invitation#`).textContent();
  await dialog.getByRole('button', { name: 'Done' }).click();
  const invited = await person();
  await invited.page.goto(link ?? '');
  await invited.page.getByLabel('Your name').fill(`The ${role}`);
  await invited.page.getByLabel('Password').first().fill(passwordOfAll);
  await invited.page.getByRole('button', { name: 'Join' }).click();
  await invited.page.getByRole('heading', { name: 'Home' }).waitFor();
  return invited;
}

const askWix = async <Answer>(at: string, shape: z.ZodType<Answer>, body?: object) =>
  shape.parse(
    await sandboxControl(stack, 'SANDBOX_WIX_PORT')(body === undefined ? 'GET' : 'POST', at, body),
  );

const wixItems = z.object({
  items: z.array(
    z.object({
      id: z.string(),
      type: z.string(),
      name: z.string().nullish(),
      inStock: z.boolean(),
      archived: z.boolean(),
    }),
  ),
});
/** What the site sells, dishes and their variations. */
const catalog = async () =>
  (await askWix(`/catalogs/${location.catalogId}`, wixItems)).items.filter(
    ({ archived }) => !archived,
  );

test('support sends an inventory webhook and sees it arrive on the site', async () => {
  const dish = (await catalog()).findLast(({ type, inStock }) => type === 'DISH' && inStock);
  const name = dish?.name ?? '';
  expect(name).not.toBe('');
  const { page } = support;

  await page.goto('/stock');
  await page.getByLabel('Merchant or location').fill(demoMerchants.ready.name);
  await page.getByRole('link', { name: location.name }).click();
  await page.getByRole('textbox', { name: 'Item' }).fill(name);
  await page.getByRole('checkbox', { name: `Choose ${name}` }).click();
  await page.getByRole('button', { name: 'Send 1 to Wix…' }).click();
  const drawer = page.getByRole('dialog', { name: /Send stock of/ });
  await drawer.getByText('Out', { exact: true }).click();
  await drawer.getByRole('button', { name: 'Preview' }).click();
  await drawer.getByText(`${name}: out of stock`).waitFor();
  await drawer.getByText('"inventory.updated"').waitFor();
  // Nothing is sent by looking.
  expect((await catalog()).find(({ id }) => id === dish?.id)?.inStock).toBe(true);
  await drawer.getByLabel('Reason').fill('The kitchen called: it is sold out.');
  await drawer.getByRole('button', { name: 'Send' }).click();

  await page.getByRole('heading', { name: 'Webhook event', level: 1 }).waitFor();
  await page.getByRole('status').getByText('Delivered').waitFor();
  await page.getByText('Proven').waitFor();
  expect((await catalog()).find(({ id }) => id === dish?.id)?.inStock).toBe(false);

  // The same from the lists: the message, its delivery, and the stock of the location.
  const parts = page.getByRole('navigation', { name: 'Stock' });
  await page
    .getByRole('navigation', { name: 'Pages' })
    .getByRole('link', { name: /^Stock/ })
    .click();
  await parts.getByRole('link', { name: 'Webhook events' }).click();
  await page
    .getByRole('row', { name: /The kitchen called/ })
    .getByText('Delivered')
    .waitFor();
  await parts.getByRole('link', { name: /^Deliveries/ }).click();
  await page
    .getByRole('row', { name: /Support/ })
    .getByText('Delivered')
    .waitFor();
  await page.goto(`/stock/${location.configurationId}?outOnly=true`);
  await page.getByRole('row', { name: new RegExp(name) }).waitFor();
});

const customer = {
  firstName: 'Ludovica',
  lastName: 'Ferrante',
  phone: '+1 555 0147',
  email: 'ludovica.ferrante@example.com',
};
const wishes = 'Ring the brass bell twice';
const street = 'Thompson Street';
const personal = /Ludovica|Ferrante|555.?0147|brass bell|Thompson/i;

test('a customer is masked everywhere until support says why, which stands in the trail; a viewer is refused', async () => {
  const itemId = (await catalog()).find(({ name }) => name === 'Caesar Salad')?.id ?? '';
  const placed = z.object({ orderId: z.string(), outcome: z.string() });
  const { orderId, outcome } = await askWix('/cart/place', placed, {
    cart: {
      configurationId: location.configurationId,
      lines: [{ itemId, quantity: 5, comment: wishes }],
      comment: wishes,
      customer,
      fulfillment: {
        type: 'DELIVERY',
        address: { street, streetNumber: '12', city: 'New York', zipCode: '10013' },
      },
    },
  });
  expect(outcome).toBe('created');
  const { page, context, told } = support;
  const hides = async () => expect(await page.content()).not.toMatch(personal);

  await page.goto('/');
  await page.getByRole('button', { name: /Find any id/ }).click();
  await page.getByRole('combobox', { name: /Any id/ }).fill(orderId);
  await page.getByRole('option', { name: /^Order/ }).click();
  await page.getByRole('region', { name: 'Customer' }).getByText('L•••').first().waitFor();
  await page.getByRole('button', { name: 'Details' }).click();
  await page.getByText(orderId, { exact: true }).waitFor();
  await page.getByRole('button', { name: 'As Wix sent it' }).click();
  await page.getByRole('region', { name: 'raw order' }).waitFor();
  await hides();
  const orderPath = new URL(page.url()).pathname;

  await page.getByRole('link', { name: 'Findings' }).click();
  await page.getByRole('heading', { name: 'Validation', exact: true }).waitFor();
  await page.getByRole('button', { name: 'As Wix sent it' }).click();
  await page.getByRole('region', { name: 'raw order' }).waitFor();
  await hides();

  for (const operation of ['validate-order', 'create-order']) {
    await page.goto(`/spi-calls?operation=${operation}`);
    const rows = page.getByRole('row', { name: new RegExp(operation) });
    await rows.first().getByRole('link').first().click();
    await page.getByRole('region', { name: 'request' }).waitFor();
    await hides();
  }

  for (const list of ['orders', 'validations', 'spi-calls', 'audit']) {
    const file = await context.request.get(`/export/${list}.csv`);
    expect(file.status()).toBe(200);
    const text = await file.text();
    expect(text.split('\r\n').length).toBeGreaterThan(2);
    expect(text).not.toMatch(personal);
  }
  // Not only are they not shown: they were never sent to the page.
  expect(told.length).toBeGreaterThan(5);
  expect(told.join('\n')).not.toMatch(personal);

  await page.goto(orderPath);
  await page.getByRole('button', { name: 'Show', exact: true }).click();
  await page.getByLabel('Reason').fill('The guest asks for a refund by phone.');
  await page.getByRole('dialog').getByRole('button', { name: 'Show' }).click();
  const section = page.getByRole('region', { name: 'Customer' });
  await section.getByText('Ludovica Ferrante').waitFor();
  await section.getByText(customer.phone).waitFor();
  // What was looked for above can be found where it is.
  await expect.poll(() => told.join('\n')).toMatch(personal);

  await page.goto('/audit');
  const entry = page.getByRole('row', { name: /The guest asks for a refund by phone/ });
  await entry.getByText('The support').first().waitFor();
  await hides();
  await page.goto(orderPath);
  await section.getByText('L•••').first().waitFor();
  await hides();

  await viewer.page.goto(orderPath);
  await viewer.page.getByRole('region', { name: 'Customer' }).getByText('L•••').first().waitFor();
  expect(await viewer.page.getByRole('button', { name: 'Show', exact: true }).count()).toBe(0);
  expect(await viewer.page.content()).not.toMatch(personal);
  const refused = await viewer.context.request.post('/trpc/orders.reveal', {
    headers: { origin: consoleUrl() },
    data: { id: orderPath.split('/').at(-1), reason: 'I am curious.' },
  });
  expect(refused.status()).toBe(403);
  expect(await refused.text()).not.toMatch(personal);
});

declareLostOrderJourney(() => ({ stack, support: support.context }));

declareForceSyncJourneys(() => ({ stack, support: support.context }));
