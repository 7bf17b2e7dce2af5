import { z } from 'zod';
import { createSandboxWix, type SandboxWix, type SandboxWixOptions } from '../src/index.ts';
import { createWixKeys } from '../src/wix/wix-keys.ts';

export const appId = 'app-1';
export const appSecret = 'app-secret-of-the-tests';
export const instanceId = 'instance-1';
export const otherInstanceId = 'instance-2';
export const catalogId = 'catalog-1';

/** One pair for all worlds of a file: making one takes longer than most tests. */
const privateKeyPem = createWixKeys().privateKeyPem;

export interface ApiAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: unknown;
}

export interface TestWix {
  readonly wix: SandboxWix;
  readonly baseUrl: string;
  /** A call with the token of the first site, or with the headers given. */
  call(
    method: string,
    path: string,
    body?: unknown,
    headers?: Record<string, string>,
  ): Promise<ApiAnswer>;
  close(): Promise<void>;
}

const tokenAnswer = z.object({ access_token: z.string(), expires_in: z.number() });

/** A simulated Wix with two sites that have the app, one location each. */
export async function createTestWix(options: Partial<SandboxWixOptions> = {}): Promise<TestWix> {
  const wix = createSandboxWix({ app: { appId, appSecret }, privateKeyPem, ...options });
  for (const [index, instance] of [instanceId, otherInstanceId].entries()) {
    wix.control.addSite({
      metaSiteId: `site-${index + 1}`,
      name: `Site ${index + 1}`,
      instanceId: instance,
      ownerId: `owner-${index + 1}`,
      currency: 'USD',
      installation: 'installed',
    });
    wix.control.addConfiguration({
      id: `configuration-${index + 1}`,
      instanceId: instance,
      locationId: `location-${index + 1}`,
      locationName: `Location ${index + 1}`,
      catalogId: `catalog-${index + 1}`,
    });
  }
  const baseUrl = await wix.listen();
  const send: TestWix['call'] = async (method, path, body, headers = {}) => {
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
    return {
      status: response.status,
      headers: response.headers,
      body: isJson ? JSON.parse(text) : text,
    };
  };
  const token = tokenAnswer.parse(
    (
      await send('POST', '/oauth2/token', {
        grant_type: 'client_credentials',
        client_id: appId,
        client_secret: appSecret,
        instance_id: instanceId,
      })
    ).body,
  );
  wix.control.requests.clear();
  return {
    wix,
    baseUrl,
    call: (method, path, body, headers) =>
      send(method, path, body, headers ?? { authorization: token.access_token }),
    close: wix.close,
  };
}
