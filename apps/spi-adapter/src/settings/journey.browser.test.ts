import { auditLog } from '@pos-bridge/core/tables';
import { demoMerchants } from '@pos-bridge/sandbox';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { consentAtPos, openBrowser } from '../../testing/owner-browser.ts';
import { createTestOwner, type TestOwner } from '../../testing/test-owner.ts';

const { fresh } = demoMerchants;
const [mission] = fresh.locations;
let setup: TestOwner;
beforeAll(async () => {
  setup = await createTestOwner();
});
afterAll(() => setup?.close());

test('from “Add the app” to an order in the kitchen, with nobody’s help', async () => {
  const { context, page, complaints } = await openBrowser();
  // So slow that the progress can be seen.
  setup.wix.control.faults.add({
    operations: ['create_dishes'],
    effect: { kind: 'latency', ms: 400 },
  });

  await page.goto(`${setup.wixUrl}/dashboard`);
  await page.getByRole('link', { name: 'Add the app' }).click();
  await page.getByRole('button', { name: 'Agree & Add' }).click();
  await page.getByRole('link', { name: 'dashboard' }).click();
  await page.getByRole('link', { name: fresh.name }).click();
  const settings = page.frameLocator('iframe');

  // Connect: the window opens, closes by itself, and the page goes on.
  const [popup] = await Promise.all([
    context.waitForEvent('page'),
    settings.getByRole('button', { name: 'Connect Sandbox POS' }).click(),
  ]);
  const closed = popup.waitForEvent('close');
  await consentAtPos(popup, fresh.name);
  await closed;

  await settings.getByText('Both names have “mission”.').waitFor();
  await settings.getByRole('button', { name: 'Accept all 2 suggestions' }).click();
  await settings.getByRole('radiogroup', { name: 'Photos' }).getByText('Wix').click();
  await settings.getByRole('button', { name: 'Save' }).click();

  await settings.getByText('The menus that your site has now will be disabled').waitFor();
  await settings.getByText('Mission: Our Menu').waitFor();
  const publish = settings.getByRole('button', { name: 'Publish 2 menus' });
  expect(await publish.isDisabled()).toBe(true);
  await settings.getByLabel('I understand that the menus on my site will be disabled').check();
  await publish.click();
  const menus = settings.locator('#menus');
  // A quick site is written before the bar is looked for.
  await settings
    .getByRole('progressbar', { name: 'Writing it to your site…' })
    .or(menus.getByText(/^Published today/))
    .first()
    .waitFor();
  await expect.poll(() => menus.getByText(/^Published today/).count(), { timeout: 30_000 }).toBe(2);
  expect(await menus.getByText('Disabled on your site: Our Menu').count()).toBe(2);
  expect(await menus.getByText(/2 menus, 4 sections, 14 dishes/).count()).toBe(2);

  // The last step is Wix's own switch.
  for (const { name } of fresh.locations) {
    await page.getByRole('button', { name: `Switch ${name} on` }).click();
  }
  const location = settings.getByRole('article', { name: mission.name });
  await location.getByText('Takes orders').waitFor();

  // A guest of the site orders.
  const dish = dishWithoutOptions(mission.catalogId);
  const placed = await setup.wix.control.checkout.place({
    cart: { configurationId: mission.configurationId, lines: [{ itemId: dish.id }] },
  });
  expect(placed.outcome).toBe('created');
  expect(setup.pos.control.orders({ locationId: mission.posLocationId })).toMatchObject([
    { request: { lines: [{ name: dish.name, quantity: 1 }] } },
  ]);

  const trail = await setup.adapter.database.db.select().from(auditLog);
  expect(trail.map(({ action }) => action)).toContain('account.connected');
  expect(trail.filter(({ actorKind }) => actorKind === 'staff')).toEqual([]);
  expect(complaints).toEqual([]);
}, 120_000);

/** One of those that the site's guests see: on a menu that is not archived. */
function dishWithoutOptions(catalogId: string): { readonly id: string; readonly name: string } {
  const catalog = setup.wix.control.catalog(catalogId);
  const menus = catalog?.menus.filter(({ archived }) => !archived) ?? [];
  expect(menus.map(({ name }) => name)).not.toContain('Our Menu');
  const sectionIds = menus.flatMap(({ sectionIds: { values = [] } = {} }) => values);
  const itemIds = catalog?.sections
    .filter(({ id }) => sectionIds.includes(id))
    .flatMap(({ itemIds: { values = [] } = {} }) => values);
  const dish = catalog?.items.find(
    ({ id, dishOptions }) => itemIds?.includes(id) && !dishOptions?.values?.length,
  );
  if (!dish?.name) throw new Error('the site shows no dish without options');
  return { id: dish.id, name: dish.name };
}
