import { createSandboxPosProvider } from '@pos-bridge/pos-sandbox';
import { createSandboxPos, everyDay, foodHallMenu } from '@pos-bridge/sandbox';
import { expect, it } from 'vitest';
import { createSyncStage } from '../testing/sync-stage.ts';

const clientId = 'bridge';
const clientSecret = 'bridge-secret';
const merchantId = 'food-hall';
const posLocationId = 'food-hall-main';

/** A POS over HTTP whose merchant has let the bridge in. */
async function openFoodHall() {
  const pos = createSandboxPos({ clientId, clientSecret });
  pos.control.addMerchant({ id: merchantId, name: 'Food hall' });
  const menu = foodHallMenu();
  pos.control.addLocation({
    id: posLocationId,
    merchantId,
    name: 'Food hall',
    address: { street: '1 Main Street', city: 'Springfield', zipCode: '62701', countryCode: 'US' },
    timeZone: 'America/Chicago',
    currency: 'USD',
    openingHours: everyDay('00:00', '24:00'),
    services: [{ type: 'pickup' }],
    menu,
  });
  const provider = createSandboxPosProvider({
    baseUrl: await pos.listen(),
    clientId,
    clientSecret,
    webhookSecrets: [],
  });
  const redirectUri = 'http://bridge.example/callback';
  const grant = await provider.authorization.exchange(
    { code: pos.control.consent(merchantId, redirectUri), redirectUri },
    { signal: AbortSignal.timeout(5_000) },
  );
  if (grant.outcome !== 'granted') throw new Error(grant.message);
  const { credentials } = grant;
  return {
    pos,
    menu,
    provider: { provider, credentials, posMerchantId: merchantId, posLocationId },
  };
}

it('1,000 dishes with options take the fewest calls that Wix allows, and one price then takes one', async () => {
  const { pos, menu, provider } = await openFoodHall();
  const stage = await createSyncStage({ provider });
  try {
    expect(menu.items.length).toBe(1_000);
    expect(
      menu.items.filter(({ modifierGroups }) => modifierGroups.length > 0).length,
    ).toBeGreaterThanOrEqual(900);
    const run = await stage.sync();
    expect(run).toMatchObject({ state: 'SUCCEEDED', attempt: 1 });

    const bulks = (entries: number) => Math.ceil(entries / 20);
    const calls = stage.writes();
    const counts = Object.fromEntries(
      [...new Set(calls)].map((call) => [call, calls.filter((other) => other === call).length]),
    );
    const sections = menu.menus.reduce((sum, { categoryIds }) => sum + categoryIds.length, 0);
    expect(counts).toEqual({
      create_draft: 1,
      create_variations: bulks(menu.modifiers.length),
      create_menus: bulks(menu.menus.length),
      create_sections: bulks(sections),
      create_dishes: 50,
      publish_draft: 1,
    });
    expect(run.callsDone).toBe(calls.length);
    expect(run.callsPlanned).toBe(calls.length);
    expect(stage.site().items.filter(({ type }) => type === 'DISH')).toHaveLength(1_000);

    await stage.sync();
    expect(stage.writes()).toEqual([]);

    const [dish] = menu.items;
    if (dish === undefined) throw new Error('an empty menu');
    pos.control.changeItem(posLocationId, dish.id, { price: '99.00' });
    await stage.sync();
    expect(stage.writes()).toEqual(['create_draft', 'update_items', 'publish_draft']);
  } finally {
    await stage.close();
    await pos.close();
  }
}, 60_000);
