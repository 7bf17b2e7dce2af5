import { randomUUID } from 'node:crypto';
import helmet from '@fastify/helmet';
import { endConnectionsOnShutDown, healthRoutes, metricsRoute } from '@pos-bridge/composition';
import { isDatabaseUnavailable } from '@pos-bridge/core';
import { type FastifyTRPCPluginOptions, fastifyTRPCPlugin } from '@trpc/server/adapters/fastify';
import Fastify, { type FastifyInstance } from 'fastify';
import type { ConsoleDeps, ConsoleSettings } from './console-deps.ts';
import { type AppRouter, appRouter } from './router.ts';
import { exportRoutes } from './routes/exports.ts';
import { requireOwnOrigin } from './routes/same-origin.ts';
import { signInRoutes } from './routes/sign-in.ts';
import { webRoutes } from './routes/web.ts';
import { createContext } from './trpc/context.ts';
import { reportFault } from './trpc/report-fault.ts';

const patienceAtCloseMs = 5_000;

/** The console's server, ready to listen; `server.ts` does that. */
export async function buildApp(
  deps: ConsoleDeps,
  settings: ConsoleSettings,
): Promise<FastifyInstance> {
  const app = Fastify({
    logger: false,
    trustProxy: (_address, hop) => hop < settings.proxies,
    keepAliveTimeout: 72_000,
    requestTimeout: 30_000,
    return503OnClosing: true,
    genReqId: () => randomUUID().slice(0, 13),
    // A batch of calls names them all in the path.
    routerOptions: { maxParamLength: 5000 },
  });
  await app.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        'default-src': ["'none'"],
        'script-src': ["'self'"],
        // The component library writes its theme into style elements; styles run nothing.
        'style-src': ["'self'", "'unsafe-inline'"],
        'img-src': ["'self'", 'data:'],
        'font-src': ["'self'"],
        'connect-src': ["'self'"],
        'form-action': ["'self'"],
        'base-uri': ["'none'"],
        'frame-ancestors': ["'none'"],
      },
    },
    crossOriginEmbedderPolicy: true,
    referrerPolicy: { policy: 'same-origin' },
    // Only where the console is reached by TLS; a plain localhost must stay reachable.
    strictTransportSecurity: settings.consoleUrl.startsWith('https:'),
  });
  app.addHook('onRequest', requireOwnOrigin(settings.consoleUrl));
  app.addHook('onSend', async (request, reply) => {
    reply.header('x-request-id', request.id);
  });
  endConnectionsOnShutDown(app);
  app.addHook('preClose', async () => {
    // Whoever is slow to read an answer does not keep the process from ending in time.
    setTimeout(() => app.server.closeAllConnections(), patienceAtCloseMs).unref();
    await Promise.all(Object.values(deps.feeds).map((feed) => feed.close()));
  });
  app.setErrorHandler(async (error, request, reply) => {
    const status = statusOf(error);
    if (status >= 500) {
      deps.log.error(
        { err: error, requestId: request.id, path: request.routeOptions.url },
        'fault',
      );
    }
    return reply.code(status).send({ message: messageOf(status), requestId: request.id });
  });
  app.setNotFoundHandler(async (request, reply) =>
    reply.code(404).send({ message: 'There is nothing here.', requestId: request.id }),
  );

  await app.register(healthRoutes(deps.core));
  if (settings.withMetrics) await app.register(metricsRoute(deps.metrics.registry));
  await app.register(signInRoutes(deps, settings.consoleUrl));
  await app.register(exportRoutes(deps));
  await app.register(fastifyTRPCPlugin, {
    prefix: '/trpc',
    trpcOptions: {
      router: appRouter,
      createContext: ({ req }) => createContext(deps, settings, req),
      onError: (fault) => reportFault(deps.log, fault),
      responseMeta: () => ({ headers: new Headers([['cache-control', 'no-store']]) }),
    },
  } satisfies FastifyTRPCPluginOptions<AppRouter>);
  await app.register(webRoutes(settings.webDirectory));
  return app;
}

function statusOf(error: unknown): number {
  if (isDatabaseUnavailable(error)) return 503;
  if (error instanceof Error && 'statusCode' in error && typeof error.statusCode === 'number') {
    return error.statusCode;
  }
  return 500;
}

/** What a caller may know of a failure; the rest is in the log under the request id. */
function messageOf(status: number): string {
  if (status === 429) return 'Too many attempts. Please wait a little.';
  if (status === 413) return 'The request is too large.';
  if (status === 503) return 'The database cannot be reached. Nothing was changed. Try again soon.';
  if (status < 500) return 'The request could not be read.';
  return 'Something went wrong on our side.';
}
