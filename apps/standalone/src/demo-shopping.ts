import type { Core } from '@pos-bridge/core';
import { demoMerchants } from '@pos-bridge/sandbox';
import { accountIdSchema, configurationIdSchema, instanceIdSchema } from '@pos-bridge/wix';
import { z } from 'zod';

const { ready } = demoMerchants;
const [location] = ready.locations;

const catalogSchema = z.object({
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

const delivery = {
  type: 'DELIVERY',
  address: { street: 'Canal Street', streetNumber: '12', city: 'New York', zipCode: '10013' },
};

/** What the demo's shoppers order: dishes by their place in the menu. */
const carts: readonly { readonly dishes: readonly number[]; readonly fulfillment?: object }[] = [
  { dishes: [0] },
  { dishes: [1, 4] },
  { dishes: [2, 3], fulfillment: delivery },
  { dishes: [5] },
];

/**
 * Lets a few shoppers order at the demo's ready merchant, once its menu is on the site, so that the
 * console has something to show; the POS refuses the last of them.
 */
export async function shopAtDemoMerchant(
  core: Core,
  urls: { readonly wix: string; readonly pos: string },
): Promise<void> {
  if (!(await menuIsOnSite(core))) return;
  const { items } = catalogSchema.parse(
    await call('GET', `${urls.wix}/control/catalogs/${location.catalogId}`),
  );
  const dishes = items.filter(
    ({ type, inStock, archived }) => type === 'DISH' && inStock && !archived,
  );
  for (const [index, { dishes: wanted, fulfillment }] of carts.entries()) {
    if (index === carts.length - 1) {
      await call('POST', `${urls.pos}/control/locations/${location.posLocationId}/refuse-next`, {
        reason: 'kitchen_refused',
        message: 'The kitchen takes no more orders for now.',
      });
    }
    const lines = wanted.flatMap((place) => {
      const dish = dishes[place];
      return dish === undefined ? [] : [{ itemId: dish.id, quantity: 1 + (place % 2) }];
    });
    const cart = {
      configurationId: location.configurationId,
      lines,
      ...(fulfillment && { fulfillment }),
    };
    await call('POST', `${urls.wix}/control/cart/place`, { cart });
  }
}

async function menuIsOnSite(core: Core): Promise<boolean> {
  const instanceId = instanceIdSchema.parse(ready.instanceId);
  const [account] = await core.accounts.listOf(instanceId);
  if (account === undefined) return false;
  const address = {
    instanceId,
    accountId: accountIdSchema.parse(account.id),
    configurationId: configurationIdSchema.parse(location.configurationId),
  };
  const deadline = Date.now() + 30_000;
  while (Date.now() < deadline) {
    const found = await core.catalog.syncStatus(address);
    if (found.outcome === 'found' && found.status.status === 'SYNCED') return true;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  return false;
}

async function call(method: 'GET' | 'POST', url: string, body?: object): Promise<unknown> {
  const response = await fetch(url, {
    method,
    ...(body && { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
    signal: AbortSignal.timeout(20_000),
  });
  if (!response.ok)
    throw new Error(`the sandbox answered ${response.status} to ${new URL(url).pathname}`);
  return response.status === 204 ? null : response.json();
}
