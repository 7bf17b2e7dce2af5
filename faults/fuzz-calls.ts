import { createHmac, randomUUID } from 'node:crypto';
import type { SeededRandom } from '@pos-bridge/sandbox';
import { wixEventTypes } from '@pos-bridge/wix';
import { CompactSign } from 'jose';
import { csvLists } from '../apps/console/src/server/exports/csv-lists.ts';
import { everyProcedure } from '../apps/console/testing/every-procedure.ts';
import { allOperations } from '../apps/spi-adapter/src/operations/all-operations.ts';
import { everySettingsProcedure } from '../apps/spi-adapter/testing/settings-client.ts';
import { sampleInput } from '../testing/text-fields.ts';
import type { Call } from './fuzz-http.ts';
import { app, type FuzzSetup, posWebhookKey, wixKeys } from './fuzz-setup.ts';
import { mutated, oddValue, written } from './fuzz-values.ts';
import { orderOf } from './orders-once-setup.ts';

/** What a genuine caller of the settings page and of the console holds. */
export interface Passes {
  readonly settingsToken: string;
  readonly cookie: string;
}

export interface FuzzCalls {
  /** Of which nobody knows who makes it. */
  unverified(): Promise<Call>;
  /** Signed, or with a session. */
  verified(): Promise<Call>;
}

const procedures = everyProcedure();
const settingsProcedures = everySettingsProcedure();
const operations = allOperations.map(({ name, request }) => ({
  name,
  sample: sampleInput(request).value,
}));
const eventTypes = [...Object.values(wixEventTypes), 'unknown_event'];
const pages = ['/', '/orders', '/sites/%00', '/%ff', '/..%2f..%2fetc/passwd', '/assets/x.js'];
const visits = [
  '/wix/install',
  '/wix/oauth/callback',
  '/pos/sandbox/connect',
  '/pos/sandbox/oauth/callback',
  '/settings',
  '/settings/assets/x.js',
  '/healthz',
  '/nothing',
];
const contentTypes = ['application/json', 'text/plain', 'text/plain; charset=x', 'nonsense', ''];
const methods = ['GET', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'HEAD', 'POST'];

const inAddress = (text: string, mostLetters: number): string =>
  encodeURIComponent(text.slice(0, mostLetters).toWellFormed());

const trpcCall = (
  url: string,
  type: string,
  input: string,
): Pick<Call, 'url' | 'method' | 'body'> =>
  type === 'mutation'
    ? { url, method: 'POST', body: input }
    : { url: `${url}?input=${inAddress(input, 12_000)}`, method: 'GET' };

