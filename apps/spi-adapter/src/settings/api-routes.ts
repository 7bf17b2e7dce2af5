import { randomUUID } from 'node:crypto';
import { fastifyRequestHandler } from '@trpc/server/adapters/fastify';
import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify';
import type { SettingsContext, SettingsDeps } from './procedures.ts';
import { Refusal, refusalOfError, refusalShape } from './refusals.ts';
import { settingsRouter } from './router.ts';

const bodyLimit = 64 * 1024;

/** What the page calls, below `/settings/api`: tRPC, with the session's token as a bearer. */
export const settingsApiRoutes =
  (deps: SettingsDeps): FastifyPluginAsync =>
  async (app) => {
    app.addHook('onRequest', async (_request, reply) => {
      reply.headers({ 'cache-control': 'no-store', 'x-request-id': randomUUID().slice(0, 13) });
    });
    // Nothing but JSON, which tRPC reads itself; its client sends nothing for an input that there is not.
    app.removeAllContentTypeParsers();
    app.addContentTypeParser(
      'application/json',
      { parseAs: 'string', bodyLimit },
      (_request, body, done) => done(null, body === '' ? 'null' : body),
    );

    app.route<{ Params: { path: string } }>({
      method: ['GET', 'POST'],
      url: '/:path',
      handler: async (request, reply) => {
        // tRPC cannot read one with a body, and nobody needs less than the answer.
        if (request.method === 'HEAD') return refuse(reply, new Refusal('INVALID_REQUEST'));
        const { path } = request.params;
        await fastifyRequestHandler({
          router: settingsRouter,
          createContext: () => contextOf(request, reply),
          allowBatching: false,
          onError: ({ error }) => report(error, path, reply),
          req: request,
          res: reply,
          path,
        });
        return reply;
      },
    });

    // What never came as far as a procedure is answered in the same form.
    app.setNotFoundHandler((_request, reply) => refuse(reply, new Refusal('INVALID_REQUEST')));
    app.setErrorHandler((error, request, reply) => {
      report(error, request.routeOptions.url, reply);
      return refuse(reply, error);
    });

    function contextOf(request: FastifyRequest, reply: FastifyReply): SettingsContext {
      const [, token] = /^Bearer (.+)$/.exec(request.headers.authorization ?? '') ?? [];
      return {
        ...deps,
        requestId: requestIdOf(reply),
        address: request.ip,
        session: token === undefined ? undefined : deps.sessions.verify(token),
      };
    }

    /** Refusals are the caller's business; a fault stands in the log under the id that the page shows. */
    function report(error: unknown, path: string | undefined, reply: FastifyReply): void {
      const details = { err: error, path, requestId: requestIdOf(reply) };
      const code = refusalOfError(error);
      if (code === 'FAULT') deps.log.error(details, 'settings page: fault');
      else if (code === 'UNAVAILABLE' || code === 'WIX_BUSY')
        deps.log.warn(details, 'settings page: not answered as asked');
    }
  };

const requestIdOf = (reply: FastifyReply): string => String(reply.getHeader('x-request-id'));

function refuse(reply: FastifyReply, error: unknown): FastifyReply {
  const shape = refusalShape(error, requestIdOf(reply));
  return reply.code(shape.data.httpStatus).send({ error: shape });
}
