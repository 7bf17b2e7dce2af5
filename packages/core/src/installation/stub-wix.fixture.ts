import { createServer } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { createWixGateway, type WixGateway } from '@pos-bridge/wix';
import { z } from 'zod';

const tokenRequestSchema = z.looseObject({
  grant_type: z.string(),
  instance_id: z.string().optional(),
  refresh_token: z.string().optional(),
  code: z.string().optional(),
});
export type TokenRequest = z.infer<typeof tokenRequestSchema>;

type Reply = { status: number; json?: unknown; headers?: Record<string, string> };

/**
 * A Wix of the smallest kind, over real HTTP: it gives tokens to instances that have the app, and
 * lists configurations to whoever shows a token that is still good.
 */
export interface StubWix {
  readonly gateway: WixGateway;
  readonly tokenRequests: TokenRequest[];
  /** Calls with a token, as method and path. */
  readonly calls: string[];
  /** Instances that have the app, and the configurations of each; an older app gets no client credentials. */
  readonly sites: Map<string, { configurations: unknown[]; older?: boolean }>;
  /** What an installation's code is worth, once. */
  readonly goodCodes: Map<string, string>;
  readonly goodTokens: Set<string>;
  readonly goodRefreshTokens: Map<string, string>;
  expiresInSeconds: number;
  tokenDelayMs: number;
  /** Answers the next calls, or token requests, instead of the usual answer. */
  readonly nextReplies: Reply[];
  readonly nextTokenReplies: Reply[];
  [Symbol.asyncDispose](): Promise<void>;
}

export async function startStubWix(): Promise<StubWix> {
  let made = 0;
  const owners = new Map<string, string>();

  const instanceOf = (request: TokenRequest): string | undefined => {
    if (request.refresh_token !== undefined) {
      return stub.goodRefreshTokens.get(request.refresh_token);
    }
    if (request.code !== undefined) {
      const instanceId = stub.goodCodes.get(request.code);
      stub.goodCodes.delete(request.code);
      return instanceId;
    }
    const site = stub.sites.get(request.instance_id ?? '');
    return site === undefined || site.older === true ? undefined : request.instance_id;
  };

  const answerToken = (request: TokenRequest): Reply => {
    const scripted = stub.nextTokenReplies.shift();
    if (scripted) return scripted;
    const instanceId = instanceOf(request);
    if (instanceId === undefined || !stub.sites.has(instanceId)) {
      return { status: 400, json: { error: 'invalid_grant' } };
    }
    made += 1;
    const refreshToken = request.refresh_token ?? (request.code && `refresh-${made}`);
    if (refreshToken !== undefined) stub.goodRefreshTokens.set(refreshToken, instanceId);
    const token = `token-${made}`;
    stub.goodTokens.add(token);
    owners.set(token, instanceId);
    return {
      status: 200,
      json: {
        access_token: token,
        token_type: 'Bearer',
        expires_in: stub.expiresInSeconds,
        ...(refreshToken !== undefined && { refresh_token: refreshToken }),
      },
    };
  };

  const answer = async (
    method: string,
    path: string,
    token: string,
    body: string,
  ): Promise<Reply> => {
    if (path === '/oauth2/token' || path === '/oauth/access') {
      const request = tokenRequestSchema.parse(JSON.parse(body));
      stub.tokenRequests.push(request);
      await pause(stub.tokenDelayMs);
      return answerToken(request);
    }
    stub.calls.push(`${method} ${path}`);
    const scripted = stub.nextReplies.shift();
    if (scripted) return scripted;
    const site = stub.sites.get(owners.get(token) ?? '');
    if (!stub.goodTokens.has(token) || site === undefined) return { status: 401 };
    if (path === '/apps/v1/instance') {
      return { status: 200, json: { instance: { instanceId: owners.get(token) } } };
    }
    return path.endsWith('/configurations')
      ? { status: 200, json: { configurations: site.configurations } }
      : { status: 200, json: {} };
  };

  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', async () => {
      const body = Buffer.concat(chunks).toString('utf8');
      const { method = '', url = '', headers } = request;
      const reply = await answer(method, url, headers.authorization ?? '', body);
      response.writeHead(reply.status, { 'content-type': 'application/json', ...reply.headers });
      response.end(reply.json === undefined ? '' : JSON.stringify(reply.json));
    });
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');

  const stub: StubWix = {
    gateway: createWixGateway({
      baseUrl: `http://127.0.0.1:${address.port}`,
      appId: 'app-1',
      appSecret: 'app-secret',
      retry: { firstDelayMs: 1, longestDelayMs: 5 },
    }),
    tokenRequests: [],
    calls: [],
    sites: new Map(),
    goodTokens: new Set(),
    goodCodes: new Map(),
    goodRefreshTokens: new Map(),
    expiresInSeconds: 14_400,
    tokenDelayMs: 0,
    nextReplies: [],
    nextTokenReplies: [],
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      await new Promise<void>((closed) => server.close(() => closed()));
    },
  };
  return stub;
}
