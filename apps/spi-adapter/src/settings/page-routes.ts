import { existsSync } from 'node:fs';
import { join } from 'node:path';
import helmet from '@fastify/helmet';
import serveStatic from '@fastify/static';
import type { FastifyPluginAsync } from 'fastify';
import { z } from 'zod';
import { refusalOf, statusOfRefusal } from './refusals.ts';
import type { SettingsSessions } from './sessions.ts';

/** Who may show the page inside a page of theirs: Wix, whose dashboard does. */
const wixHosts = ['https://*.wix.com', 'https://*.wixstudio.com', 'https://*.editorx.com'];
const forEver = 'public, max-age=31536000, immutable';
const pageQuery = z.object({ instance: z.string().max(5000).catch('') });

/** The built page, below `/settings`. */
export const settingsPageRoutes =
  (
    deps: { readonly sessions: SettingsSessions },
    options: {
      readonly pagesDirectory: string;
      /** Beside Wix's hosts; for the sandbox's dashboard. */
      readonly frameOrigins: readonly string[];
    },
  ): FastifyPluginAsync =>
  async (app) => {
    await app.register(helmet, {
      contentSecurityPolicy: {
        useDefaults: false,
        directives: {
          'default-src': ["'none'"],
          'script-src': ["'self'"],
          // The component library writes its theme into style elements; styles run nothing.
          'style-src': ["'self'", "'unsafe-inline'"],
          'img-src': ["'self'"],
          'connect-src': ["'self'"],
          'form-action': ["'none'"],
          'base-uri': ["'none'"],
          'frame-ancestors': [...wixHosts, ...options.frameOrigins],
        },
      },
      // It knows one origin alone, and would shut Wix out; frame-ancestors is the law.
      frameguard: false,
      // The page keeps hold of the window in which it opens the POS, to close it.
      crossOriginOpenerPolicy: false,
      // The address holds the instance parameter, which is nobody else's business.
      referrerPolicy: { policy: 'no-referrer' },
      strictTransportSecurity: false,
    });

    if (!existsSync(join(options.pagesDirectory, 'index.html'))) {
      app.get('/*', async (_request, reply) =>
        reply
          .code(503)
          .type('text/plain')
          .send('The page is not built: run `pnpm --filter @pos-bridge/settings-page build`.'),
      );
      return;
    }
    const assets = join(options.pagesDirectory, 'assets');
    await app.register(serveStatic, {
      root: options.pagesDirectory,
      // The files that are there become routes; nothing else is looked for.
      wildcard: false,
      index: false,
      preCompressed: true,
      cacheControl: false,
      setHeaders: (reply, path) => {
        reply.header('cache-control', path.startsWith(assets) ? forEver : 'no-store');
      },
    });
    app.get('/', async (request, reply) => {
      // A refusal is a page too: the same one, which says what to do in the reader's language.
      const opened = deps.sessions.open(pageQuery.parse(request.query).instance);
      if (opened.outcome === 'refused') reply.code(statusOfRefusal[refusalOf(opened.reason)]);
      return reply.sendFile('index.html');
    });
  };
