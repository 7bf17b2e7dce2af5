import type { SettingsRefusalCode } from '@pos-bridge/spi-adapter/settings';
import type { SettingsRouter } from '@pos-bridge/spi-adapter/settings-api';
import { createTRPCClient, httpLink, type TRPCClient, TRPCClientError } from '@trpc/client';

/** Why the server does not do as asked; `OFFLINE`: it cannot be reached. */
export interface Refused {
  readonly code: SettingsRefusalCode | 'OFFLINE';
  /** For support, where the server gave one. */
  readonly requestId: string | null;
}

export type Api = TRPCClient<SettingsRouter>;

/** The API with a session of its own. */
export interface OpenApi {
  readonly api: Api;
  /** Ends when `signal` aborts, or the connection breaks. */
  changes(signal: AbortSignal): AsyncGenerator<void>;
}

/** What may be better in a minute. */
export const passes: ReadonlySet<Refused['code']> = new Set([
  'OFFLINE',
  'UNAVAILABLE',
  'WIX_BUSY',
  'FAULT',
]);

const isApiError = (error: unknown): error is TRPCClientError<SettingsRouter> =>
  error instanceof TRPCClientError;

/** @throws what was not thrown by a call */
export function refusedBy(error: unknown): Refused {
  if (!isApiError(error)) throw error;
  return error.data ?? { code: 'OFFLINE', requestId: null };
}

const url = '/settings/api';
const patienceMs = 100_000;
/** A token is renewed once less than this is left of it. */
const renewBeforeMs = 10 * 60_000;

/** Shows Wix's parameters, as the dashboard gave them to the page, and gets a session for them. */
export async function openApi(search: URLSearchParams): Promise<OpenApi> {
  let token = '';
  let expiresAt = Number.POSITIVE_INFINITY;
  let renewing: Promise<void> | undefined;
  const take = (session: { readonly token: string; readonly expiresAt: string }): void => {
    token = session.token;
    expiresAt = Date.parse(session.expiresAt);
  };
  const bearer = async (path: string) => {
    if (path !== 'session.renew' && expiresAt - Date.now() < renewBeforeMs) {
      renewing ??= api.session.renew
        .mutate()
        .then(take)
        .finally(() => {
          renewing = undefined;
        });
      await renewing;
    }
    return { authorization: `Bearer ${token}` };
  };
  const api: Api = createTRPCClient<SettingsRouter>({
    links: [
      httpLink({
        url,
        headers: ({ op }) => bearer(op.path),
        fetch: (address, init) =>
          fetch(address, { ...init, signal: AbortSignal.timeout(patienceMs) }),
      }),
    ],
  });
  const instance = search.get('instance') ?? '';
  take(await api.session.open.mutate({ instance, accountId: search.get('accountId') }));

  return {
    api,
    // An EventSource could not show the token.
    changes: async function* (signal) {
      const headers = await bearer('changes');
      const { body } = await fetch(`${url}/changes`, { headers, signal });
      const reader = body?.pipeThrough(new TextDecoderStream()).getReader();
      for (;;) {
        const piece = await reader?.read();
        if (piece === undefined || piece.done) return;
        if (piece.value.includes('changed')) yield;
      }
    },
  };
}
