import http from 'node:http';
import type { AddressInfo } from 'node:net';
import type { ProgrammablePos } from '@pos-bridge/core/testing';
import { type CanonicalCatalog, type PosEvent, PosFault, type PosProvider } from '@pos-bridge/pos';
import type { SandboxWix } from '@pos-bridge/sandbox';
import { z } from 'zod';

/**
 * A POS that fails with `words` in every way that the port knows whenever it is asked for something else than
 * an order, and then shows a menu; its webhooks hold whatever was sent.
 */
export function markedProvider(
  pos: ProgrammablePos,
  words: string,
  menu: CanonicalCatalog,
): PosProvider {
  const fails = [
    () => new PosFault('server_error', words, { answer: `{"error":"${words}"}` }),
    () => new PosFault('protocol', words),
    () => new Error(words),
  ];
  const failing = (): (() => Promise<never>) => {
    let asked = 0;
    return async () => {
      asked += 1;
      throw fails[asked % fails.length]?.() ?? new Error(words);
    };
  };
  const failFirst = failing();
  let menus = 0;
  return {
    ...pos.provider,
    fetchMenu: async () => {
      menus += 1;
      return menus > fails.length ? menu : failFirst();
    },
    listLocations: failing(),
    listStock: failing(),
    webhooks: {
      receive: ({ rawBody }) => {
        const told: unknown = JSON.parse(rawBody, (name, value: unknown) =>
          /^(at|.+(At|Until))$/.test(name) && typeof value === 'string' ? new Date(value) : value,
        );
        const { messageId, events } = z
          .object({ messageId: z.string(), events: z.custom<PosEvent[]>(Array.isArray) })
          .parse(told);
        return { outcome: 'accepted', messageId, events };
      },
    },
  };
}

/** Has Wix refuse calls in these words, wherever an answer of Wix has words. */
export function answerMarked(
  wix: SandboxWix,
  operations: readonly string[],
  words: string,
  status = 400,
): void {
  const body = {
    message: words,
    details: {
      applicationError: { code: words, description: words },
      validationError: { fieldViolations: [{ field: words, description: words }] },
    },
  };
  wix.control.faults.add({
    operations: [...operations],
    effect: { kind: 'status', status, body },
  });
}

/** Somebody's endpoint that refuses in these words, and repeats what it was sent, headers and all. */
export async function startMarkedEndpoint(words: string) {
  const heard: string[] = [];
  const server = http.createServer((request, response) => {
    const signature = String(request.headers['webhook-signature']);
    heard.push(signature);
    request.resume();
    response.writeHead(500, words.replaceAll(/\W/g, '-'), { 'retry-after': words });
    response.end(JSON.stringify({ words, headers: request.headers }));
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/hook`,
    /** The signatures that it got. */
    heard,
    close: async () => {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    },
  };
}

export type MarkedEndpoint = Awaited<ReturnType<typeof startMarkedEndpoint>>;
