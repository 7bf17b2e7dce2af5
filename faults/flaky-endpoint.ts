import { once } from 'node:events';
import http from 'node:http';
import { z } from 'zod';

const webhookSchema = z.object({
  data: z.object({
    sequence: z.number(),
    items: z.array(z.object({ itemId: z.string(), inStock: z.boolean() })),
  }),
});

/** Listens for inventory webhooks, believes the latest of each item, and refuses some of them. */
export interface FlakyEndpoint {
  readonly url: string;
  /** What it believes, by item. */
  readonly believes: ReadonlyMap<string, boolean>;
  /** Items of which a message came after a newer one. */
  readonly overtaken: readonly string[];
  close(): Promise<void>;
}

export async function startFlakyEndpoint(failureRate: number): Promise<FlakyEndpoint> {
  const believes = new Map<string, boolean>();
  const newest = new Map<string, number>();
  const overtaken: string[] = [];
  const server = http.createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(Buffer.from(chunk));
    if (Math.random() < failureRate) {
      response.writeHead(500).end();
      return;
    }
    const { data } = webhookSchema.parse(JSON.parse(Buffer.concat(chunks).toString()));
    for (const { itemId, inStock } of data.items) {
      if (data.sequence < (newest.get(itemId) ?? 0)) overtaken.push(itemId);
      newest.set(itemId, data.sequence);
      believes.set(itemId, inStock);
    }
    response.writeHead(200).end();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return {
    url: `http://127.0.0.1:${address.port}/hook`,
    believes,
    overtaken,
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
