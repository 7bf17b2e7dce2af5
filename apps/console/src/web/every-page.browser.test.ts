import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { breakParts } from '../../../../testing/break-parts.ts';
import { expectAccessible, type Visit, visit } from '../../testing/browser-console.ts';
import {
  type FurnishedConsole,
  type FurnishedNames,
  openFurnishedConsole,
} from '../../testing/furnished-console.ts';
import type { createConsoleRouter } from './routes.tsx';

let setup: FurnishedConsole;
let inside: Visit;
let outside: Visit;

beforeAll(async () => {
  setup = await openFurnishedConsole();
  inside = await visit(setup.console_, {
    staff: await setup.console_.addStaff('administrator', { name: 'Another Admin' }),
  });
  outside = await visit(setup.console_);
});
afterAll(async () => {
  await inside.context.close();
  await outside.context.close();
  await setup.close();
});

/**
 * The router's own paths: a page that is added to it and not here does not compile. An account's own path and
 * its first tab's are the same page.
 */
type Path = Exclude<
  keyof ReturnType<typeof createConsoleRouter>['routesByPath'],
  '/accounts/$accountId/'
>;

interface Call {
  /** Where the page lies, with one that there is. */
  readonly at: string | ((names: FurnishedNames) => string);
  /** What stands on it once its data is there. */
  readonly shows: string | RegExp;
  readonly signedOut?: true;
}

const pages: Record<Path, Call> = {
  '/': { at: '/', shows: 'Kitchen has not accepted this order in time' },
  '/sign-in': { at: '/sign-in', shows: 'For support staff of the POS provider.', signedOut: true },
  '/invitation': {
    at: ({ invitation }) => `/invitation#${invitation}`,
    shows: /You were invited as viewer/,
    signedOut: true,
  },
  '/new-password': {
    at: '/new-password#no-such-secret-as-this-one',
    shows: 'Ask an administrator for a new one',
    signedOut: true,
  },
  '/spi-calls': { at: '/spi-calls', shows: 'create-order' },
  '/accounts': { at: '/accounts', shows: 'Trattoria Test' },
  '/accounts/$accountId': {
    at: ({ accountId }) => `/accounts/${accountId}`,
    shows: 'Webhook endpoint added',
  },
  '/accounts/$accountId/orders': {
    at: ({ accountId }) => `/accounts/${accountId}/orders`,
    shows: 'wix-refused',
  },
  '/accounts/$accountId/validations': {
    at: ({ accountId }) => `/accounts/${accountId}/validations`,
    shows: 'wix-good',
  },
  '/accounts/$accountId/syncs': {
    at: ({ accountId }) => `/accounts/${accountId}/syncs`,
    shows: 'The POS did not answer in time.',
  },
  '/accounts/$accountId/stock': {
    at: ({ accountId }) => `/accounts/${accountId}/stock`,
    shows: 'Main Street',
  },
  '/accounts/$accountId/deliveries': {
    at: ({ accountId }) => `/accounts/${accountId}/deliveries`,
    shows: 'Wix, Main Street is paused',
  },
  '/accounts/$accountId/endpoints': {
    at: ({ accountId }) => `/accounts/${accountId}/endpoints`,
    shows: 'https://till.example.com/stock',
  },
  '/accounts/$accountId/calls': {
    at: ({ accountId }) => `/accounts/${accountId}/calls`,
    shows: 'create-order',
  },
  '/sites/$instanceId': {
    at: ({ waitingInstanceId }) => `/sites/${waitingInstanceId}`,
    shows: 'Waiting Place',
  },
  '/syncs': { at: '/syncs', shows: 'The POS did not answer in time.' },
  '/syncs/$runId': {
    at: ({ syncRunId }) => `/syncs/${syncRunId}`,
    shows: 'The section "Soups" holds no dish.',
  },
  '/stock': { at: '/stock', shows: 'Main Street' },
  '/stock/$configurationId': {
    at: ({ configurationId }) => `/stock/${configurationId}`,
    shows: 'Dish 1',
  },
  '/long-outages': { at: '/long-outages', shows: 'dish-1' },
  '/drifts': { at: '/drifts', shows: 'On sale' },
  '/deliveries': { at: '/deliveries', shows: 'Wix, Main Street is paused' },
  '/endpoints': { at: '/endpoints', shows: 'https://till.example.com/stock' },
  '/webhook-events': { at: '/webhook-events', shows: /Sold out/ },
  '/webhook-events/$eventId': {
    at: ({ eventId }) => `/webhook-events/${eventId}`,
    shows: 'No attempts yet.',
  },
  '/sandbox': { at: '/sandbox', shows: 'No faults are on.' },
  '/orders': { at: '/orders', shows: 'wix-refused' },
  '/orders/$orderId': {
    at: ({ orderId }) => `/orders/${orderId}`,
    shows: 'Wix asked to create the order',
  },
  '/outages': { at: '/outages', shows: 'wix-refused' },
  '/validations': { at: '/validations', shows: 'wix-good' },
  '/validations/$validationId': {
    at: ({ validationId }) => `/validations/${validationId}`,
    shows: 'Order created',
  },
  '/audit': { at: '/audit', shows: 'Webhook endpoint added' },
  '/erasure': { at: '/erasure', shows: 'As entered when ordering' },
  '/staff': { at: '/staff', shows: 'new@example.com' },
  '/own-sessions': { at: '/own-sessions', shows: /This one|this browser/i },
};

