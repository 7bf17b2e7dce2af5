import { z } from 'zod';
import type { InstanceId } from '../ids.ts';
import type { CallEffect } from './retry-policy.ts';
import { type CallOptions, createTransport, type TransportDeps } from './transport.ts';

export interface WixOAuthDeps extends TransportDeps {
  readonly appId: string;
  readonly appSecret: string;
}

export interface WixAccessToken {
  readonly accessToken: string;
  readonly expiresInSeconds: number;
}

export interface WixTokenPair extends WixAccessToken {
  /** Long-lived: keep it encrypted. */
  readonly refreshToken: string;
}

/** How long an access token of an older app lives; Wix does not say it in the answer (contract §3). */
const olderAppTokenSeconds = 300;

const tokenText = z.string().min(1);
/** Whatever Wix says, a token is asked for anew within a day: the end must be a moment that can be stored. */
const lifeSeconds = z
  .number()
  .positive()
  .transform((seconds) => Math.min(seconds, 86_400));
const accessTokenSchema = z.looseObject({
  access_token: tokenText,
  expires_in: lifeSeconds,
});
const tokenPairSchema = z.looseObject({
  access_token: tokenText,
  refresh_token: tokenText,
  expires_in: lifeSeconds.nullish(),
});

/**
 * Makes the client of Wix's OAuth (contract §3): client credentials for today's apps, codes and
 * refresh tokens for older ones. Its calls throw `WixApiError`; `code` then holds Wix's word, such
 * as `invalid_grant`.
 */
export const createWixOAuth = (deps: WixOAuthDeps) => {
  const send = createTransport(deps);
  const ask = <Answer>(
    operation: string,
    path: string,
    grant: Readonly<Record<string, string>>,
    secret: string,
    answer: z.ZodType<Answer>,
    effect: CallEffect,
    options: CallOptions | undefined,
  ): Promise<Answer> =>
    send(
      {
        operation,
        method: 'POST',
        path,
        body: { ...grant, client_id: deps.appId, client_secret: deps.appSecret },
        answer,
        effect,
        secrets: [deps.appSecret, secret],
      },
      options,
    );

  const readPair = (answer: z.infer<typeof tokenPairSchema>): WixTokenPair => ({
    accessToken: answer.access_token,
    refreshToken: answer.refresh_token,
    expiresInSeconds: answer.expires_in ?? olderAppTokenSeconds,
  });

  return {
    /** A token of today's apps; refused where the app is not installed on that instance. */
    async clientCredentials(
      instanceId: InstanceId,
      options?: CallOptions,
    ): Promise<WixAccessToken> {
      const grant = { grant_type: 'client_credentials', instance_id: instanceId };
      const answer = await ask(
        'oauth.clientCredentials',
        '/oauth2/token',
        grant,
        '',
        accessTokenSchema,
        'read',
        options,
      );
      return { accessToken: answer.access_token, expiresInSeconds: answer.expires_in };
    },

    /** Exchanges an installation's code, which is good once and for 10 minutes. */
    async exchangeCode(code: string, options?: CallOptions): Promise<WixTokenPair> {
      const grant = { grant_type: 'authorization_code', code };
      return readPair(
        await ask(
          'oauth.exchangeCode',
          '/oauth/access',
          grant,
          code,
          tokenPairSchema,
          'once',
          options,
        ),
      );
    },

    /** A fresh access token of an older app. Keep the refresh token that comes with it: it may be new. */
    async refresh(refreshToken: string, options?: CallOptions): Promise<WixTokenPair> {
      const grant = { grant_type: 'refresh_token', refresh_token: refreshToken };
      return readPair(
        await ask(
          'oauth.refresh',
          '/oauth/access',
          grant,
          refreshToken,
          tokenPairSchema,
          'repeatable',
          options,
        ),
      );
    },
  };
};
export type WixOAuth = ReturnType<typeof createWixOAuth>;
