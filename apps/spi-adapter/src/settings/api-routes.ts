import { randomUUID } from 'node:crypto';
import { isDatabaseUnavailable, type Log, WixBudgetExhausted } from '@pos-bridge/core';
import { PosFault } from '@pos-bridge/pos';
import { WixApiError } from '@pos-bridge/wix';
import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { UnverifiedCalls } from '../unverified-calls.ts';
import { allSettingsRoutes } from './all-routes.ts';
import { changesStream } from './changes-stream.ts';
import { openSession } from './open-session.ts';
import { type SettingsRefusalCode, statusOfRefusal } from './refusals.ts';
import { refused, type SettingsAnswer, type SettingsDeps } from './route.ts';
import type { SettingsSession, SettingsSessions } from './sessions.ts';
import type { SiteChanges } from './site-changes.ts';

const bodyLimit = 64 * 1024;

/** What the page calls, below `/settings/api`: JSON, with the session's token as a bearer. */
export const settingsApiRoutes =
  (
    deps: SettingsDeps & {
      readonly sessions: SettingsSessions;
      readonly changes: SiteChanges;
      readonly unverified: UnverifiedCalls;
      readonly log: Log;
    },
  ): FastifyPluginAsync =>
  async (app) => {
    const { sessions, log } = deps;

    app.addHook('onRequest', async (_request, reply) => {
      // To be quoted to support; the log line of a fault carries it.
      reply.headers({ 'cache-control': 'no-store', 'x-request-id': randomUUID().slice(0, 13) });
    });

    app.post('/session', { bodyLimit }, async (request, reply) =>
      send(reply, await openSession(deps, request.body, request.ip)),
    );

    app.post('/session/renewal', { bodyLimit }, async (request, reply) => {
      const session = sessionOf(request);
      const token = session && sessions.renew(session);
      return send(
        reply,
        token === undefined
          ? refused('SESSION_OVER')
          : { outcome: 'answered', body: { token: token.token, expiresAt: token.expiresAt } },
      );
    });

    for (const route of allSettingsRoutes) {
      app.route({
        method: route.method,
        url: route.path,
        bodyLimit,
        handler: async (request, reply) => {
          const session = sessionOf(request);
          if (session === undefined) return send(reply, refused('SESSION_OVER'));
          return send(reply, await route.answer(inputOf(request), session, deps));
        },
      });
    }

    app.get('/changes', async (request, reply) => {
      const session = sessionOf(request);
      if (session === undefined) return send(reply, refused('SESSION_OVER'));
      const gone = new AbortController();
      reply.raw.on('close', () => gone.abort());
      return (
        reply
          .type('text/plain; charset=utf-8')
          // A proxy that collects an answer before it passes it on would hold every line back.
          .header('x-accel-buffering', 'no')
          .send(changesStream(deps.changes, session.instanceId, gone.signal))
      );
    });

    app.setNotFoundHandler((_request, reply) => send(reply, refused('INVALID_REQUEST')));
    app.setErrorHandler((error, request, reply) => {
      const code = refusalOfError(error);
      const details = {
        err: error,
        path: request.routeOptions.url,
        requestId: reply.getHeader('x-request-id'),
      };
      if (code === 'FAULT') log.error(details, 'settings page: fault');
      else log.warn(details, 'settings page: not answered as asked');
      return send(reply, refused(code));
    });

    function sessionOf(request: FastifyRequest): SettingsSession | undefined {
      const [, token] = /^Bearer (.+)$/.exec(request.headers.authorization ?? '') ?? [];
      return token === undefined ? undefined : sessions.verify(token);
    }
  };

const send = (reply: FastifyReply, answer: SettingsAnswer): FastifyReply =>
  answer.outcome === 'answered'
    ? reply.send(answer.body)
    : reply.code(statusOfRefusal[answer.code]).send({
        code: answer.code,
        ...(answer.fields.length > 0 && { fields: answer.fields }),
        requestId: reply.getHeader('x-request-id'),
      });

const fields = z.record(z.string(), z.unknown()).catch({});

/** The path's parameters win: nobody names another account in a body. */
const inputOf = ({ params, body }: FastifyRequest): unknown => ({
  ...fields.parse(body),
  ...fields.parse(params),
});

const withStatus = z.object({ statusCode: z.int() });

function refusalOfError(error: unknown): SettingsRefusalCode {
  if (error instanceof WixBudgetExhausted) return 'WIX_BUSY';
  if (error instanceof WixApiError && error.kind === 'rate_limited') return 'WIX_BUSY';
  if (isDatabaseUnavailable(error) || error instanceof PosFault || error instanceof WixApiError) {
    return 'UNAVAILABLE';
  }
  const known = withStatus.safeParse(error).data;
  return known !== undefined && known.statusCode < 500 ? 'INVALID_REQUEST' : 'FAULT';
}
