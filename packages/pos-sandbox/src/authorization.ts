import {
  type PosAuthorization,
  type PosCall,
  PosFault,
  type PosGrant,
  type PosSession,
} from '@pos-bridge/pos';
import { z } from 'zod';
import type { SandboxAnswer, SandboxClient } from './client.ts';
import { problemSchema, tokenSchema } from './messages.ts';

const credentialsSchema = z.object({
  accessToken: z.string().min(1),
  refreshToken: z.string().min(1),
});
type Credentials = z.infer<typeof credentialsSchema>;

/** @throws PosFault `unauthorized` where the session holds no credentials of this provider */
export function credentialsOf(session: PosSession): Credentials {
  const parsed = credentialsSchema.safeParse(session.credentials);
  if (parsed.success) return parsed.data;
  throw new PosFault('unauthorized', 'the merchant has not authorized the bridge');
}

export interface ClientIdentity {
  readonly clientId: string;
  readonly clientSecret: string;
}

/** OAuth as the simulated POS speaks it: access tokens expire, the refresh token stays. */
export function createAuthorization(deps: {
  readonly baseUrl: string;
  readonly client: SandboxClient;
  readonly identity: ClientIdentity;
  readonly now: () => Date;
}): PosAuthorization {
  const identity = {
    client_id: deps.identity.clientId,
    client_secret: deps.identity.clientSecret,
  };
  /** A 401 here is about the bridge's own secret: no merchant may be taken for one who revoked. */
  const callOauth = async (path: string, body: Record<string, string>, { signal }: PosCall) => {
    const answer = await deps.client.call({
      method: 'POST',
      path,
      body: { ...body, ...identity },
      signal,
      expected: [400, 401],
      confidential: true,
    });
    if (answer.status === 401)
      throw new PosFault('protocol', 'the POS does not know the bridge: check its id and secret');
    return answer;
  };
  const requestToken = (body: Record<string, string>, call: PosCall) =>
    callOauth('/oauth/token', body, call);
  const grantOf = (answer: SandboxAnswer): PosGrant => {
    const token = answer.read(tokenSchema);
    return {
      outcome: 'granted',
      posMerchantId: token.merchant_id,
      merchantName: token.merchant_name,
      credentials: { accessToken: token.access_token, refreshToken: token.refresh_token },
      expiresAt: new Date(deps.now().getTime() + token.expires_in * 1000),
    };
  };

  return {
    consentUrl: ({ state, redirectUri }) => {
      const url = new URL('oauth/authorize', `${deps.baseUrl}/`);
      url.searchParams.set('client_id', deps.identity.clientId);
      url.searchParams.set('redirect_uri', redirectUri);
      url.searchParams.set('state', state);
      return url.href;
    },
    exchange: async ({ code, redirectUri }, call) => {
      const answer = await requestToken(
        { grant_type: 'authorization_code', code, redirect_uri: redirectUri },
        call,
      );
      if (answer.status !== 400) return grantOf(answer);
      const { error } = answer.read(problemSchema);
      return {
        outcome: 'refused',
        message:
          error === 'invalid_grant'
            ? 'The authorization was used already, or waited too long. Please connect again.'
            : 'The POS refused the authorization.',
      };
    },
    renew: async (session, call) => {
      const { refreshToken } = credentialsOf(session);
      const answer = await requestToken(
        { grant_type: 'refresh_token', refresh_token: refreshToken },
        call,
      );
      if (answer.status === 400)
        throw new PosFault('unauthorized', 'the merchant has revoked the authorization');
      return grantOf(answer);
    },
    revoke: async (session, call) => {
      const { refreshToken } = credentialsOf(session);
      await callOauth('/oauth/revoke', { token: refreshToken }, call);
    },
  };
}