export function fuzzCalls(setup: FuzzSetup, passes: Passes, random: SeededRandom): FuzzCalls {
  const { address, adapterUrl, consoleUrl } = setup;
  const anyOf = <Value>(values: readonly Value[]): Value => {
    const value = values[random.between(0, values.length - 1)];
    if (value === undefined) throw new Error('there is nothing to choose from');
    return value;
  };
  /** Half of them name what there is, so that they reach what lies behind. */
  const named = (value: unknown): unknown =>
    typeof value === 'object' && value !== null && !Array.isArray(value) && random.chance(0.5)
      ? Object.fromEntries(
          Object.entries(value).map(([name, inner]) => [
            name,
            Object.entries(address).find(([known]) => known === name)?.[1] ?? inner,
          ]),
        )
      : value;
  const odd = (value: unknown): unknown =>
    random.chance(0.1) ? named(value) : mutated(named(value), random);

  /** Of a transport that fits, or does not: its method, content type, headers, length. */
  function bent(call: Call): Call {
    const from = `10.${random.between(0, 9)}.0.${random.between(1, 99)}`;
    const headers = { 'x-forwarded-for': from, ...call.headers };
    switch (random.between(0, 39)) {
      case 0:
        return { ...call, headers, method: anyOf(methods) };
      case 1:
        return { ...call, headers: { ...headers, 'content-type': anyOf(contentTypes) } };
      case 2:
        return { ...call, headers, isCut: call.method === 'POST' };
      case 3: {
        const many = Array.from({ length: random.between(50, 2_500) }, (_, n) => [`x-${n}`, 'y']);
        return { ...call, headers: { ...Object.fromEntries(many), ...headers } };
      }
      case 4:
        return { ...call, headers, body: call.body?.slice(0, call.body.length / 2) };
      case 5:
        return {
          ...call,
          headers: { ...headers, 'content-encoding': 'gzip', 'accept-language': 'x'.repeat(4_000) },
        };
      default:
        return { ...call, headers };
    }
  }

  async function signed(claims: string): Promise<string> {
    return new CompactSign(Buffer.from(claims))
      .setProtectedHeader({ alg: 'RS256', kid: 'fuzz' })
      .sign(wixKeys.privateKey);
  }
  function forged(token: string): string {
    const [head = '', claims = '', signature = ''] = token.split('.');
    return anyOf([
      `${head}.${claims}.`,
      `${head}.${claims}.${signature.slice(0, -4)}AAAA`,
      `${Buffer.from('{"alg":"none"}').toString('base64url')}.${claims}.${signature}`,
      `${head}..${signature}`,
      `${token}.AAAA`,
      written(oddValue(random)),
    ]);
  }

  async function spi(): Promise<Call> {
    const { name, sample } = anyOf(operations);
    const isOrder = /order$/.test(name);
    const request = isOrder
      ? { ...address, order: mutated(orderOf(random.between(1, 3_000)), random) }
      : { ...Object(sample), ...address };
    const seconds = Math.floor(Date.now() / 1_000);
    const message = random.chance(0.3) ? odd(request) : request;
    const metadata = { requestId: randomUUID(), instanceId: address.instanceId };
    const parts = [
      `"data":{"request":${written(message)},"metadata":${written(random.chance(0.05) ? mutated(metadata, random) : metadata)}}`,
      `"aud":"${app.appId}","iss":"wix.com","iat":${seconds},"exp":${seconds + 3_600}`,
    ];
    return {
      name: `spi ${name}`,
      url: `${adapterUrl}/wix-spi/${name}`,
      method: 'POST',
      headers: { 'content-type': 'text/plain; charset=utf-8' },
      body: await signed(`{${parts.join(',')}}`),
    };
  }

  async function wixWebhook(): Promise<Call> {
    const instanceId = random.chance(0.7) ? address.instanceId : randomUUID();
    const data = odd({
      orderId: 'order',
      configurationId: address.configurationId,
      catalogId: 'c',
    });
    // The app is not taken off the site: all that follows would be refused at the door.
    const eventType = anyOf(eventTypes.filter((type) => type !== wixEventTypes.app_removed));
    const event = written({ eventType, instanceId, data: written(data) });
    const iat = Math.floor(Date.now() / 1_000);
    return {
      name: 'webhook of Wix',
      url: `${adapterUrl}/wix/webhooks`,
      method: 'POST',
      headers: { 'content-type': 'text/plain' },
      body: await signed(
        random.chance(0.1) ? written(oddValue(random)) : `{"data":${written(event)},"iat":${iat}}`,
      ),
    };
  }

  function posWebhook(key: Buffer): Call {
    const at = new Date().toISOString();
    const message = {
      type: anyOf(['stock.updated', 'menu.updated', 'location.updated', 'order.updated', 'other']),
      merchantId: 'orders-merchant',
      locationId: 'orders-kitchen',
      orderId: 'order',
      occurredAt: at,
      levels: [{ itemId: 'taco', available: true, quantity: 3, outUntil: null, observedAt: at }],
    };
    const body = written(odd(message));
    const [id, seconds] = [randomUUID(), Math.floor(Date.now() / 1_000)];
    const signature = createHmac('sha256', key).update(`${id}.${seconds}.${body}`).digest('base64');
    return {
      name: 'webhook of the POS',
      url: `${adapterUrl}/pos/sandbox/webhooks`,
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'webhook-id': id,
        'webhook-timestamp': String(seconds),
        'webhook-signature': `v1,${signature}`,
      },
      body,
    };
  }

  function settings(token: string): Call {
    // What disconnects would leave nothing to ask for; a stream would not end.
    const { path, type, sample } = anyOf(
      settingsProcedures.filter(
        (one) => one.path !== 'accounts.disconnect' && one.type !== 'subscription',
      ),
    );
    return {
      ...trpcCall(`${adapterUrl}/settings/api/${path}`, type, written(odd(sample.value))),
      name: `settings ${path}`,
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    };
  }

  function procedure(cookie: string): Call {
    // Who asks stays signed in.
    const { path, type, sample } = anyOf(
      procedures.filter((one) => one.path !== 'staff.revokeOwnSession'),
    );
    return {
      ...trpcCall(`${consoleUrl}/trpc/${path}`, type, written(odd(sample.value))),
      name: `console ${path}`,
      headers: { 'content-type': 'application/json', origin: consoleUrl, cookie },
    };
  }

  function page(): Call {
    const isVisit = random.chance(0.5);
    const query = ['token', 'code', 'state', 'instanceId', 'link', 'from', 'text']
      .map((name) => `${name}=${inAddress(written(oddValue(random)), 500)}`)
      .join('&');
    const path = isVisit
      ? anyOf(visits)
      : anyOf([...pages, ...Object.keys(csvLists).map((name) => `/export/${name}.csv`)]);
    return {
      name: `page ${path}`,
      url: `${isVisit ? adapterUrl : consoleUrl}${path}?${query}`,
      method: 'GET',
      headers: isVisit ? {} : { cookie: passes.cookie },
    };
  }

  const session = (): Call => ({
    name: 'settings session',
    url: `${adapterUrl}/settings/api/session.open`,
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: written(odd({ instance: 'a.b', accountId: address.accountId })),
  });
  const signIn = (): Call => ({
    name: 'console sign-in',
    url: `${consoleUrl}/api/auth/sign-in/email`,
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: consoleUrl },
    body: written(odd({ email: 'nobody@example.com', password: 'wrong' })),
  });
  const withForgery = async (call: Call): Promise<Call> => ({
    ...call,
    name: `forged ${call.name}`,
    body: forged(call.body ?? ''),
  });

  return {
    unverified: async () => {
      const dice = random.between(0, 9);
      if (dice < 3) return bent(await withForgery(await spi()));
      if (dice < 5) return bent(await withForgery(await wixWebhook()));
      if (dice < 6) return bent(posWebhook(Buffer.from('a key that nobody gave out')));
      if (dice < 7) return bent(random.chance(0.7) ? settings('a.b') : session());
      if (dice < 8) return bent(procedure(''));
      if (dice < 9 || random.chance(0.9)) return bent({ ...page(), headers: {} });
      return bent(signIn());
    },
    verified: async () => {
      const dice = random.between(0, 19);
      if (dice < 7) return bent(await spi());
      if (dice < 9) return bent(await wixWebhook());
      if (dice < 11) return bent(posWebhook(posWebhookKey));
      if (dice < 14) return bent(settings(passes.settingsToken));
      if (dice < 19) return bent(procedure(passes.cookie));
      return bent(page());
    },
  };
}
