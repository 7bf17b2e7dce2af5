import { createServer } from 'node:http';
import { createWixGateway, type WixGateway } from '@pos-bridge/wix';

export type StubWixStatus = 'PENDING' | 'NEW' | 'ACCEPTED' | 'FULFILLED' | 'CANCELED';

/** Wix's Orders v3 of the smallest kind, over real HTTP, as strict about transitions as Wix. */
export interface StubWixOrders {
  readonly gateway: WixGateway;
  readonly statuses: Map<string, StubWixStatus>;
  /** What Wix tells of an order beside its status. */
  readonly details: Map<
    string,
    { readonly locationId: string | null; readonly createdDate: string }
  >;
  /** The calls that change something, in their order. */
  readonly changes: string[];
  /** Statuses of HTTP to answer the next calls with instead; the effect takes place all the same. */
  readonly lostAnswers: number[];
  /** What happens between the next answer about an order and its arrival. */
  meanwhile: (() => Promise<unknown>) | null;
  [Symbol.asyncDispose](): Promise<void>;
}

const transitions: Readonly<Record<string, { from: readonly StubWixStatus[]; to: StubWixStatus }>> =
  {
    accept: { from: ['NEW'], to: 'ACCEPTED' },
    fulfill: { from: ['ACCEPTED'], to: 'FULFILLED' },
    cancel: { from: ['PENDING', 'NEW', 'ACCEPTED', 'FULFILLED'], to: 'CANCELED' },
  };

export async function startStubWixOrders(): Promise<StubWixOrders> {
  const answer = (method: string, path: string): { status: number; json: unknown } => {
    if (path === '/oauth2/token') {
      const json = { access_token: 'token', token_type: 'Bearer', expires_in: 14_400 };
      return { status: 200, json };
    }
    if (path.startsWith('/restaurants/v3/orders?')) {
      const all = [...stub.statuses].map(([id, status]) => ({
        ...stub.details.get(id),
        id,
        status,
      }));
      return { status: 200, json: { orders: all } };
    }
    const [id = '', action] = path.replace('/restaurants/v3/orders/', '').split('/');
    const status = stub.statuses.get(id);
    if (status === undefined) return { status: 404, json: { message: 'no such order' } };
    const transition = transitions[action ?? ''];
    if (method === 'POST' && transition !== undefined) {
      if (!transition.from.includes(status)) return { status: 428, json: { message: 'not now' } };
      stub.changes.push(`${action} ${id}`);
      stub.statuses.set(id, transition.to);
      const lost = stub.lostAnswers.shift();
      if (lost !== undefined) return { status: lost, json: {} };
    }
    return {
      status: 200,
      json: { order: { ...stub.details.get(id), id, status: stub.statuses.get(id) } },
    };
  };

  const server = createServer((request, response) => {
    request.resume();
    request.on('end', async () => {
      const { status, json } = answer(request.method ?? '', request.url ?? '');
      if (request.method === 'GET') {
        const { meanwhile } = stub;
        stub.meanwhile = null;
        await meanwhile?.();
      }
      response.writeHead(status, { 'content-type': 'application/json' });
      response.end(JSON.stringify(json));
    });
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');

  const stub: StubWixOrders = {
    gateway: createWixGateway({
      baseUrl: `http://127.0.0.1:${address.port}`,
      appId: 'app-1',
      appSecret: 'app-secret',
      retry: { firstDelayMs: 1, longestDelayMs: 5 },
    }),
    statuses: new Map(),
    details: new Map(),
    changes: [],
    lostAnswers: [],
    meanwhile: null,
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      await new Promise<void>((closed) => server.close(() => closed()));
    },
  };
  return stub;
}
