import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import type { SandboxClock } from '../simulation/clock.ts';
import type { WixAppIdentity } from './signing.ts';
import { OauthRefusal } from './wix-errors.ts';
import type { WixState, WixToken } from './wix-state.ts';

/** Wix's authorization server, for today's apps and for older ones (contract §3). */
export interface WixOauth {
  /** POST `/oauth2/token`: client credentials with the instance id. */
  clientCredentials(body: unknown): {
    readonly access_token: string;
    readonly token_type: 'Bearer';
    readonly expires_in: number;
  };
  /** POST `/oauth/access`: authorization code and refresh token. */
  access(body: unknown): { readonly access_token: string; readonly refresh_token: string };
  /** A code for the older way; good for ten minutes, once. */
  issueCode(instanceId: string): string;
  /** The instance that a raw access token speaks for, or null. */
  instanceOf(authorization: string | undefined): string | null;
  /** Ends every token of an instance, as an uninstallation does. */
  endTokens(instanceId: string): void;
}

const clientCredentialsSchema = z.object({
  grant_type: z.literal('client_credentials'),
  client_id: z.string(),
  client_secret: z.string(),
  instance_id: z.string(),
});
const accessSchema = z.discriminatedUnion('grant_type', [
  z.object({
    grant_type: z.literal('authorization_code'),
    client_id: z.string(),
    client_secret: z.string(),
    code: z.string(),
  }),
  z.object({
    grant_type: z.literal('refresh_token'),
    client_id: z.string(),
    client_secret: z.string(),
    refresh_token: z.string(),
  }),
]);

const codeLifeMs = 10 * 60_000;
const olderAccessTokenSeconds = 300;

export function createWixOauth(deps: {
  readonly app: WixAppIdentity;
  readonly state: WixState;
  readonly clock: SandboxClock;
  /** Life of an access token of client credentials. */
  readonly accessTokenSeconds: number;
}): WixOauth {
  const { app, state, clock } = deps;
  const codes = new Map<string, { instanceId: string; expiresAt: number }>();

  const demandOurApp = (request: { client_id: string; client_secret: string }): void => {
    if (request.client_id !== app.appId || request.client_secret !== app.appSecret)
      throw new OauthRefusal(401, 'invalid_client', 'The app id and the secret do not match');
  };
  const demandInstalled = (instanceId: string): void => {
    if (state.sites.get(instanceId)?.installation !== 'installed')
      throw new OauthRefusal(400, 'invalid_grant', 'The app is not installed on that site');
  };
  const issue = (kind: string, instanceId: string, seconds: number | null): string => {
    const token: WixToken = {
      token: `${kind}.${randomBytes(24).toString('base64url')}`,
      instanceId,
      expiresAt:
        seconds === null ? null : new Date(clock.now().getTime() + seconds * 1000).toISOString(),
    };
    (seconds === null ? state.refreshTokens : state.accessTokens).set(token.token, token);
    for (const [name, { expiresAt }] of state.accessTokens)
      if (expiresAt !== null && new Date(expiresAt) <= clock.now()) state.accessTokens.delete(name);
    state.changed();
    return token.token;
  };

  return {
    clientCredentials: (body) => {
      const request = clientCredentialsSchema.parse(body);
      demandOurApp(request);
      demandInstalled(request.instance_id);
      return {
        access_token: issue('OAUTH2', request.instance_id, deps.accessTokenSeconds),
        token_type: 'Bearer',
        expires_in: deps.accessTokenSeconds,
      };
    },
    access: (body) => {
      const request = accessSchema.parse(body);
      demandOurApp(request);
      switch (request.grant_type) {
        case 'authorization_code': {
          const issued = codes.get(request.code);
          codes.delete(request.code);
          if (!issued || issued.expiresAt <= clock.now().getTime())
            throw new OauthRefusal(400, 'invalid_grant', 'The code was used, or has expired');
          demandInstalled(issued.instanceId);
          return {
            refresh_token: issue('REFRESH', issued.instanceId, null),
            access_token: issue('ACCESS', issued.instanceId, olderAccessTokenSeconds),
          };
        }
        case 'refresh_token': {
          const known = state.refreshTokens.get(request.refresh_token);
          if (!known)
            throw new OauthRefusal(400, 'invalid_grant', 'The refresh token is not known');
          demandInstalled(known.instanceId);
          return {
            refresh_token: known.token,
            access_token: issue('ACCESS', known.instanceId, olderAccessTokenSeconds),
          };
        }
      }
    },
    issueCode: (instanceId) => {
      const code = randomBytes(24).toString('base64url');
      codes.set(code, { instanceId, expiresAt: clock.now().getTime() + codeLifeMs });
      return code;
    },
    instanceOf: (authorization) => {
      const token = authorization === undefined ? undefined : state.accessTokens.get(authorization);
      if (!token || (token.expiresAt !== null && new Date(token.expiresAt) <= clock.now()))
        return null;
      return state.sites.get(token.instanceId)?.installation === 'installed'
        ? token.instanceId
        : null;
    },
    endTokens: (instanceId) => {
      for (const tokens of [state.accessTokens, state.refreshTokens])
        for (const [name, token] of tokens)
          if (token.instanceId === instanceId) tokens.delete(name);
      state.changed();
    },
  };
}
