import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import type { SandboxClock } from '../simulation/clock.ts';
import type { Grant, PosState } from './pos-state.ts';

/** The POS's authorization server: consent, codes, tokens. */
export interface PosOauth {
  readonly clientId: string;
  /** A code for the bridge, good once and for five minutes. */
  issueCode(merchantId: string, redirectUri: string): string;
  /** Answers a token request in OAuth's own shapes. */
  token(request: unknown): TokenAnswer;
  /** Gives back one grant, by its access or refresh token, at the bridge's wish. */
  giveBack(request: unknown): boolean;
  /** Ends every grant of a merchant, as the merchant does in the POS. */
  revokeMerchant(merchantId: string): void;
  /** The merchant that an access token speaks for, or null where it is worth nothing. */
  merchantOf(authorization: string | undefined): string | null;
}

export type TokenAnswer =
  | {
      readonly outcome: 'granted';
      readonly body: {
        readonly access_token: string;
        readonly refresh_token: string;
        readonly token_type: 'Bearer';
        readonly expires_in: number;
        readonly merchant_id: string;
        readonly merchant_name: string;
      };
    }
  | {
      readonly outcome: 'refused';
      readonly error: 'invalid_grant' | 'invalid_client' | 'invalid_request';
    };

const tokenRequestSchema = z.discriminatedUnion('grant_type', [
  z.object({
    grant_type: z.literal('authorization_code'),
    client_id: z.string(),
    client_secret: z.string(),
    code: z.string(),
    redirect_uri: z.string(),
  }),
  z.object({
    grant_type: z.literal('refresh_token'),
    client_id: z.string(),
    client_secret: z.string(),
    refresh_token: z.string(),
  }),
]);
const revokeRequestSchema = z.object({
  client_id: z.string(),
  client_secret: z.string(),
  token: z.string(),
});

const codeLifeMs = 5 * 60_000;

export function createPosOauth(deps: {
  readonly state: PosState;
  readonly clock: SandboxClock;
  readonly clientId: string;
  readonly clientSecret: string;
  /** Life of an access token. */
  readonly accessTokenSeconds: number;
}): PosOauth {
  const { state, clock } = deps;
  const codes = new Map<string, { merchantId: string; redirectUri: string; expiresAt: number }>();
  const secretToken = (kind: string) => `${kind}_${randomBytes(24).toString('base64url')}`;
  const isOurClient = (request: { client_id: string; client_secret: string }) =>
    request.client_id === deps.clientId && request.client_secret === deps.clientSecret;

  const grant = (merchantId: string, refreshToken: string): TokenAnswer => {
    const merchant = state.merchants.get(merchantId);
    if (!merchant) return { outcome: 'refused', error: 'invalid_grant' };
    const expiresAt = new Date(clock.now().getTime() + deps.accessTokenSeconds * 1000);
    const made: Grant = {
      merchantId,
      accessToken: secretToken('at'),
      refreshToken,
      expiresAt: expiresAt.toISOString(),
    };
    state.grants.set(made.accessToken, made);
    state.changed();
    return {
      outcome: 'granted',
      body: {
        access_token: made.accessToken,
        refresh_token: refreshToken,
        token_type: 'Bearer',
        expires_in: deps.accessTokenSeconds,
        merchant_id: merchantId,
        merchant_name: merchant.name,
      },
    };
  };

  const endGrants = (ends: (grant: Grant) => boolean): boolean => {
    const ended = [...state.grants.values()].filter(ends);
    for (const { accessToken } of ended) state.grants.delete(accessToken);
    if (ended.length > 0) state.changed();
    return ended.length > 0;
  };

  return {
    clientId: deps.clientId,
    issueCode: (merchantId, redirectUri) => {
      const code = secretToken('code');
      const expiresAt = clock.now().getTime() + codeLifeMs;
      codes.set(code, { merchantId, redirectUri, expiresAt });
      return code;
    },
    token: (body) => {
      const request = tokenRequestSchema.safeParse(body).data;
      if (!request) return { outcome: 'refused', error: 'invalid_request' };
      if (!isOurClient(request)) return { outcome: 'refused', error: 'invalid_client' };
      if (request.grant_type === 'refresh_token') {
        const known = [...state.grants.values()].find(
          ({ refreshToken }) => refreshToken === request.refresh_token,
        );
        return known
          ? grant(known.merchantId, known.refreshToken)
          : { outcome: 'refused', error: 'invalid_grant' };
      }
      const issued = codes.get(request.code);
      codes.delete(request.code);
      const good =
        issued !== undefined &&
        issued.redirectUri === request.redirect_uri &&
        issued.expiresAt > clock.now().getTime();
      return good
        ? grant(issued.merchantId, secretToken('rt'))
        : { outcome: 'refused', error: 'invalid_grant' };
    },
    giveBack: (body) => {
      const request = revokeRequestSchema.safeParse(body).data;
      if (!request || !isOurClient(request)) return false;
      const named = [...state.grants.values()].find(
        (candidate) =>
          candidate.accessToken === request.token || candidate.refreshToken === request.token,
      );
      if (named) endGrants(({ refreshToken }) => refreshToken === named.refreshToken);
      return true;
    },
    revokeMerchant: (merchantId) => {
      endGrants((candidate) => candidate.merchantId === merchantId);
    },
    merchantOf: (authorization) => {
      const [scheme, token] = authorization?.split(' ') ?? [];
      const found = scheme === 'Bearer' && token ? state.grants.get(token) : undefined;
      return found && new Date(found.expiresAt) > clock.now() ? found.merchantId : null;
    },
  };
}
