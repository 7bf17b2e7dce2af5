import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Sandbox, startSandbox } from '../start-sandbox.ts';
import { demoMerchants } from './demo-ids.ts';

let sandbox: Sandbox;
beforeEach(async () => {
  sandbox = await startSandbox({
    wixPort: 0,
    posPort: 0,
    host: '127.0.0.1',
    adapterUrl: 'http://127.0.0.1:1',
    wixApp: { appId: 'app-1', appSecret: 'secret' },
    posClient: { clientId: 'bridge', clientSecret: 'bridge-secret' },
    posWebhookSecrets: ['whsec_dGhlLXNlY3JldA=='],
  });
});
afterEach(async () => {
  await sandbox.close();
});

test('every demo location is on Wix and in the POS under the ids that are told', () => {
  const { wix, pos } = sandbox;
  for (const merchant of Object.values(demoMerchants)) {
    const site = wix.control.sites().find(({ instanceId }) => instanceId === merchant.instanceId);
    expect(site).toMatchObject({
      name: merchant.name,
      installation: merchant.stage === 'fresh' ? 'never' : 'installed',
    });
    const configurations = wix.control.configurations(merchant.instanceId);
    expect(configurations.map(({ id, enabled }) => ({ id, enabled }))).toEqual(
      merchant.locations.map(({ configurationId, enabled }) => ({ id: configurationId, enabled })),
    );
    const locations = pos.control.locations(merchant.posMerchantId);
    expect(locations.map(({ id }) => id)).toEqual(
      merchant.locations.map(({ posLocationId }) => posLocationId),
    );
    for (const { catalogId } of merchant.locations)
      expect(wix.control.catalog(catalogId)?.menus).toMatchObject([{ name: 'Our Menu' }]);
  }
});

test('ids stay the same from one start to the next', () => {
  expect(demoMerchants.ready.instanceId).toBe(demoMerchantIds.instanceId);
  expect(demoMerchants.ready.locations[0].configurationId).toBe(demoMerchantIds.configurationId);
});

test('one merchant has forty dishes, another a thousand, and some have run out', () => {
  const dishes = (locationId: string) =>
    sandbox.pos.control.locations().find(({ id }) => id === locationId)?.menu.items.length;
  const [trattoria] = demoMerchants.ready.locations;
  expect(dishes(trattoria.posLocationId)).toBe(40);
  expect(dishes(demoMerchants.broken.locations[0].posLocationId)).toBe(1_000);
  const known = new Set(
    sandbox.pos.control
      .locations()
      .find(({ id }) => id === trattoria.posLocationId)
      ?.menu.items.map(({ id }) => id),
  );
  const stock = sandbox.pos.control.stock(trattoria.posLocationId);
  expect(stock.length).toBeGreaterThan(0);
  for (const { itemId } of stock) expect(known).toContain(itemId);
  expect(stock.some(({ available }) => !available)).toBe(true);
});

test('the seed is no news: nothing is told to the bridge', () => {
  expect(sandbox.wix.control.webhooks.deliveries()).toEqual([]);
  expect(sandbox.pos.control.webhooks.deliveries()).toEqual([]);
});

const demoMerchantIds = {
  instanceId: 'e1b2f9b0-a74a-449d-bc2d-f16591cc070b',
  configurationId: '3e01f582-1dad-4eda-8ba1-a4e02fe6e2eb',
};
