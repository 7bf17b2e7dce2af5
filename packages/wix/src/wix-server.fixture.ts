import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createWixClient, type WixClientDeps } from './client.ts';
import { WixApiError } from './platform/api-error.ts';
import type { WixAttempt } from './platform/transport.ts';

/** A small HTTP server for tests that answers what it is told, in order, and remembers what came. */

export interface SeenRequest {
  readonly method: string;
  readonly url: string;
  readonly authorization: string | undefined;
  readonly body: unknown;
}

export type Reply =
  | {
      readonly status: number;
      readonly json?: unknown;
      /** Instead of JSON. */
      readonly bytes?: Uint8Array;
      readonly headers?: Record<string, string>;
    }
  /** Takes the request and breaks the connection. */
  | 'break'
  /** Takes the request and never answers. */
  | 'hang'
  /** Says 200 and breaks the connection in the middle of the body. */
  | 'break-in-body';

export const ok = (json: unknown = {}): Reply => ({ status: 200, json });

const readBody = async (request: IncomingMessage): Promise<unknown> => {
  let text = '';
  for await (const chunk of request) text += String(chunk);
  return text === '' ? undefined : JSON.parse(text);
};

const give = (reply: Reply, response: ServerResponse): void => {
  if (reply === 'hang') return;
  if (reply === 'break') {
    response.socket?.destroy();
    return;
  }
  if (reply === 'break-in-body') {
    response.writeHead(200, { 'content-length': 100 });
    response.write('{"half":', () => response.socket?.destroy());
    return;
  }
  response.writeHead(reply.status, { 'content-type': 'application/json', ...reply.headers });
  response.end(reply.bytes ?? (reply.json === undefined ? '' : JSON.stringify(reply.json)));
};

export const startWixServer = async (...replies: Reply[]) => {
  const seen: SeenRequest[] = [];
  const server = createServer(async (request, response) => {
    const body = await readBody(request);
    const { method = '', url = '', headers } = request;
    seen.push({ method, url, authorization: headers.authorization, body });
    give(replies.shift() ?? { status: 418 }, response);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return {
    baseUrl: `http://127.0.0.1:${address.port}`,
    seen,
    async [Symbol.asyncDispose](): Promise<void> {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
};

/** The token of every client here. */
export const accessToken = 'token-that-nobody-may-see';

/** A client whose waits pass at once and are written down. */
export const clientOf = (baseUrl: string, deps: Partial<WixClientDeps> = {}) => {
  const waits: number[] = [];
  const attempts: WixAttempt[] = [];
  const client = createWixClient({
    baseUrl,
    token: async () => accessToken,
    random: () => 0.5,
    sleep: async (ms) => {
      waits.push(ms);
    },
    onAttempt: (attempt) => attempts.push(attempt),
    ...deps,
  });
  return { client, waits, attempts };
};

export const errorOf = async (call: Promise<unknown>): Promise<WixApiError> => {
  try {
    await call;
  } catch (error) {
    if (error instanceof WixApiError) return error;
    throw error;
  }
  throw new Error('the call succeeded');
};
