import rateLimit from '@fastify/rate-limit';
import type { FastifyPluginAsync, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { ConsoleDeps } from '../console-deps.ts';
import { clientAddressHeader, signInBasePath, signInPaths } from '../sign-in.ts';

const attemptsOnOneMailbox = 20;
const mailboxWindowMs = 15 * 60_000;
const namesAMailbox = z.object({ email: z.string().max(320) });

/**
 * The doors of the sign-in library, and no more of it. The library limits attempts by address across
 * processes; here a mailbox is limited too (by process), against many addresses that try one person.
 */
export const signInRoutes =
  (deps: Pick<ConsoleDeps, 'signIn' | 'log'>, consoleUrl: string): FastifyPluginAsync =>
  async (app) => {
    await app.register(rateLimit, { global: false });
    for (const path of signInPaths) {
      const limit =
        path === '/sign-in/email'
          ? {
              rateLimit: {
                hook: 'preHandler' as const,
                max: attemptsOnOneMailbox,
                timeWindow: mailboxWindowMs,
                keyGenerator: mailboxOf,
              },
            }
          : {};
      app.route({
        method: path.startsWith('/callback') ? ['GET', 'POST'] : 'POST',
        url: `${signInBasePath}${path}`,
        config: limit,
        handler: async (request, reply) => {
          const answer = await deps.signIn.handle(toWebRequest(request, consoleUrl));
          reply.code(answer.status).header('cache-control', 'no-store');
          answer.headers.forEach((value, name) => {
            if (name !== 'set-cookie') reply.header(name, value);
          });
          for (const cookie of answer.headers.getSetCookie()) reply.header('set-cookie', cookie);
          return reply.send(answer.body === null ? null : await answer.text());
        },
      });
    }
  };

function mailboxOf(request: FastifyRequest): string {
  const named = namesAMailbox.safeParse(request.body);
  return named.success ? `mailbox:${named.data.email.trim().toLowerCase()}` : 'mailbox:none';
}

function toWebRequest(request: FastifyRequest, consoleUrl: string): Request {
  const headers = toWebHeaders(request);
  // The body was read and parsed; its length may differ when it is written again.
  headers.delete('content-length');
  const hasBody = request.method === 'POST' && request.body !== undefined && request.body !== null;
  return new Request(new URL(request.url, consoleUrl), {
    method: request.method,
    headers,
    ...(hasBody && { body: JSON.stringify(request.body) }),
  });
}

/** The caller's headers, with the address that the connection shows in place of any claimed one. */
export function toWebHeaders(request: FastifyRequest): Headers {
  const headers = new Headers();
  for (const [name, value] of Object.entries(request.headers)) {
    if (value === undefined || name === 'connection' || name === 'transfer-encoding') continue;
    for (const one of [value].flat()) headers.append(name, one);
  }
  headers.set(clientAddressHeader, request.ip);
  return headers;
}
