import type { FastifyPluginAsync, FastifyRequest } from 'fastify';
import type { AdapterDeps } from '../adapter-deps.ts';
import { answerSpiCall, finishSpiCall, refuseUnverified } from '../answer-spi-call.ts';
import { createLeftOutLog } from '../log-once.ts';
import { allOperations } from '../operations/all-operations.ts';
import { fault, methodNotAllowed, notSentWhole, tooLarge, toSpiError } from '../spi-errors.ts';
import { wasNotSentWhole } from './was-not-sent-whole.ts';

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
        handler: (request, reply) => answerSpiCall(operation, spi, textOf(request.body), reply),
      });
      if (operation.acceptsGet) {
        app.route({
          method: 'GET',
          url,
          exposeHeadRoute: false,
          handler: (request, reply) =>
            answerSpiCall(operation, spi, authorizationOf(request), reply),
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
          return refuseUnverified(operation.name, deps, refusal, reply, {
            reason: 'method_not_allowed',
          });
        },
      });
    }

    app.setErrorHandler((error, request, reply) => {
      const code = error instanceof Error && 'code' in error ? error.code : undefined;
      const operation = request.routeOptions.url?.split('/').at(-1) ?? 'unknown';
      // What is left of a body that was not read to its end is not read any more.
      reply.header('connection', 'close');
      if (code === 'FST_ERR_CTP_BODY_TOO_LARGE')
        return refuseUnverified(operation, deps, tooLarge, reply, { reason: 'too_large' });
      if (wasNotSentWhole(error))
        return refuseUnverified(operation, deps, notSentWhole, reply, { reason: 'not_sent_whole' });
      deps.log.error({ err: error, operation }, 'SPI call not read');
      const refusal = fault(error);
      return finishSpiCall(operation, deps, toSpiError(refusal), null, reply);
    });
  };

const textOf = (body: unknown): string => (typeof body === 'string' ? body : '');

/** Some clients put the word Bearer before the token, although Wix does not. */
const authorizationOf = (request: FastifyRequest): string =>
  (request.headers.authorization ?? '').replace(/^Bearer\s+/i, '');
