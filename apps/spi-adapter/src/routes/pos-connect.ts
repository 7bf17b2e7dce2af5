import { isStorableText } from '@pos-bridge/storable';
import type { FastifyPluginAsync } from 'fastify';
import { z } from 'zod';
import type { AdapterDeps } from '../adapter-deps.ts';
import { browserKeys } from '../browser-key.ts';
import { connected, connectionFailed, connectionRefused } from '../pages/connection-pages.ts';
import { neverKept, sendPage } from '../pages/page.ts';
import { tooManyVisits } from '../pages/too-many-visits.ts';
import { TooManyVisits } from './limit-visits.ts';

const given = z.string().refine(isStorableText).optional().catch(undefined);
const providerParams = z.object({ provider: z.string() });
const connectQuery = z.object({ link: given });
const callbackQuery = z.object({ code: given, state: given });

/** A merchant's way to the POS's consent, and back. A HEAD must not use up a code. */
export const posConnectRoutes =
  (deps: AdapterDeps, publicUrl: string): FastifyPluginAsync =>
  async (app) => {
    const { accounts } = deps.core;
    const keysOf = (provider: string) =>
      browserKeys(publicUrl, `/pos/${encodeURIComponent(provider)}/oauth`);

    app.get('/pos/:provider/connect', { exposeHeadRoute: false }, async (request, reply) => {
      const { provider } = providerParams.parse(request.params);
      const { link = '' } = connectQuery.parse(request.query);
      const opened = await accounts.openConnectLink({ provider, link });
      if (opened.outcome === 'refused') {
        return sendPage(reply, connectionRefused(opened.reason), request.id);
      }
      keysOf(provider).give(reply, opened);
      return neverKept(reply).redirect(opened.redirectTo, 303);
    });

    app.get('/pos/:provider/oauth/callback', { exposeHeadRoute: false }, async (request, reply) => {
      const { provider } = providerParams.parse(request.params);
      const query = callbackQuery.parse(request.query);
      const browserKey = keysOf(provider).take(request, reply, query.state);
      const finished = await accounts.finishConnection({ provider, ...query, browserKey });
      const page =
        finished.outcome === 'connected'
          ? connected(finished.merchantName)
          : connectionRefused(finished.reason);
      return sendPage(reply, page, request.id);
    });

    app.setErrorHandler((error, request, reply) => {
      if (error instanceof TooManyVisits) return sendPage(reply, tooManyVisits, request.id);
      deps.log.error({ err: error, reference: request.id }, 'a connection was not finished');
      return sendPage(reply, connectionFailed, request.id);
    });
  };
