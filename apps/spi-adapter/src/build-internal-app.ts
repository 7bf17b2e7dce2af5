import helmet from '@fastify/helmet';
import { endConnectionsOnShutDown } from '@pos-bridge/composition';
import Fastify, { type FastifyInstance } from 'fastify';
import type { AdapterDeps } from './adapter-deps.ts';
import { registerDocs } from './routes/docs.ts';
import { healthRoutes } from './routes/health.ts';

/** What is for those who run the bridge: figures, and the SPI's description. Not for the internet. */
export async function registerInternal(
  app: FastifyInstance,
  { metrics }: Pick<AdapterDeps, 'metrics'>,
  publicUrl: string,
): Promise<void> {
  app.get('/metrics', async (_request, reply) =>
    reply.type(metrics.registry.contentType).send(await metrics.registry.metrics()),
  );
  await app.register(async (pages) => {
    // Security headers are for what a browser shows.
    await pages.register(helmet);
    await registerDocs(pages, publicUrl);
  });
}

/** A server for them alone, on a port of its own. */
export async function buildInternalApp(
  deps: Pick<AdapterDeps, 'core' | 'metrics' | 'clockSkew'>,
  publicUrl: string,
): Promise<FastifyInstance> {
  const app = Fastify({ logger: false, requestTimeout: 30_000 });
  endConnectionsOnShutDown(app);
  await app.register(healthRoutes(deps));
  await registerInternal(app, deps, publicUrl);
  return app;
}
