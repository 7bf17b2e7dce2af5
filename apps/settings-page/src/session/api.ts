import type { SessionOpened, SettingsRefusalCode } from '@pos-bridge/spi-adapter/settings';
import type { SettingsApi } from '@pos-bridge/spi-adapter/settings-api';

/** The server does not do as asked, or cannot be reached (`OFFLINE`). */
export class Refused extends Error {
  override readonly name = 'Refused';
  readonly code: SettingsRefusalCode | 'OFFLINE';
  /** For support, where the server gave one. */
  readonly requestId: string | null;

  constructor(code: SettingsRefusalCode | 'OFFLINE', requestId: string | null = null) {
    super(code);
    this.code = code;
    this.requestId = requestId;
  }
}

/** A route of the server, which says what it takes and what it answers. */
export type RouteName = keyof SettingsApi;

/** The API below `/settings/api`, with a session of its own. @throws Refused from every call */
export interface Api {
  call<Name extends RouteName>(
    name: Name,
    input: SettingsApi[Name]['input'],
  ): Promise<SettingsApi[Name]['answer']>;
  /** The lines of an answer that goes on until `signal` aborts, or the connection breaks. */
  lines(path: string, signal: AbortSignal): AsyncGenerator<string>;
}

/** What may be better in a minute. */
export const passes: ReadonlySet<Refused['code']> = new Set([
  'OFFLINE',
  'UNAVAILABLE',
  'WIX_BUSY',
  'FAULT',
]);

const base = '/settings/api';
const patienceMs = 100_000;
/** A token is renewed once less than this is left of it. */
const renewBeforeMs = 10 * 60_000;

/** Shows Wix's parameters, as the dashboard gave them to the page, and gets a session for them. */
export async function openApi(search: URLSearchParams): Promise<Api> {
  let session = await call<SessionOpened>('POST', '/session', {
    instance: search.get('instance') ?? '',
    accountId: search.get('accountId'),
  });

  let renewing: Promise<void> | undefined;
  const bearer = async (): Promise<string> => {
    if (Date.parse(session.expiresAt) - Date.now() < renewBeforeMs) {
      renewing ??= call<SessionOpened>('POST', '/session/renewal', {}, session.token)
        .then((renewed) => {
          session = renewed;
        })
        .finally(() => {
          renewing = undefined;
        });
      await renewing;
    }
    return session.token;
  };

  return {
    call: async (name, input) => {
      const { method, path, body } = addressed(name, input);
      return call(method, path, body, await bearer());
    },
    lines: async function* (path, signal) {
      const answer = await request('GET', path, undefined, await bearer(), signal);
      const reader = answer.body?.pipeThrough(new TextDecoderStream()).getReader();
      let rest = '';
      while (reader !== undefined) {
        const { done, value } = await reader.read();
        if (done) return;
        const lines = (rest + value).split('\n');
        rest = lines.pop() ?? '';
        yield* lines;
      }
    },
  };
}

/** Puts the path's parameters into it; what is left is the body. */
function addressed(name: RouteName, input: object) {
  const rest = new Map<string, unknown>(Object.entries(input));
  const isRead = name.startsWith('GET ');
  const path = name.replace(/^\w+ /, '').replace(/:(\w+)/g, (_whole, parameter: string) => {
    const value = String(rest.get(parameter));
    rest.delete(parameter);
    return encodeURIComponent(value);
  });
  return isRead
    ? ({ method: 'GET', path, body: undefined } as const)
    : ({ method: 'POST', path, body: Object.fromEntries(rest) } as const);
}

async function call<Answer>(
  method: 'GET' | 'POST',
  path: string,
  body: object | undefined,
  token?: string,
): Promise<Answer> {
  const answer = await request(method, path, body, token, AbortSignal.timeout(patienceMs));
  return answer.json();
}

async function request(
  method: 'GET' | 'POST',
  path: string,
  body: object | undefined,
  token: string | undefined,
  signal: AbortSignal,
): Promise<Response> {
  const answer = await fetch(base + path, {
    method,
    signal,
    headers: {
      ...(body && { 'content-type': 'application/json' }),
      ...(token !== undefined && { authorization: `Bearer ${token}` }),
    },
    ...(body && { body: JSON.stringify(body) }),
  }).catch(() => null);
  if (answer === null) throw new Refused('OFFLINE');
  if (answer.ok) return answer;
  const told: { code?: SettingsRefusalCode; requestId?: string } | null = await answer
    .json()
    .catch(() => null);
  throw new Refused(told?.code ?? 'OFFLINE', told?.requestId ?? null);
}
