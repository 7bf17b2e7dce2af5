import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Visit, visit } from '../../../testing/browser-console.ts';
import {
  type FurnishedConsole,
  type FurnishedNames,
  openFurnishedConsole,
} from '../../../testing/furnished-console.ts';

let setup: FurnishedConsole;
let inside: Visit;

beforeAll(async () => {
  setup = await openFurnishedConsole();
  inside = await visit(setup.console_, {
    staff: await setup.console_.addStaff('support'),
  });
});
afterAll(async () => {
  await inside.context.close();
  await setup.close();
});

/** When, how much and where. */
const titleOfOrder = /\d\d:\d\d · \d+\.\d\d [A-Z]{3} · Main Street$/;

interface Story {
  readonly at: (names: FurnishedNames) => string;
  /** The page's own heading or that of the drawer, and something that only the story holds. */
  readonly tells: readonly [title: string | RegExp, detail: string | RegExp];
}

const orderStory: Story = {
  at: ({ orderId }) => `/orders/${orderId}`,
  tells: [titleOfOrder, 'Wix asked to create the order'],
};
const accountStory: Story = {
  at: ({ accountId }) => `/accounts/${accountId}`,
  tells: ['Trattoria Test', 'Webhook endpoint added'],
};
const siteStory: Story = {
  at: ({ waitingInstanceId }) => `/sites/${waitingInstanceId}`,
  tells: ['Waiting Place', 'No account'],
};

const typed: readonly (readonly [
  what: string,
  text: (names: FurnishedNames) => string,
  story: Story,
])[] = [
  ['Wix order id', ({ wixOrderId }) => wixOrderId, orderStory],
  ['POS order id', ({ posOrderId }) => posOrderId, orderStory],
  ['order id', ({ orderId }) => orderId, orderStory],
  [
    'Wix requestId',
    ({ requestId }) => requestId,
    { at: () => '/spi-calls?call=', tells: ['SPI call', 'create-order'] },
  ],
  ['instance', ({ instanceId }) => instanceId, accountStory],
  ['account', ({ accountId }) => accountId, accountStory],
  ['configuration', ({ configurationId }) => configurationId, accountStory],
  ['location id', ({ locationId }) => locationId, accountStory],
  ['merchant’s name', () => 'test tratt', accountStory],
  ['beginning of an instance', ({ instanceId }) => instanceId.slice(0, 9), accountStory],
  ['location’s name', () => 'main str', accountStory],
  ['instance of a site without an account', (names) => names.waitingInstanceId, siteStory],
  [
    'configuration of a site without an account',
    (names) => names.waitingConfigurationId,
    siteStory,
  ],
  [
    'message id',
    ({ eventId }) => eventId,
    {
      at: ({ eventId }) => `/webhook-events/${eventId}`,
      tells: ['Webhook event', 'No attempts yet.'],
    },
  ],
  [
    'delivery id',
    ({ deliveryId }) => deliveryId,
    {
      at: ({ deliveryId }) => `/deliveries?delivery=${deliveryId}`,
      tells: ['Delivery', 'https://till.example.com/stock'],
    },
  ],
  [
    'validation id',
    ({ validationId }) => validationId,
    {
      at: ({ validationId }) => `/validations/${validationId}`,
      tells: ['Validation', 'Order created'],
    },
  ],
  [
    'sync id',
    ({ syncRunId }) => syncRunId,
    {
      at: ({ syncRunId }) => `/syncs/${syncRunId}`,
      tells: ['Sync of Main Street', 'The section "Soups" holds no dish.'],
    },
  ],
];

