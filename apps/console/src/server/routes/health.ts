import type { FastifyPluginAsync } from 'fastify';
import type { ConsoleDeps } from '../console-deps.ts';

/** For whoever runs the console: alive, and ready. */
export const healthRoutes =
  (deps: Pick<ConsoleDeps, 'core'>): FastifyPluginAsync =>
  async (app) => {
    app.get('/healthz', async () => ({ status: 'alive' }));

    app.get('/readyz', async (_request, reply) => {
      const readiness = await deps.core.health.readiness();
      const ready = Object.values(readiness).every((part) => part === 'ok');
      return reply
        .code(ready ? 200 : 503)
        .send({ status: ready ? 'ready' : 'not ready', ...readiness });
    });
  };

/** Figures, which are not for the internet. */
export const metricsRoute =
  ({ metrics }: Pick<ConsoleDeps, 'metrics'>): FastifyPluginAsync =>
  async (app) => {
    app.get('/metrics', async (_request, reply) =>
      reply.type(metrics.registry.contentType).send(await metrics.registry.metrics()),
    );
  };
