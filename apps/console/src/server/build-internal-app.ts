import { endConnectionsOnShutDown, healthRoutes, metricsRoute } from '@pos-bridge/composition';
import Fastify, { type FastifyInstance } from 'fastify';
import type { ConsoleDeps } from './console-deps.ts';

/** A server for those who run the console, on a port of its own. */
export async function buildInternalApp({
  core,
  metrics,
}: Pick<ConsoleDeps, 'core' | 'metrics'>): Promise<FastifyInstance> {
  const app = Fastify({ logger: false, requestTimeout: 30_000 });
  endConnectionsOnShutDown(app);
  await app.register(healthRoutes(core));
  await app.register(metricsRoute(metrics.registry));
  return app;
}
