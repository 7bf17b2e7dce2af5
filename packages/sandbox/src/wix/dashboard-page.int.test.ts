import { afterEach, beforeEach, expect, test } from 'vitest';
import { createTestShop, type TestShop } from '../../testing/test-shop.ts';
import { instanceId } from '../../testing/test-wix.ts';

let shop: TestShop;
beforeEach(async () => {
  shop = await createTestShop();
});
afterEach(() => shop.close());

test('the dashboard frames the settings page with a fresh instance parameter', async () => {
  const page = await shop.setup.call('GET', `/dashboard/${instanceId}`, undefined, {});
  const [, source = ''] = /<iframe[^>]* src="([^"]+)"/.exec(String(page.body)) ?? [];
  const url = new URL(source.replaceAll('&amp;', '&'));
  expect(`${url.origin}${url.pathname}`).toBe(`${shop.adapter.url}/settings`);
  expect(url.searchParams.get('instance')).toMatch(/^[\w-]+\.[\w-]+$/);
  expect((await shop.setup.call('GET', '/dashboard/nobody', undefined, {})).status).toBe(404);
});

test('the dashboard switches the integration on and off, at the site’s own locations alone', async () => {
  const path = `/dashboard/${instanceId}/configurations`;
  const enabled = () =>
    shop.setup.wix.control.configurations().map(({ id, enabled: isOn }) => [id, isOn]);
  const before = enabled();
  const press = (id: string, value: string) =>
    shop.setup.call('POST', `${path}/${id}`, { enabled: value }, {});
  expect((await press('configuration-1', 'true')).status).toBe(303);
  expect(enabled()).toContainEqual(['configuration-1', true]);
  expect((await press('configuration-1', 'false')).status).toBe(303);
  expect(enabled()).toContainEqual(['configuration-1', false]);
  expect((await press('configuration-2', 'true')).status).toBe(404);
  await press('configuration-1', String(before[0]?.[1]));
  expect(enabled()).toEqual(before);
});

test('the root says what the simulated Wix is and what can be asked there', async () => {
  const { status, body } = await shop.setup.call('GET', '/', undefined, {});
  expect(status).toBe(200);
  expect(body).toContain('This plays Wix for the bridge');
  expect(body).toContain('<a href="/dashboard">');
  expect(body).toContain('<a href="/control/faults">');
  expect(body).toContain('/restaurants/v3/catalogs');
});
