import { isDatabaseUnavailable } from '@pos-bridge/core';
import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify';
import type { AdapterDeps } from '../adapter-deps.ts';
import { retryAfterSeconds } from '../unverified-calls.ts';

const bodyLimit = 1024 * 1024;

/**
 * What POS systems tell by themselves, under `/pos`. The provider verifies the bytes as they came; the
 * message is stored and answered, and everything else happens in the worker. A refusal does not say
 * which check failed.
 */
export const posWebhookRoutes =
  ({ core, log, unverified }: AdapterDeps): FastifyPluginAsync =>
  async (app) => {
    app.removeAllContentTypeParsers();
    app.addContentTypeParser('*', { parseAs: 'string', bodyLimit }, (_request, body, done) => {
      done(null, body);
    });

    app.post<{ Params: { provider: string } }>('/:provider/webhooks', async (request, reply) => {
      const { provider } = request.params;
      const received = await core.posWebhooks.receive(provider, {
        headers: singleHeaders(request),
        rawBody: typeof request.body === 'string' ? request.body : '',
      });
      switch (received.outcome) {
        case 'accepted':
          return reply.code(200).send({});
        case 'rejected': {
          const { reason } = received;
          const noted = unverified.note('pos_webhook', 'rejected', request.ip);
          if (noted.outcome === 'limited') return limited(reply);
          if (noted.tell) log.warn({ provider, reason }, 'webhook of a POS rejected');
          return reply.code(401).send({ error: 'not a webhook of this POS' });
        }
        case 'provider-not-found':
          if (unverified.note('pos_webhook', 'no_provider', request.ip).outcome === 'limited')
            return limited(reply);
          return reply.code(404).send({ error: 'no such POS' });
      }
    });

    app.setErrorHandler((error, request, reply) => {
      const status = statusOf(error);
      if (status >= 500)
        log.error({ err: error, path: request.url }, 'webhook of a POS not stored');
      if (status === 503) reply.header('retry-after', '5');
      // What is left of a body that was too large is not read any more.
      if (status === 413) reply.header('connection', 'close');
      return reply.code(status).send({ error: status < 500 ? 'not readable' : 'not stored' });
    });
  };

const limited = (reply: FastifyReply): FastifyReply =>
  reply
    .code(429)
    .header('retry-after', retryAfterSeconds)
    .send({ error: 'too many webhooks that this POS did not send' });

/** A header that came twice is none of those that a signature is in. */
function singleHeaders(request: FastifyRequest): Record<string, string | undefined> {
  return Object.fromEntries(
    Object.entries(request.headers).map(([name, value]) => [
      name,
      Array.isArray(value) ? undefined : value,
    ]),
  );
}

function statusOf(error: unknown): number {
  if (isDatabaseUnavailable(error)) return 503;
  const status = error instanceof Error && 'statusCode' in error ? error.statusCode : undefined;
  return typeof status === 'number' && status >= 400 && status < 500 ? status : 500;
}
