import { storableSchema } from '@pos-bridge/storable';
import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { ConsoleDeps } from '../console-deps.ts';
import { networkOf } from '../network-of.ts';
import {
  clientAddressHeader,
  knownDeviceHeader,
  originOf,
  signInBasePath,
  signInPaths,
} from '../sign-in.ts';

const namesAMailbox = z.object({ email: z.string().max(320) });
const passwordPath = '/sign-in/email';

/**
 * The doors of the sign-in library, and no more of it. The library limits attempts by address; here they
 * are limited by mailbox and where they come from, so that a stranger locks nobody out.
 */
export const signInRoutes =
  (
    deps: Pick<ConsoleDeps, 'core' | 'signIn' | 'metrics' | 'clock' | 'log'>,
    consoleUrl: string,
  ): FastifyPluginAsync =>
  async (app) => {
    for (const path of signInPaths) {
      app.route({
        method: path.startsWith('/callback') ? ['GET', 'POST'] : 'POST',
        url: `${signInBasePath}${path}`,
        handler: async (request, reply) => {
          const { query, body } = request;
          const given = storableSchema.safeParse({ query, body });
          if (!given.success) {
            return reply.code(400).send({
              message: 'The input is not valid.',
              fields: given.error.issues.map(({ path: at }) => at.map(String).join('.')),
              requestId: request.id,
            });
          }
          const mailbox = namesAMailbox.safeParse(body).data?.email;
          return path === passwordPath && mailbox !== undefined
            ? byPassword(request, reply, mailbox)
            : send(reply, await deps.signIn.handle(toWebRequest(request, consoleUrl)));
        },
      });
    }

    async function byPassword(
      request: FastifyRequest,
      reply: FastifyReply,
      email: string,
    ): Promise<FastifyReply> {
      const { core, signIn, metrics, clock } = deps;
      const way = 'password';
      const web = toWebRequest(request, consoleUrl);
      const origin = originOf(web.headers);
      const device = signIn.devices.nameIn(request.headers.cookie, email, clock.now());
      if (device !== undefined) web.headers.set(knownDeviceHeader, device);
      const from = device === undefined ? `address:${networkOf(request.ip)}` : `device:${device}`;
      const begun = await core.staff.beginSignIn({ email, from, origin });
      if (begun.outcome === 'wait') {
        metrics.signIns.inc({ way, outcome: 'slowed_down' });
        deps.log.info({ ...origin, requestId: request.id }, 'sign-in: slowed down');
        return reply
          .code(429)
          .headers({ 'retry-after': String(begun.seconds), 'cache-control': 'no-store' })
          .send({ message: `Too many attempts. Try again in ${begun.seconds} seconds.` });
      }
      const answer = await signIn.handle(web);
      if (answer.ok) {
        await core.staff.endSignIn({ email, from });
        reply.header('set-cookie', signIn.devices.remember(email, clock.now()));
      } else {
        metrics.signIns.inc({ way, outcome: 'failed' });
        await core.staff.noteSignInFailure({ email, origin });
        deps.log.info({ ...origin, requestId: request.id }, 'sign-in: failed');
      }
      return send(reply, answer);
    }
  };

async function send(reply: FastifyReply, answer: Response): Promise<FastifyReply> {
  reply.code(answer.status).header('cache-control', 'no-store');
  answer.headers.forEach((value, name) => {
    if (name !== 'set-cookie') reply.header(name, value);
  });
  for (const cookie of answer.headers.getSetCookie()) reply.header('set-cookie', cookie);
  return reply.send(answer.body === null ? null : await answer.text());
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
  headers.delete(knownDeviceHeader);
  return headers;
}
