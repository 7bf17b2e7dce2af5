import type { FastifyPluginAsync } from 'fastify';
import type { ConsoleDeps } from '../console-deps.ts';

/** For whoever runs the console: alive, ready, measured. */
export const healthRoutes =
  (deps: Pick<ConsoleDeps, 'core' | 'metrics' | 'log'>): FastifyPluginAsync =>
  async (app) => {
    app.get('/healthz', async () => ({ status: 'alive' }));

    app.get('/readyz', async (_request, reply) => {
      const ready = await deps.core.health.databaseIsReady().catch((error: unknown) => {
        deps.log.warn({ err: error }, 'not ready');
        return false;
      });
      return reply.code(ready ? 200 : 503).send({ status: ready ? 'ready' : 'not ready' });
    });

    app.get('/metrics', async (_request, reply) =>
      reply.type(deps.metrics.registry.contentType).send(await deps.metrics.registry.metrics()),
    );
  };