test.each(typed)(
  '%s: typed and entered, it leads to the full story',
  async (_what, text, story) => {
    const { page, complaints } = inside;
    await page.goto('/own-sessions');
    await page.getByRole('heading', { name: 'Your sessions' }).waitFor();
    await page.keyboard.press('Control+k');
    await page.getByRole('combobox', { name: /Any id/ }).fill(text(setup.names));
    // At once: Enter waits for the answer of what stands in the box.
    await page.keyboard.press('Enter');
    await expect.poll(() => page.url()).toContain(setup.console_.url + story.at(setup.names));
    const [title, detail] = story.tells;
    await page.getByRole('heading', { name: title }).first().waitFor();
    await page.getByText(detail).first().waitFor();
    expect(complaints).toEqual([]);
  },
);

test('Enter never opens a hit of what stood in the box before', async () => {
  const { page } = inside;
  await page.goto('/own-sessions');
  await page.getByRole('heading', { name: 'Your sessions' }).waitFor();
  await page.keyboard.press('Control+k');
  const box = page.getByRole('combobox', { name: /Any id/ });
  await box.fill('trattoria');
  await page
    .getByRole('option', { name: /Trattoria Test/ })
    .first()
    .waitFor();
  let answer = () => {};
  const held = new Promise<void>((resolve) => {
    answer = resolve;
  });
  await page.route('**/trpc/desk.find**', async (route) => {
    await held;
    await route.continue();
  });
  await box.fill(setup.names.wixOrderId);
  await page.keyboard.press('Enter');
  await page.getByText('Searching. The first match opens automatically.').waitFor();
  expect(page.url()).toContain('/own-sessions');
  answer();
  await page.getByRole('heading', { name: titleOfOrder }).waitFor();
  await page.unroute('**/trpc/desk.find**');
});

test('a hit says what it is: whose, when, how much, and how it stands', async () => {
  const { page } = inside;
  await page.goto('/own-sessions');
  await page.getByRole('heading', { name: 'Your sessions' }).waitFor();
  await page.keyboard.press('Control+k');
  // A local number: without the country’s code.
  await page.getByRole('combobox', { name: /Any id/ }).fill(setup.names.phone.slice(-9));
  const order = page.getByRole('option', { name: /^Order .*wix-good/ });
  await order.waitFor();
  expect(await order.textContent()).toMatch(
    /\d\d:\d\d · \d+\.\d\d [A-Z]{3} · Main Street.*Trattoria Test.*In the kitchen/,
  );
});

test.each(['phone', 'email'] as const)(
  'a customer’s %s shows their orders to choose from, and leads to the chosen one',
  async (contact) => {
    const { page } = inside;
    await page.goto('/own-sessions');
    await page.getByRole('heading', { name: 'Your sessions' }).waitFor();
    await page.keyboard.press('Control+k');
    await page.getByRole('combobox', { name: /Any id/ }).fill(setup.names[contact]);
    await page.getByRole('option', { name: /^Order .*wix-good/ }).click();
    await page.getByRole('heading', { name: titleOfOrder }).waitFor();
  },
);

test('the bar above the pages holds in the narrowest window', async () => {
  const { page } = inside;
  await page.setViewportSize({ width: 390, height: 800 });
  await page.goto('/own-sessions');
  const bar = page.getByRole('region', { name: 'Your settings' });
  await bar.getByRole('button', { name: 'Find any id or name' }).waitFor();
  const whole = await bar.boundingBox();
  const boxes = await Promise.all(
    (await bar.getByRole('button').all()).map((button) => button.boundingBox()),
  );
  expect(boxes).toHaveLength(5);
  let right = whole?.x ?? 0;
  for (const box of boxes) {
    // Beside one another, none above or below the bar.
    expect(box?.x).toBeGreaterThanOrEqual(right);
    expect(box?.y).toBeGreaterThanOrEqual(whole?.y ?? 0);
    expect((box?.y ?? 0) + (box?.height ?? 0)).toBeLessThanOrEqual(56);
    right = (box?.x ?? 0) + (box?.width ?? 0);
  }
  expect(right).toBeLessThanOrEqual(390);
  await page.setViewportSize({ width: 1440, height: 900 });
});
