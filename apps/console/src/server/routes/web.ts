import { existsSync } from 'node:fs';
import { join } from 'node:path';
import serveStatic from '@fastify/static';
import type { FastifyPluginAsync } from 'fastify';

const aYear = 365 * 24 * 3600 * 1000;

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
    await app.register(serveStatic, {
      root: join(directory, 'assets'),
      prefix: '/assets/',
      preCompressed: true,
      immutable: true,
      maxAge: aYear,
      decorateReply: false,
    });
    await app.register(serveStatic, {
      root: directory,
      prefix: '/',
      wildcard: false,
      index: false,
      allowedPath: (path) => !path.startsWith('/assets/') && path !== '/index.html',
      cacheControl: false,
      setHeaders: (reply) => void reply.header('cache-control', 'no-cache'),
    });
    app.get('/*', async (request, reply) => {
      if (/^\/(assets|api|trpc)\//.test(request.url)) return reply.callNotFound();
      return reply.header('cache-control', 'no-cache').sendFile('index.html', directory);
    });
  };
