import { endConnectionsOnShutDown } from '@pos-bridge/composition';
import Fastify, { type FastifyInstance } from 'fastify';
import type { ConsoleDeps } from './console-deps.ts';
import { healthRoutes, metricsRoute } from './routes/health.ts';

/** A server for those who run the console, on a port of its own. */
export async function buildInternalApp(
  deps: Pick<ConsoleDeps, 'core' | 'metrics'>,
): Promise<FastifyInstance> {
  const app = Fastify({ logger: false, requestTimeout: 30_000 });
  endConnectionsOnShutDown(app);
  await app.register(healthRoutes(deps));
  await app.register(metricsRoute(deps));
  return app;
}
