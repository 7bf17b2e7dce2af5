import { createSandboxPosProvider } from '@pos-bridge/pos-sandbox';
import { createSandboxPos, everyDay, foodHallMenu } from '@pos-bridge/sandbox';

const clientId = 'bridge';
const clientSecret = 'bridge-secret';
const merchantId = 'food-hall';
const posLocationId = 'food-hall-main';

/** A POS over HTTP with 1,000 dishes, whose merchant has let the bridge in. */
export async function openFoodHall() {
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
