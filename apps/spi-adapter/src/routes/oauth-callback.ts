import { isStorableText } from '@pos-bridge/storable';
import type { FastifyPluginAsync } from 'fastify';
import { z } from 'zod';
import type { AdapterDeps } from '../adapter-deps.ts';
import { browserKeys } from '../browser-key.ts';
import { installationFailed, installationRefused } from '../pages/installation-pages.ts';
import { neverKept, sendPage } from '../pages/page.ts';
import { tooManyVisits } from '../pages/too-many-visits.ts';
import { TooManyVisits } from './limit-visits.ts';

const given = z.string().refine(isStorableText).optional().catch(undefined);
const callbackQuery = z.object({ code: given, state: given, instanceId: given });

/** Where Wix's installer sends the site owner back to (contract §3). A HEAD must not use up the code. */
export const oauthCallbackRoute =
  (deps: AdapterDeps, publicUrl: string): FastifyPluginAsync =>
  async (app) => {
    const keys = browserKeys(publicUrl, '/wix/oauth');

    app.get('/wix/oauth/callback', { exposeHeadRoute: false }, async (request, reply) => {
      const query = callbackQuery.parse(request.query);
      const browserKey = keys.take(request, reply, query.state);
      const completed = await deps.core.instances.installer.complete({ ...query, browserKey });
      return completed.outcome === 'installed'
        ? neverKept(reply).redirect(completed.redirectTo, 303)
        : sendPage(reply, installationRefused[completed.reason], request.id);
    });

    app.setErrorHandler((error, request, reply) => {
      if (error instanceof TooManyVisits) return sendPage(reply, tooManyVisits, request.id);
      deps.log.error({ err: error, reference: request.id }, 'an installation was not finished');
      return sendPage(reply, installationFailed, request.id);
    });
  };
