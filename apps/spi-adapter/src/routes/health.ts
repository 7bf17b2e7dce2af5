import type { FastifyPluginAsync } from 'fastify';
import type { AdapterDeps } from '../adapter-deps.ts';

/** For whoever runs the adapter: alive, and ready. */
export const healthRoutes =
  (deps: Pick<AdapterDeps, 'core' | 'clockSkew'>): FastifyPluginAsync =>
  async (app) => {
    app.get('/healthz', async () => ({ status: 'alive' }));

    app.get('/readyz', async (_request, reply) => {
      const readiness = await deps.core.health.readiness();
      const clock = deps.clockSkew.state;
      const works = Object.values(readiness).every((part) => part === 'ok');
      const ready = works && clock !== 'late';
      return reply
        .code(ready ? 200 : 503)
        .send({ status: ready ? 'ready' : 'not ready', ...readiness, clock });
    });
  };
