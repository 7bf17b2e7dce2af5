import { z } from 'zod';
import { createSandboxPos, type SandboxPos, type SandboxPosOptions } from '../src/index.ts';
import { everyDay } from '../src/pos/service-hours.ts';

export const merchantId = 'merchant-1';
export const locationId = 'location-1';
export const client = { clientId: 'bridge', clientSecret: 'bridge-secret' };

export interface TestPos {
  readonly pos: SandboxPos;
  readonly baseUrl: string;
  /** Of the merchant, as a header. */
  readonly authorization: string;
  /** A call with a token of the merchant, or with the headers given. */
  call(
    method: string,
    path: string,
    body?: unknown,
    headers?: Record<string, string>,
  ): Promise<{ readonly status: number; readonly headers: Headers; readonly body: unknown }>;
  /** An order of one soup with bread, changed as the test says. */
  order(reference: string, changes?: Record<string, unknown>): Record<string, unknown>;
  close(): Promise<void>;
}

/** A simulated POS with one merchant, one location, two dishes and a modifier. */
export async function createTestPos(options: Partial<SandboxPosOptions> = {}): Promise<TestPos> {
  const pos = createSandboxPos({ ...client, ...options });
  if (!pos.restored) fill(pos);
  const baseUrl = await pos.listen();
  const send: TestPos['call'] = async (method, path, body, headers = {}) => {
    const response = await fetch(`${baseUrl}${path}`, {
      method,
      redirect: 'manual',
      headers: {
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    const isJson = response.headers.get('content-type')?.includes('json') && text !== '';
    const parsed: unknown = isJson ? JSON.parse(text) : text;
    return { status: response.status, headers: response.headers, body: parsed };
  };
  const redirectUri = 'http://bridge.example/callback';
  const granted = await send('POST', '/oauth/token', {
    grant_type: 'authorization_code',
    client_id: client.clientId,
    client_secret: client.clientSecret,
    code: pos.control.consent(merchantId, redirectUri),
    redirect_uri: redirectUri,
  });
  const { access_token } = z.object({ access_token: z.string() }).parse(granted.body);
  const authorization = `Bearer ${access_token}`;
  return {
    pos,
    baseUrl,
    authorization,
    call: (method, path, body, headers) => send(method, path, body, { authorization, ...headers }),
    order: (reference, changes = {}) => ({ ...soupWithBread(reference), ...changes }),
    close: pos.close,
  };
}

function fill(pos: SandboxPos): void {
  pos.control.addMerchant({ id: merchantId, name: 'Soup Kitchen' });
  pos.control.addLocation({
    id: locationId,
    merchantId,
    name: 'Soup Kitchen Main Street',
    address: { street: '1 Main Street', city: 'Springfield', zipCode: '62701', countryCode: 'US' },
    timeZone: 'America/Chicago',
    currency: 'USD',
    openingHours: everyDay('00:00', '24:00'),
    services: [{ type: 'pickup' }, { type: 'delivery', fee: '3.00', minimumOrder: '10.00' }],
    menu: {
      menus: [{ id: 'menu', name: 'Menu', categoryIds: ['soups'] }],
      categories: [{ id: 'soups', name: 'Soups', itemIds: ['soup', 'stew'] }],
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
}

const soupWithBread = (reference: string) => ({
  reference,
  currency: 'USD',
  service: { type: 'pickup', asap: true },
  customer: { phone: '+1 555 0100' },
  lines: [
    {
      itemId: 'soup',
      name: 'Soup',
      quantity: 2,
      unitPrice: '5.00',
      modifiers: [
        {
          groupId: 'soup_extras',
          modifierId: 'bread',
          name: 'Bread',
          quantity: 1,
          unitPrice: '1.50',
        },
      ],
    },
  ],
  totals: {
    subtotal: '13.00',
    total: '13.00',
    delivery: null,
    tax: null,
    discount: null,
    tip: null,
  },
});
