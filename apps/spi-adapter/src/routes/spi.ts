import type { FastifyPluginAsync, FastifyRequest } from 'fastify';
import type { AdapterDeps } from '../adapter-deps.ts';
import { answerSpiCall, finishSpiCall } from '../answer-spi-call.ts';
import { createLeftOutLog } from '../log-once.ts';
import { allOperations } from '../operations/all-operations.ts';
import { fault, methodNotAllowed, tooLarge, toSpiError } from '../spi-errors.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** `performance.now()` when the call came; 0 outside the SPI. */
    receivedAt: number;
  }
}

const bodyLimit = 1024 * 1024;

/** Wix's calls, under `/wix-spi`. The body is a token, whatever its content type says (contract §1). */
export const spiRoutes =
  (deps: AdapterDeps): FastifyPluginAsync =>
  async (app) => {
    const spi = { ...deps, noteLeftOut: createLeftOutLog(deps.log) };
    app.removeAllContentTypeParsers();
    app.addContentTypeParser('*', { parseAs: 'string', bodyLimit }, (_request, body, done) => {
      done(null, body);
    });
    app.decorateRequest('receivedAt', 0);
    app.addHook('onRequest', (request, _reply, done) => {
      request.receivedAt = performance.now();
      // Not even a malformed content type may have a say.
      request.raw.headers['content-type'] = 'text/plain';
      done();
    });

    for (const operation of allOperations) {
      const url = `/${operation.name}`;
      const allowed = operation.acceptsGet ? ['POST', 'GET'] : ['POST'];
      app.route({
        method: 'POST',
        url,
        handler: (request, reply) =>
          answerSpiCall(operation, spi, textOf(request.body), request, reply),
      });
      if (operation.acceptsGet) {
        app.route({
          method: 'GET',
          url,
          exposeHeadRoute: false,
          handler: (request, reply) =>
            answerSpiCall(operation, spi, authorizationOf(request), request, reply),
        });
      }
      app.route({
        method: ['GET', 'HEAD', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'].filter(
          (method) => !allowed.includes(method),
        ),
        url,
        handler: (_request, reply) => {
          reply.header('allow', allowed.join(', '));
          const refusal = methodNotAllowed(allowed.join(' or '));
          return finishSpiCall(operation.name, deps, toSpiError(refusal), null, reply);
        },
      });
    }

    app.setErrorHandler((error, request, reply) => {
      const code = error instanceof Error && 'code' in error ? error.code : undefined;
      const refusal = code === 'FST_ERR_CTP_BODY_TOO_LARGE' ? tooLarge : fault(error);
      const operation = request.routeOptions.url?.split('/').at(-1) ?? 'unknown';
      deps.log.warn({ err: error, operation }, 'SPI call not read');
      // What is left of a body that was too large is not read any more.
      reply.header('connection', 'close');
      return finishSpiCall(operation, deps, toSpiError(refusal), null, reply);
    });
  };

const textOf = (body: unknown): string => (typeof body === 'string' ? body : '');

/** Some clients put the word Bearer before the token, although Wix does not. */
const authorizationOf = (request: FastifyRequest): string =>
  (request.headers.authorization ?? '').replace(/^Bearer\s+/i, '');
