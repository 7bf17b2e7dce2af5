import { isStorableText } from '@pos-bridge/storable';
import type { FastifyPluginAsync } from 'fastify';
import { z } from 'zod';
import type { AdapterDeps } from '../adapter-deps.ts';
import { browserKeys } from '../browser-key.ts';
import { installationFailed, installationRefused } from '../pages/installation-pages.ts';
import { neverKept, sendPage } from '../pages/page.ts';
import { tooManyVisits } from '../pages/too-many-visits.ts';
import { TooManyVisits } from './limit-visits.ts';

const installQuery = z.object({
  token: z.string().refine(isStorableText).optional().catch(undefined),
});

/** Where Wix sends a site owner who adds an app of the older kind (contract §3): on to its installer. */
export const installRoute =
  (deps: AdapterDeps, publicUrl: string): FastifyPluginAsync =>
  async (app) => {
    const keys = browserKeys(publicUrl, '/wix/oauth');

    app.get('/wix/install', { exposeHeadRoute: false }, async (request, reply) => {
      const { token } = installQuery.parse(request.query);
      const begun = await deps.core.instances.installer.begin(token);
      if (begun.outcome === 'refused') {
        return sendPage(reply, installationRefused[begun.reason], request.id);
      }
      keys.give(reply, begun);
      return neverKept(reply).redirect(begun.redirectTo, 303);
    });

    app.setErrorHandler((error, request, reply) => {
      if (error instanceof TooManyVisits) return sendPage(reply, tooManyVisits, request.id);
      deps.log.error({ err: error, reference: request.id }, 'an installation did not begin');
      return sendPage(reply, installationFailed, request.id);
    });
  };