/** What of a page breaks by itself: frame, sections, filters and lists. */
const parts =
  'nav, [aria-label="Your settings"], main section, main table, main search, main [role=search], main [role=region]';

/** What stands where a part of a page broke. */
const fault = 'cannot be shown: a fault of the console\\..* Quote [a-z0-9]{8} to';

test.each(Object.entries(pages))(
  '%s: axe finds nothing, nothing stands out of a narrow window, and what breaks in a part of it leaves the others',
  async (_path, { at, shows, signedOut }) => {
    const { page, complaints } = signedOut === true ? outside : inside;
    await page.setViewportSize({ width: 1440, height: 900 });
    await page.goto(typeof at === 'string' ? at : at(setup.names));
    await page.getByText(shows).first().waitFor();
    await page.locator('[aria-busy=true]').first().waitFor({ state: 'hidden' });
    await expectAccessible(page);
    expect(await filterRows(page)).toBeLessThanOrEqual(1);
    await page.setViewportSize({ width: 768, height: 900 });
    expect(await widthBeyondWindow(page)).toBe(0);
    expect(complaints).toEqual([]);
    const { wrong } = await breakParts(page, {
      parts,
      page: 'h1',
      frame: signedOut === true ? 'body' : 'nav[aria-label=Pages], main',
      fault,
    });
    complaints.length = 0;
    expect(wrong).toEqual([]);
  },
);

// Nothing but a Dialog opens above a page, of which there are these looks.
test.each([
  {
    look: 'beside its list',
    at: ({ deliveryId }: FurnishedNames) => `/deliveries?delivery=${deliveryId}`,
    open: async () => {},
  },
  {
    look: 'above its page',
    at: () => '/staff',
    open: (page: Page) => page.getByRole('button', { name: 'Invite', exact: true }).click(),
  },
  {
    look: 'without a title',
    at: () => '/staff',
    open: (page: Page) => page.keyboard.press('Control+k'),
  },
])('what breaks in a dialog $look leaves the dialog and the page', async ({ at, open }) => {
  const { page, complaints } = inside;
  await page.goto(at(setup.names));
  await page.getByRole('heading', { level: 1 }).waitFor();
  await open(page);
  await page.getByRole('dialog').waitFor();
  await page.getByRole('dialog').locator('[aria-busy=true]').first().waitFor({ state: 'hidden' });
  const { wrong } = await breakParts(page, {
    parts: '#no-part',
    page: '.mantine-Modal-body > div > *, .mantine-Drawer-body > div > *',
    frame: 'nav[aria-label=Pages], main, [role=dialog]',
    fault,
  });
  complaints.length = 0;
  expect(wrong).toEqual([]);
});

/** In how many rows the filters of a list stand. */
const filterRows = (page: Page): Promise<number> =>
  page.locator('main search').evaluateAll((all) => {
    const bottoms = all.flatMap((row) =>
      [...row.querySelectorAll('input:not([type=hidden]), button')].map(
        (one) => one.getBoundingClientRect().top,
      ),
    );
    // A field stands in the row of the one before it, however their heights differ.
    return bottoms.filter((top, at) => at === 0 || top - (bottoms[at - 1] ?? 0) > 25).length;
  });

const widthBeyondWindow = (page: Page): Promise<number> =>
  page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    return scrollWidth - clientWidth;
  });
