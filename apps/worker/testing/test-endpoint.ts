import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { Webhook } from 'standardwebhooks';

export interface HeardMessage {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** The message's items as `name in` or `name out`. */
  readonly said: readonly string[];
}

/** A system of a merchant's own that listens for inventory webhooks. */
export interface TestEndpoint {
  readonly url: string;
  /** What it answered with success, in order. */
  readonly heard: readonly HeardMessage[];
  /** What it was sent altogether. */
  readonly calls: () => number;
  /** The status of its answers, and headers that go with it. */
  answer(status: number, headers?: Readonly<Record<string, string>>): void;
  /** Whether a message verifies with this secret. */
  verifies(message: HeardMessage, secret: string): boolean;
  close(): Promise<void>;
}

interface Body {
  readonly data: {
    readonly items: readonly { readonly itemId: string; readonly inStock: boolean }[];
  };
}

export async function startTestEndpoint(): Promise<TestEndpoint> {
  const heard: HeardMessage[] = [];
  let calls = 0;
  let status = 200;
  let extra: Readonly<Record<string, string>> = {};
  const server = http.createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(Buffer.from(chunk));
    calls += 1;
    const body = Buffer.concat(chunks).toString();
    if (status < 300) {
      const { data }: Body = JSON.parse(body);
      heard.push({
        body,
        headers: Object.fromEntries(
          Object.entries(request.headers).map(([name, value]) => [name, String(value)]),
        ),
        said: data.items.map((item) => `${item.itemId} ${item.inStock ? 'in' : 'out'}`),
      });
    }
    response.writeHead(status, extra).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/hook`,
    heard,
    calls: () => calls,
    answer: (next, headers = {}) => {
      status = next;
      extra = headers;
    },
    verifies: ({ body, headers }, secret) => {
      try {
        new Webhook(secret).verify(body, headers);
        return true;
      } catch {
        return false;
      }
    },
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
