import { money, type PosOrder } from '@pos-bridge/pos';
import { describeProviderContract } from '@pos-bridge/pos/testing';
import { createSandboxPos, everyDay } from '@pos-bridge/sandbox';
import { listenForWebhook } from '../testing/listen-for-webhook.ts';
import { createSandboxPosProvider } from './create-sandbox-pos-provider.ts';

const merchantId = 'merchant_contract';
const posLocationId = 'loc_contract';
const redirectUri = 'http://bridge.example/callback';
const webhookSecret = 'whsec_c2FuZGJveC1wcm92aWRlci1jb250cmFjdA==';

describeProviderContract('sandbox POS', async () => {
  const pos = createSandboxPos({ clientId: 'bridge', clientSecret: 'bridge-secret' });
  pos.control.addMerchant({ id: merchantId, name: 'Contract Kitchen' });
  pos.control.addLocation({
    id: posLocationId,
    merchantId,
    name: 'Contract Kitchen, Main Street',
    address: { street: '1 Main Street', city: 'Springfield', zipCode: '62701', countryCode: 'US' },
    timeZone: 'America/Chicago',
    currency: 'USD',
    openingHours: everyDay('00:00', '24:00'),
    services: [{ type: 'pickup' }],
    menu: {
      menus: [{ id: 'menu', name: 'Menu', categoryIds: ['cat'] }],
      categories: [{ id: 'cat', name: 'Soups', itemIds: ['soup', 'stew'] }],
      items: [
        {
          id: 'soup',
          name: 'Soup',
          description: 'Of the day.',
          price: '5.00',
          modifierGroups: [
            {
              id: 'soup_extras',
              name: 'Extras',
              kind: 'extras',
              min: 0,
              max: 1,
              modifiers: [{ modifierId: 'bread', price: '1.50' }],
            },
          ],
        },
        { id: 'stew', name: 'Stew', description: 'Slow-cooked.', price: '9.00' },
      ],
      modifiers: [{ id: 'bread', name: 'Bread' }],
    },
  });
  const baseUrl = await pos.listen();
  const settings = { clientId: 'bridge', clientSecret: 'bridge-secret' };
  const provider = createSandboxPosProvider({
    ...settings,
    baseUrl,
    webhookSecrets: ['whsec_YW5vdGhlci1zZWNyZXQtaW4tcm90YXRpb24=', webhookSecret],
  });
  const hook = await listenForWebhook();
  pos.control.webhooks.aim({ url: hook.url, secrets: [webhookSecret] });

  return {
    provider,
    posLocationId,
    consent: async () => ({ code: pos.control.consent(merchantId, redirectUri), redirectUri }),
    acceptableOrder: (reference) => orderFor(reference, 'soup', '5.00'),
    refusedOrder: (reference) => orderFor(reference, 'no-such-dish', '5.00'),
    countOrders: async (reference) => pos.control.orders({ reference }).length,
    loseNextCreateAnswer: async () => {
      pos.control.faults.add({
        operations: ['create_order'],
        remaining: 1,
        effect: { kind: 'lost_answer' },
      });
    },
    fallSilent: async () => {
      const id = pos.control.faults.add({ effect: { kind: 'hang' } });
      return async () => {
        pos.control.faults.remove(id);
      };
    },
    answerOnly: async (status) => {
      const id = pos.control.faults.add({ effect: { kind: 'status', status } });
      return async () => {
        pos.control.faults.remove(id);
      };
    },
    runOut: async (itemId) => {
      pos.control.setStock(posLocationId, [{ itemId, markedOut: true }]);
    },
    withoutPos: createSandboxPosProvider({
      ...settings,
      baseUrl: await addressOfNobody(),
      webhookSecrets: [webhookSecret],
    }),
    genuineWebhook: async () => {
      pos.control.setStock(posLocationId, [{ itemId: 'soup', quantity: 1_000 }]);
      return hook.next();
    },
    close: async () => {
      await pos.close();
      await hook.close();
    },
  };
});

/** An address where something listened a moment ago. */
async function addressOfNobody(): Promise<string> {
  const gone = createSandboxPos({ clientId: 'bridge', clientSecret: 'bridge-secret' });
  const address = await gone.listen();
  await gone.close();
  return address;
}

const orderFor = (reference: string, dishPosId: string, price: string): PosOrder => ({
  posLocationId,
  reference,
  currency: 'USD',
  comment: null,
  lines: [
    {
      dishPosId,
      name: 'Soup',
      quantity: 2,
      unitPrice: money(price),
      comment: null,
      options: [
        {
          groupPosId: 'soup_extras',
          variationPosId: 'bread',
          name: 'Bread',
          quantity: 1,
          unitPrice: money('1.50'),
          comment: null,
        },
      ],
    },
  ],
  discounts: [],
  payments: [{ type: 'CASH', amount: money('13.00'), method: null, providerTransactionId: null }],
  paidByPosGateway: false,
  fulfillment: {
    type: 'PICKUP',
    asap: true,
    promisedTime: null,
    address: null,
    contactless: false,
    curbsideInfo: null,
    courier: null,
    dineIn: null,
  },
  customer: { firstName: 'Test', lastName: 'Guest', phone: '+1 555 0100', email: null },
  totals: {
    subtotal: money('13.00'),
    total: money('13.00'),
    delivery: null,
    tax: null,
    taxIncluded: false,
    discount: null,
    tip: null,
    serviceFees: [],
  },
});
