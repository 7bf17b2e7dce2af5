import { isStorableText } from '@pos-bridge/storable';
import type { FastifyPluginAsync } from 'fastify';
import { z } from 'zod';
import type { AdapterDeps } from '../adapter-deps.ts';
import { browserKeys } from '../browser-key.ts';
import {
  aboutToConnect,
  connected,
  connectionFailed,
  connectionRefused,
} from '../pages/connection-pages.ts';
import { neverKept, sendPage } from '../pages/page.ts';
import { tooManyVisits } from '../pages/too-many-visits.ts';
import { TooManyVisits } from './limit-visits.ts';

const given = z.string().refine(isStorableText).optional().catch(undefined);
/** As long as a link lives. */
const linkForMs = 24 * 3_600_000;
const providerParams = z.object({ provider: z.string() });
const connectQuery = z.object({ link: given });
const callbackQuery = z.object({ code: given, state: given });

/** A merchant's way to the POS's consent, and back. A HEAD must not use up a code. */
export const posConnectRoutes =
  (deps: AdapterDeps, publicUrl: string): FastifyPluginAsync =>
  async (app) => {
    const { accounts } = deps.core;
    const linkKeysOf = (provider: string) =>
      browserKeys(publicUrl, `/pos/${encodeURIComponent(provider)}/connect`);
    const keysOf = (provider: string) =>
      browserKeys(publicUrl, `/pos/${encodeURIComponent(provider)}/oauth`);

    app.get('/pos/:provider/connect', { exposeHeadRoute: false }, async (request, reply) => {
      const { provider } = providerParams.parse(request.params);
      const { link = '' } = connectQuery.parse(request.query);
      const expiresAt = new Date(deps.now().getTime() + linkForMs);
      const browserKey = linkKeysOf(provider).keep(request, reply, link, expiresAt);
      const shown = await accounts.showConnectLink({ provider, link, browserKey });
      const page =
        shown.outcome === 'refused'
          ? connectionRefused[shown.reason]
          : aboutToConnect(shown, `?${new URLSearchParams({ link })}`);
      return sendPage(reply, page, request.id);
    });

    // The form's fields say nothing: the address has the link, and the cookie who opened it.
    app.addContentTypeParser(
      'application/x-www-form-urlencoded',
      { parseAs: 'string', bodyLimit: 1024 },
      (_request, _body, done) => done(null, undefined),
    );
    app.post('/pos/:provider/connect', async (request, reply) => {
      const { provider } = providerParams.parse(request.params);
      const { link = '' } = connectQuery.parse(request.query);
      const browserKey = linkKeysOf(provider).look(request, link);
      // Whoever was not shown the page has no cookie, and another site cannot send the form for somebody.
      const opened =
        browserKey === undefined
          ? ({ outcome: 'refused', reason: 'link-of-another-browser' } as const)
          : await accounts.openConnectLink({ provider, link, browserKey });
      if (opened.outcome === 'refused') {
        return sendPage(reply, connectionRefused[opened.reason], request.id);
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
          ? connected(finished.merchantName, finished.site)
          : connectionRefused[finished.reason];
      return sendPage(reply, page, request.id);
    });

    app.setErrorHandler((error, request, reply) => {
      if (error instanceof TooManyVisits) return sendPage(reply, tooManyVisits, request.id);
      deps.log.error({ err: error, reference: request.id }, 'a connection was not finished');
      return sendPage(reply, connectionFailed, request.id);
    });
  };
