import { demoMerchants } from '@pos-bridge/sandbox';
import type { BrowserContext, Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { sandboxControl } from './sandbox-control.ts';
import { patience, type TestStack } from './test-stack.ts';

const merchant = demoMerchants.ready;
const [mott, other] = merchant.locations;
if (other === undefined) throw new Error('the demo needs two locations');
const smith = other;

type Place = typeof mott;
type Control = ReturnType<typeof sandboxControl>;
const catalogSchema = z.object({ items: z.array(z.object({ name: z.string().nullish() })) });
const menuSchema = z.object({ items: z.array(z.object({ id: z.string(), name: z.string() })) });

/** How support forces syncs; from the first of these on, the POS of the demo tells nothing by itself. */
export function declareForceSyncJourneys(
  on: () => { readonly stack: TestStack; readonly support: BrowserContext },
): void {
  describe('forced syncs', () => {
    const onPos: Control = (...asked) => sandboxControl(on().stack, 'SANDBOX_POS_PORT')(...asked);
    const onWix: Control = (...asked) => sandboxControl(on().stack, 'SANDBOX_WIX_PORT')(...asked);

    async function siteShows({ catalogId }: Place, name: string): Promise<boolean> {
      const { items } = catalogSchema.parse(await onWix('GET', `/catalogs/${catalogId}`));
      return items.some((item) => item.name === name);
    }

    async function renameAtPos({ posLocationId }: Place, name: string): Promise<void> {
      const at = `/locations/${posLocationId}`;
      const [dish] = menuSchema.parse(await onPos('GET', `${at}/menu`)).items;
      await onPos('PATCH', `${at}/items/${dish?.id}`, { name });
    }

    async function openAccount(): Promise<Page> {
      const page = await on().support.newPage();
      page.setDefaultTimeout(30_000);
      await page.goto('/accounts');
      await page.getByRole('link', { name: merchant.name }).first().click();
      await page.getByRole('button', { name: 'Sync all menus' }).waitFor();
      return page;
    }

    const forceAt = async (page: Page, { name }: Place) => {
      await page.getByRole('button', { name: `More for ${name}` }).click();
      await page.getByRole('menuitem', { name: 'Force a sync' }).click();
    };

    beforeAll(async () => {
      // Only who forces a sync brings the POS's changes to the site.
      await onPos('PUT', '/webhooks', { url: null, secrets: ['whsec_bm90aGluZw=='] });
    });

    test('support forces a sync, sees what Wix refuses and then how it finishes, and the site has the menu', {
      timeout: 240_000,
    }, async () => {
      await renameAtPos(mott, 'Bruschetta of the house');
      const fault = z.object({ id: z.string() }).parse(
        await onWix('POST', '/faults', {
          operations: ['create_draft'],
          effect: { kind: 'status', status: 500, body: { message: 'Wix is out of order' } },
        }),
      );
      const page = await openAccount();
      await forceAt(page, mott);
      await page.getByLabel('Reason').fill('The owner misses a dish');
      await page.getByRole('button', { name: 'Sync now' }).click();
      await page.waitForURL('**/syncs/sync_*');
      const run = new URL(page.url()).pathname;
      await page.getByText('The support (support)').waitFor();

      // It cannot go on while Wix says no; what Wix says is there to be read.
      await page.getByText('Sync waiting to retry').waitFor();
      await page.getByRole('status').filter({ hasText: 'Creating a draft' }).waitFor();
      const asked: string[] = [];
      page.on('request', (request) => asked.push(request.url()));
      const answers = page.getByRole('region', { name: 'Failed calls to Wix' });
      await answers.getByRole('button', { name: 'Show response' }).first().click();
      await answers.getByText('"Wix is out of order"').first().waitFor();
      expect(await siteShows(mott, 'Bruschetta of the house')).toBe(false);

      await onWix('DELETE', `/faults/${fault.id}`);
      await page.getByText('Succeeded', { exact: true }).waitFor();
      expect(await page.getByRole('progressbar').count()).toBe(0);
      // Nobody asked for the run again: it was told.
      expect(asked.filter((url) => url.includes('syncs.get'))).toEqual([]);
      expect(await siteShows(mott, 'Bruschetta of the house')).toBe(true);

      await page.getByRole('link', { name: 'History' }).click();
      const newest = page.getByRole('table', { name: 'Menu syncs' }).getByRole('row').nth(1);
      await newest.getByRole('cell', { name: mott.name, exact: true }).waitFor();
      await newest.getByText('Succeeded').waitFor();
      expect(await newest.getByRole('link').first().getAttribute('href')).toBe(run);
      await page.goto('/audit');
      await page.getByRole('cell', { name: 'The owner misses a dish' }).waitFor();
      await page.close();
    });

    test('support forces several syncs at once, after an estimate of each, and every site has its menu', {
      timeout: 240_000,
    }, async () => {
      const page = await openAccount();
      await forceAt(page, smith);
      await page.getByLabel('Include locations that the site owner').check();
      await page.getByLabel('Reason').fill('The owner wants to see the menu first');
      await page.getByRole('button', { name: 'Sync now' }).click();
      await page.waitForURL('**/syncs/sync_*');
      await page.getByText('First sync of the location').waitFor();
      await page.getByText('Succeeded', { exact: true }).waitFor();

      await renameAtPos(mott, 'Antipasto of the day');
      await renameAtPos(smith, 'Antipasto of Smith Street');
      await page.goto('/syncs');
      for (const { name } of [mott, smith]) {
        await page.getByLabel(`Choose ${merchant.name}, ${name}`).first().check();
      }
      await page.getByRole('button', { name: 'Force a sync of 2 locations' }).click();
      await page.getByLabel('Include locations that the site owner').check();
      await page.getByRole('button', { name: 'Estimate' }).click();
      for (const { name } of [mott, smith]) {
        await page.getByText(new RegExp(`${name}: [1-9]\\d* calls to Wix, about \\d+ s`)).waitFor();
      }
      expect(await siteShows(mott, 'Antipasto of the day')).toBe(false);

      await page.getByLabel('Reason').fill('New starters everywhere');
      await page.getByRole('button', { name: 'Sync all' }).click();
      await page.getByRole('button', { name: 'Done' }).waitFor();
      expect(await page.getByRole('dialog').getByRole('link', { name: 'Queued' }).count()).toBe(2);
      await page.getByRole('button', { name: 'Done' }).click();
      await expect.poll(() => siteShows(mott, 'Antipasto of the day'), patience).toBe(true);
      await expect.poll(() => siteShows(smith, 'Antipasto of Smith Street'), patience).toBe(true);
      const rows = page.getByRole('table', { name: 'Menu syncs' }).getByRole('row');
      for (const place of [1, 2]) await rows.nth(place).getByText('Succeeded').waitFor();
      await page.close();
    });
  });
}
