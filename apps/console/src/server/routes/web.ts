import { existsSync } from 'node:fs';
import { join } from 'node:path';
import serveStatic from '@fastify/static';
import type { FastifyPluginAsync } from 'fastify';

const forEver = 'public, max-age=31536000, immutable';

/**
 * The built pages. Files below `assets/` carry a hash of their content in their name and may be kept for
 * ever; every address that is no file is a page's, and gets `index.html`, which is asked for each time.
 */
export const webRoutes =
  (directory: string): FastifyPluginAsync =>
  async (app) => {
    if (!existsSync(join(directory, 'index.html'))) {
      app.get('/*', async (_request, reply) =>
        reply
          .code(503)
          .type('text/plain')
          .send(
            'The console’s pages are not built: run `pnpm --filter @pos-bridge/console build`.',
          ),
      );
      return;
    }
    const assets = join(directory, 'assets');
    await app.register(serveStatic, {
      root: directory,
      // The files that are there become routes; everything else falls to the one below.
      wildcard: false,
      index: false,
      preCompressed: true,
      cacheControl: false,
      setHeaders: (reply, path) => {
        reply.header('cache-control', path.startsWith(assets) ? forEver : 'no-cache');
      },
    });
    app.get('/*', async (request, reply) => {
      if (/^\/(assets|api|trpc|export)(\/|$)/.test(request.url)) return reply.callNotFound();
      return reply.sendFile('index.html');
    });
  };
