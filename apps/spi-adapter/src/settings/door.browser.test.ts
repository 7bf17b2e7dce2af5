import { createServer, type Server } from 'node:http';
import { demoMerchants } from '@pos-bridge/sandbox';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type OwnerVisit, openBrowser, settingsAddress } from '../../testing/owner-browser.ts';
import { createTestOwner, type TestOwner } from '../../testing/test-owner.ts';
import { changePart, instancePayload, signInstance } from '../../testing/tokens.ts';

const { fresh, ready } = demoMerchants;
let setup: TestOwner;
let visitor: OwnerVisit;
beforeAll(async () => {
  setup = await createTestOwner();
  setup.wix.control.installer.install(fresh.instanceId);
  visitor = await openBrowser();
});
afterAll(async () => {
  await visitor?.context.close();
  await setup?.close();
});

const withInstance = (instance: string): string =>
  `${setup.adapter.url}/settings?${new URLSearchParams({ instance })}`;
const payload = () => instancePayload(fresh.instanceId);
const longAgo = new Date('2026-01-01T00:00:00Z');

const refused: readonly [string, () => string, string, RegExp][] = [
  [
    'changed on the way',
    () =>
      withInstance(changePart(signInstance(payload()), 1, (part) => `${part.slice(0, -4)}AAAA`)),
    'Please open this page from your Wix dashboard',
    /choose the site and open the POS integration/,
  ],
  [
    'no parameter at all',
    () => `${setup.adapter.url}/settings`,
    'Please open this page from your Wix dashboard',
    /choose the site and open the POS integration/,
  ],
  [
    'too old',
    () => withInstance(signInstance({ ...payload(), signDate: longAgo.toISOString() })),
    'This page has expired',
    /Reload your Wix dashboard/,
  ],
  [
    'of another app',
    () => withInstance(signInstance({ ...payload(), appDefId: 'another-app' })),
    'This address belongs to another app',
    /open the POS integration from your apps/,
  ],
  [
    'with aid',
    () => withInstance(signInstance({ ...payload(), aid: 'visitor-1' })),
    'Only people who manage the site can open this page',
    /Sign in to Wix as someone who does/,
  ],
  [
    'of a site that has not the app',
    () => settingsAddress(setup, { ...ready, instanceId: 'never-installed' }),
    'The app is no longer on this site',
    /Add it again from the Wix App Market/,
  ],
  [
    'with an account that is not the site’s',
    () => settingsAddress(setup, fresh, { accountId: 'somebody-elses' }),
    'POS account not found',
    /Open the POS integration from your Wix dashboard/,
  ],
];

test.each(refused)(
  'an instance parameter %s: a page that says what to do',
  async (_what, address, title, todo) => {
    const { page } = visitor;
    await page.goto(address());
    await page.getByRole('heading', { level: 1, name: title }).waitFor();
    expect(await page.getByRole('main').textContent()).toMatch(todo);
    expect(await page.getByRole('button').count()).toBe(0);
  },
);

/** A page of somebody's that shows the settings page in a frame, at an address of its own. */
async function framedBy(host: { readonly url: string }, page: Page): Promise<string> {
  await page.goto(host.url);
  await page.frameLocator('iframe').locator('body').waitFor();
  const [, frame] = page.frames();
  await frame?.waitForLoadState();
  return frame?.url() ?? '';
}

test('the sandbox’s dashboard may frame the page, another host may not', async () => {
  const { page, context, complaints } = await openBrowser();
  const dashboard = { url: `${setup.wixUrl}/dashboard/${fresh.instanceId}` };
  expect(await framedBy(dashboard, page)).toContain(`${setup.adapter.url}/settings`);
  await page.frameLocator('iframe').getByRole('heading', { name: 'POS integration' }).waitFor();
  expect(complaints).toEqual([]);

  const thief = await serveFrameOf(settingsAddress(setup, fresh));
  try {
    expect(await framedBy(thief, page)).toBe('chrome-error://chromewebdata/');
    expect(complaints.join()).toMatch(/frame-ancestors/);
  } finally {
    await new Promise((closed) => thief.server.close(closed));
    await context.close();
  }
});

function serveFrameOf(address: string): Promise<{ server: Server; url: string }> {
  return new Promise((resolve) => {
    const server = createServer((_request, response) => {
      response.setHeader('content-type', 'text/html');
      response.setHeader('connection', 'close');
      response.end(`<iframe src="${address.replaceAll('&', '&amp;')}"></iframe>`);
    }).listen(0, '127.0.0.1', () => {
      const bound = server.address();
      const port = bound !== null && typeof bound === 'object' ? bound.port : 0;
      resolve({ server, url: `http://127.0.0.1:${port}/` });
    });
  });
}

test('the page speaks the language that Wix asks for, else the browser’s, else English', async () => {
  const headings = async (more: Record<string, string>, locale: string) => {
    const { page, context } = await openBrowser({ locale });
    await page.goto(settingsAddress(setup, fresh, more));
    const said = await page.getByRole('heading', { level: 2 }).first().textContent();
    const language = await page.locator('html').getAttribute('lang');
    await context.close();
    return [language, said];
  };
  expect(await headings({ locale: 'es' }, 'en-GB')).toEqual(['es', 'Configuración']);
  expect(await headings({}, 'es-MX')).toEqual(['es', 'Configuración']);
  expect(await headings({ locale: 'en' }, 'es-MX')).toEqual(['en', 'Set up']);
  expect(await headings({ locale: 'fr' }, 'pt-PT')).toEqual(['en', 'Set up']);
});

test('nothing of the session is kept in the browser', async () => {
  const { page, context } = await openBrowser();
  await page.goto(settingsAddress(setup, fresh));
  await page.getByRole('button', { name: 'Connect Sandbox POS' }).waitFor();
  expect(await context.cookies()).toEqual([]);
  const stored = await page.evaluate(() => [localStorage.length, sessionStorage.length]);
  expect(stored).toEqual([0, 0]);
  await context.close();
});
