import { createHash, randomUUID } from 'node:crypto';
import Fastify from 'fastify';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import { z } from 'zod';

/** Who is signed in at the provider, as its tokens tell; the subject is the person's for good. */
export interface ProviderPerson {
  readonly sub: string;
  readonly email: string;
  readonly name?: string;
  /** Left out by providers that give the addresses themselves. */
  readonly email_verified?: unknown;
}

/** What is wrong with the next id token. */
export type TokenFlaw = 'nonce' | 'signature' | 'issuer' | 'audience' | 'expiry';

/** An OpenID provider over real HTTP: discovery, authorization code with PKCE, RS256. */
export interface TestOpenIdProvider {
  readonly settings: {
    readonly issuer: string;
    readonly clientId: string;
    readonly clientSecret: string;
  };
  /** Whoever comes is this person, or says no where it is null. */
  person: ProviderPerson | null;
  flaw: TokenFlaw | null;
  close(): Promise<void>;
}

const client = { clientId: 'console', clientSecret: 'console-secret-at-the-provider' };

const authorizeQuery = z.object({
  client_id: z.literal(client.clientId),
  response_type: z.literal('code'),
  scope: z.string().regex(/(^| )openid( |$)/),
  redirect_uri: z.url(),
  state: z.string().min(16),
  nonce: z.string().min(16),
  code_challenge: z.string().min(43),
  code_challenge_method: z.literal('S256'),
});
const tokenBody = z.object({
  grant_type: z.literal('authorization_code'),
  code: z.string(),
  redirect_uri: z.string(),
  code_verifier: z.string(),
  client_id: z.string().optional(),
  client_secret: z.string().optional(),
});

interface Grant {
  readonly person: ProviderPerson;
  readonly asked: z.infer<typeof authorizeQuery>;
}

export async function startTestOpenIdProvider(): Promise<TestOpenIdProvider> {
  const keys = await generateKeyPair('RS256');
  const strangersKeys = await generateKeyPair('RS256');
  const publicKey = {
    ...(await exportJWK(keys.publicKey)),
    kid: 'key-1',
    alg: 'RS256',
    use: 'sig',
  };
  const grants = new Map<string, Grant>();
  const peopleByAccessToken = new Map<string, ProviderPerson>();

  const app = Fastify();
  app.addContentTypeParser(
    'application/x-www-form-urlencoded',
    { parseAs: 'string' },
    (_request, body, done) => done(null, Object.fromEntries(new URLSearchParams(String(body)))),
  );

  app.get('/.well-known/openid-configuration', async () => ({
    issuer,
    authorization_endpoint: `${issuer}/authorize`,
    token_endpoint: `${issuer}/token`,
    userinfo_endpoint: `${issuer}/userinfo`,
    jwks_uri: `${issuer}/jwks`,
    response_types_supported: ['code'],
    subject_types_supported: ['public'],
    id_token_signing_alg_values_supported: ['RS256'],
    code_challenge_methods_supported: ['S256'],
  }));
  app.get('/jwks', async () => ({ keys: [publicKey] }));

  app.get('/authorize', async (request, reply) => {
    const asked = authorizeQuery.parse(request.query);
    const back = new URL(asked.redirect_uri);
    back.searchParams.set('state', asked.state);
    if (provider.person === null) {
      back.searchParams.set('error', 'access_denied');
    } else {
      const code = randomUUID();
      grants.set(code, { person: provider.person, asked });
      back.searchParams.set('code', code);
    }
    return reply.redirect(back.href, 302);
  });

  app.post('/token', async (request, reply) => {
    const body = tokenBody.parse(request.body);
    const grant = grants.get(body.code);
    // A code is good once, whatever comes of it.
    grants.delete(body.code);
    const challenge = createHash('sha256').update(body.code_verifier).digest('base64url');
    const isRight =
      grant !== undefined &&
      isClient(request.headers.authorization, body) &&
      grant.asked.redirect_uri === body.redirect_uri &&
      grant.asked.code_challenge === challenge;
    if (!isRight) return reply.code(400).send({ error: 'invalid_grant' });
    const accessToken = randomUUID();
    peopleByAccessToken.set(accessToken, grant.person);
    return {
      access_token: accessToken,
      token_type: 'Bearer',
      expires_in: 300,
      id_token: await idToken(grant),
    };
  });

  app.get('/userinfo', async (request, reply) => {
    const token = request.headers.authorization?.replace(/^Bearer /, '') ?? '';
    const person = peopleByAccessToken.get(token);
    return person ?? reply.code(401).send({ error: 'invalid_token' });
  });

  const idToken = ({ person, asked }: Grant): Promise<string> => {
    const { flaw } = provider;
    const nonce = flaw === 'nonce' ? 'the nonce of another sign-in' : asked.nonce;
    return new SignJWT({ ...person, nonce })
      .setProtectedHeader({ alg: 'RS256', kid: 'key-1' })
      .setIssuer(flaw === 'issuer' ? 'https://login.another.example' : issuer)
      .setAudience(flaw === 'audience' ? 'another client' : client.clientId)
      .setIssuedAt(flaw === 'expiry' ? '-2h' : undefined)
      .setExpirationTime(flaw === 'expiry' ? '-1h' : '5m')
      .sign(flaw === 'signature' ? strangersKeys.privateKey : keys.privateKey);
  };

  const issuer = await app.listen({ host: '127.0.0.1', port: 0 });
  const provider: TestOpenIdProvider = {
    settings: { issuer, ...client },
    person: null,
    flaw: null,
    close: () => app.close(),
  };
  return provider;
}

function isClient(
  authorization: string | undefined,
  body: { readonly client_id?: string | undefined; readonly client_secret?: string | undefined },
): boolean {
  const { clientId, clientSecret } = client;
  const basic = `Basic ${Buffer.from(`${clientId}:${clientSecret}`).toString('base64')}`;
  return (
    authorization === basic || (body.client_id === clientId && body.client_secret === clientSecret)
  );
}
