import { randomBytes } from 'node:crypto';
import { connect, createSealer } from '@pos-bridge/core';
import {
  insertAccount,
  insertConfiguration,
  insertInstance,
  insertLocation,
  insertPublishedCatalog,
} from '@pos-bridge/core/testing';
import { canonicalCatalogSchema } from '@pos-bridge/pos';
import { createSandboxPosProvider } from '@pos-bridge/pos-sandbox';
import { createSandboxPos, everyDay, type SandboxPos } from '@pos-bridge/sandbox';
import { appId, publicKeyPem, signBodies } from '../bench/spi-tokens.ts';

const client = { clientId: 'faults', clientSecret: 'faults-pos-secret' };
const merchantId = 'orders-merchant';
const posLocationId = 'orders-kitchen';
const secret = randomBytes(32);

/** A merchant that is ready for orders, and its kitchen. */
export interface OrdersSetup {
  readonly pos: SandboxPos;
  /** Of every process of the bridge. */
  readonly env: Readonly<Record<string, string>>;
  /** The site, its account and its location. */
  readonly address: {
    readonly instanceId: string;
    readonly accountId: string;
    readonly configurationId: string;
  };
  /** Signed Create Order bodies, each of an order of its own. */
  readonly bodies: readonly string[];
}

export async function createSetup(databaseUrl: string, orders: number): Promise<OrdersSetup> {
  const pos = createSandboxPos({ ...client, seed: 5 });
  pos.control.addMerchant({ id: merchantId, name: 'Faults', validatesOrders: false });
  pos.control.addLocation({
    id: posLocationId,
    merchantId,
    name: 'Main Street',
    address: { street: '1 Main Street', city: 'Springfield', zipCode: '62701', countryCode: 'US' },
    timeZone: 'America/Chicago',
    currency: 'USD',
    openingHours: everyDay('00:00', '24:00'),
    services: [{ type: 'pickup' }],
    menu: {
      menus: [{ id: 'menu', name: 'All day', categoryIds: ['tacos'] }],
      categories: [{ id: 'tacos', name: 'Tacos', itemIds: ['taco'] }],
      items: [{ id: 'taco', name: 'Taco', description: '', price: '4.00' }],
      modifiers: [],
    },
  });
  const baseUrl = await pos.listen();
  const provider = createSandboxPosProvider({ baseUrl, ...client, webhookSecrets: [] });
  const redirectUri = 'http://bridge.example/callback';
  const signal = AbortSignal.timeout(10_000);
  const grant = await provider.authorization.exchange(
    { code: pos.control.consent(merchantId, redirectUri), redirectUri },
    { signal },
  );
  if (grant.outcome !== 'granted') throw new Error(grant.message);
  const session = { posMerchantId: merchantId, credentials: grant.credentials };
  const menu = await provider.fetchMenu(session, posLocationId, { signal });

  const database = connect(databaseUrl, { applicationName: 'faults' });
  const sealer = createSealer([{ id: 'faults', secret }]);
  const instanceId = await insertInstance(database.db);
  const accountId = await insertAccount(database.db, instanceId, {
    provider: 'sandbox',
    posMerchantId: merchantId,
    posCredentials: await sealer.seal(JSON.stringify(grant.credentials)),
    posCredentialsExpireAt: null,
  });
  const locationId = await insertLocation(database.db, accountId, {
    posLocationId,
    timeZone: 'America/Chicago',
    currency: 'USD',
  });
  const configurationId = await insertConfiguration(database.db, instanceId, {
    accountId,
    locationId,
  });
  await insertPublishedCatalog(database.db, configurationId, canonicalCatalogSchema.parse(menu));
  await database.close();

  const place = { accountId, configurationId };
  const bodies = await signBodies(orders, (n) => ({
    instanceId,
    request: { ...place, order: orderOf(n) },
  }));
  return {
    pos,
    address: { instanceId, ...place },
    bodies,
    env: {
      DATABASE_URL: databaseUrl,
      DATABASE_POOL: '10',
      ENCRYPTION_KEY: `faults:${secret.toString('base64')}`,
      WIX_APP_ID: appId,
      WIX_APP_SECRET: 'faults-secret-of-some-length',
      WIX_PUBLIC_KEY: publicKeyPem,
      // Nobody listens there: these orders have nothing to tell Wix.
      WIX_API_URL: 'http://127.0.0.1:1',
      SANDBOX_POS_URL: baseUrl,
      SANDBOX_POS_CLIENT_ID: client.clientId,
      SANDBOX_POS_CLIENT_SECRET: client.clientSecret,
    },
  };
}

/** No two orders are alike, so that a mixed-up answer would show. */
export const orderOf = (n: number) => ({
  id: `wix-order-${n}`,
  currency: 'USD',
  comment: `order ${n}`,
  lineItems: [
    {
      quantity: 1 + (n % 3),
      price: '4.00',
      catalogReference: { catalogItemId: 'wix-taco', catalogItemName: 'Taco' },
    },
  ],
  fulfillment: { type: 'PICKUP', asap: true },
  customer: { firstName: 'Guest', phone: `+1 555 010 ${String(n).padStart(4, '0')}` },
  totals: { subtotal: `${4 * (1 + (n % 3))}.00`, total: `${4 * (1 + (n % 3))}.00` },
});
