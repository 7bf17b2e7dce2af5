import { demoMerchants } from '@pos-bridge/sandbox';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { breakParts } from '../../../../testing/break-parts.ts';
import { expectAccessible, expectLegibleInDark } from '../../../../testing/expect-accessible.ts';
import {
  consentAtPos,
  type OwnerVisit,
  openBrowser,
  settingsAddress,
} from '../../testing/owner-browser.ts';
import { createTestOwner, type TestOwner } from '../../testing/test-owner.ts';

const { fresh } = demoMerchants;
let setup: TestOwner;
beforeAll(async () => {
  setup = await createTestOwner();
  setup.wix.control.installer.install(fresh.instanceId);
});
afterAll(() => setup?.close());

/** Axe finds nothing in light and dark, and nothing stands out at 360 px. */
async function expectGoodLooks(page: Page): Promise<void> {
  await expectAccessible(page);
  await page.setViewportSize({ width: 360, height: 780 });
  const width = await page.evaluate<number>('document.documentElement.scrollWidth');
  expect(width).toBeLessThanOrEqual(360);
  await expectLegibleInDark(page);
  await page.setViewportSize({ width: 1024, height: 900 });
}

/** A throw in any part of the page leaves the others, and is told with an id to quote. */
async function expectApart({ page, complaints }: OwnerVisit, parts: string): Promise<void> {
  const { broken, wrong } = await breakParts(page, {
    parts,
    page: 'main',
    frame: '#root',
    fault: 'Something went wrong on our side.*Number for support: [a-z0-9]{8}',
  });
  expect(wrong).toEqual([]);
  expect(broken.length).toBeGreaterThan(2);
  complaints.length = 0;
}

/** Presses Tab until what has the keyboard is called so. */
async function tabTo(page: Page, name: string | RegExp): Promise<void> {
  for (let presses = 0; presses < 60; presses += 1) {
    const focused = page.locator(':focus');
    const isThere = await focused
      .and(page.getByRole('button', { name }).or(page.getByRole('checkbox', { name })))
      .count();
    if (isThere > 0) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`the keyboard does not reach ${name}`);
}

test('every state of the page is accessible, fits a phone, and is reached by keyboard alone', async () => {
  const visit = await openBrowser();
  const { page, context, complaints } = visit;
  await page.goto(settingsAddress(setup, fresh));
  await page.getByRole('button', { name: 'Connect Sandbox POS' }).waitFor();
  await expectGoodLooks(page);
  await expectApart(visit, 'main header, main section');

  await tabTo(page, 'Connect Sandbox POS');
  const [popup] = await Promise.all([context.waitForEvent('page'), page.keyboard.press('Enter')]);
  await page.getByText('Waiting for you in the other window…').waitFor();
  await expectGoodLooks(page);
  await consentAtPos(popup, fresh.name);

  await page.getByRole('button', { name: 'Accept all 2 suggestions' }).waitFor();
  // The keyboard is where it goes on.
  await expectFocus(page, /^Match your locations/);
  await expectGoodLooks(page);
  await tabTo(page, 'Accept all 2 suggestions');
  await page.keyboard.press('Enter');

  await expectFocus(page, /^Choose what the POS updates/);
  await expectGoodLooks(page);
  await tabTo(page, 'Keep these settings');
  await page.keyboard.press('Enter');

  await expectFocus(page, /^Publish your menu/);
  await page.getByText('Mission: Our Menu').waitFor();
  await expectGoodLooks(page);
  await tabTo(page, 'I understand that the menus on my site will be disabled');
  await page.keyboard.press('Space');
  await tabTo(page, 'Publish 2 menus');
  await page.keyboard.press('Enter');
  await expect.poll(() => page.getByText(/^Published today/).count(), { timeout: 30_000 }).toBe(2);
  await expectGoodLooks(page);

  for (const { configurationId } of fresh.locations) {
    setup.wix.control.changeConfiguration(configurationId, { enabled: true });
  }
  await tabTo(page, 'Check again');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Your locations' }).waitFor();
  await expect.poll(() => page.locator(':focus').textContent()).toBe('POS integration');

  await tabTo(page, 'Pause orders: Mission');
  await page.keyboard.press('Enter');
  // Inside the choice already: the arrows move it.
  await page.keyboard.press('ArrowDown');
  expect(await page.getByRole('radio', { name: '1 hour' }).isChecked()).toBe(true);
  await expectGoodLooks(page);
  await tabTo(page, 'Pause');
  await page.keyboard.press('Enter');
  await page
    .getByRole('article', { name: 'Mission' })
    .getByText(/^Paused until/)
    .waitFor();

  for (;;) {
    const closed = page.getByRole('button', { expanded: false }).first();
    if ((await closed.count()) === 0) break;
    await closed.click();
  }
  await page.getByRole('button', { name: 'Disconnect…' }).click();
  await page.getByText('What happens when you disconnect').waitFor();
  await expectGoodLooks(page);
  await tabTo(page, 'Stay connected');
  await page.keyboard.press('Enter');
  await expectFocus(page, 'Disconnect…');
  expect(complaints).toEqual([]);
  await expectApart(visit, 'main header, main section, main article');

  // Chromium's language under `LANG=C`, which `Intl` throws at.
  await page.addInitScript(
    "Object.defineProperty(navigator, 'languages', { value: ['en-US@posix'] })",
  );
  await page.goto(settingsAddress(setup, fresh));
  await page
    .getByRole('article', { name: 'Mission' })
    .getByText(/^Paused until/)
    .waitFor();
  expect(complaints).toEqual([]);
}, 240_000);

test('a refusal is accessible too', async () => {
  const { page } = await openBrowser();
  await page.goto(`${setup.adapter.url}/settings`);
  await page.getByRole('heading', { level: 1 }).waitFor();
  await expectGoodLooks(page);
});

async function expectFocus(page: Page, name: string | RegExp): Promise<void> {
  await page.locator(':focus').and(page.getByRole('button', { name })).waitFor();
}
