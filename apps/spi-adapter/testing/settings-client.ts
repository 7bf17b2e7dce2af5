import type { TestAdapter } from './test-adapter.ts';
import { instancePayload, signInstance } from './tokens.ts';

export interface PageAnswer {
  readonly status: number;
  readonly body: unknown;
  readonly text: string;
}

/** Calls the settings page's API with a session of one instance, as its page does. */
export interface SettingsClient {
  readonly token: string;
  call(method: 'GET' | 'POST', path: string, body?: object): Promise<PageAnswer>;
}

export async function openSettings(
  adapter: Pick<TestAdapter, 'url'>,
  instanceId: string,
): Promise<SettingsClient> {
  const opened = await callSettings(adapter, 'POST', '/session', {
    body: { instance: signInstance(instancePayload(instanceId)) },
  });
  if (opened.status !== 200) throw new Error(`no session: ${opened.text}`);
  const { token } = Object(opened.body);
  return {
    token,
    call: (method, path, body) => callSettings(adapter, method, path, { body, token }),
  };
}

export async function callSettings(
  { url }: Pick<TestAdapter, 'url'>,
  method: 'GET' | 'POST',
  path: string,
  { body, token }: { readonly body?: object | undefined; readonly token?: string } = {},
): Promise<PageAnswer> {
  const response = await fetch(`${url}/settings/api${path}`, {
    method,
    headers: {
      ...(method === 'POST' && { 'content-type': 'application/json' }),
      ...(token !== undefined && { authorization: `Bearer ${token}` }),
    },
    ...(method === 'POST' && { body: JSON.stringify(body ?? {}) }),
  });
  const text = await response.text();
  return { status: response.status, body: text === '' ? null : JSON.parse(text), text };
}
