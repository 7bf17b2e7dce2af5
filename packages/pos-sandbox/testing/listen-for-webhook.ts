import { createServer, type IncomingHttpHeaders } from 'node:http';

export interface CaughtWebhook {
  readonly headers: Readonly<Record<string, string>>;
  readonly rawBody: string;
  readonly sentAt: Date;
}

export interface WebhookListener {
  readonly url: string;
  /** The next message that arrives. */
  next(): Promise<CaughtWebhook>;
  close(): Promise<void>;
}

/** A server that answers 204 to everything and hands out what it got. */
export async function listenForWebhook(): Promise<WebhookListener> {
  let waiting: ((caught: CaughtWebhook) => void)[] = [];
  const server = createServer((request, response) => {
    let rawBody = '';
    request.setEncoding('utf8');
    request.on('data', (chunk: string) => {
      rawBody += chunk;
    });
    request.on('end', () => {
      response.writeHead(204).end();
      const headers = plain(request.headers);
      const sentAt = new Date(Number(headers['webhook-timestamp']) * 1000);
      const listeners = waiting;
      waiting = [];
      for (const listener of listeners) listener({ headers, rawBody, sentAt });
    });
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port was given');
  return {
    url: `http://127.0.0.1:${address.port}/`,
    next: () => new Promise((resolve) => waiting.push(resolve)),
    close: () =>
      new Promise((closed) => {
        server.closeAllConnections();
        server.close(() => closed());
      }),
  };
}

const plain = (headers: IncomingHttpHeaders): Record<string, string> =>
  Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) =>
      typeof value === 'string' ? [[name, value]] : [],
    ),
  );
