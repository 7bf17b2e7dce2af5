import http from 'node:http';
import type { AddressInfo } from 'node:net';
import type { PosWebhookInbox } from '@pos-bridge/core/testing';

/** Takes the POS's webhooks in over HTTP, as the SPI adapter does. */
export async function listenForPosWebhooks(
  inbox: PosWebhookInbox,
): Promise<{ readonly url: string; close(): Promise<void> }> {
  const server = http.createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(Buffer.from(chunk));
    try {
      const received = await inbox.receive('sandbox', {
        headers: Object.fromEntries(
          Object.entries(request.headers).map(([name, value]) => [
            name,
            Array.isArray(value) ? undefined : value,
          ]),
        ),
        rawBody: Buffer.concat(chunks).toString(),
      });
      response.writeHead(received.outcome === 'accepted' ? 200 : 401).end();
    } catch {
      response.writeHead(503).end();
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/pos/sandbox/webhooks`,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
