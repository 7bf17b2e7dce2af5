import helmet from '@fastify/helmet';
import { endConnectionsOnShutDown, healthRoutes, metricsRoute } from '@pos-bridge/composition';
import Fastify, { type FastifyInstance } from 'fastify';
import type { AdapterDeps } from './adapter-deps.ts';
import { registerDocs } from './routes/docs.ts';

/** What is for those who run the bridge: figures, and the SPI's description. Not for the internet. */
export async function registerInternal(
  app: FastifyInstance,
  { metrics }: Pick<AdapterDeps, 'metrics'>,
  publicUrl: string,
): Promise<void> {
  await app.register(metricsRoute(metrics.registry));
  await app.register(async (pages) => {
    // Security headers are for what a browser shows.
    await pages.register(helmet);
    await registerDocs(pages, publicUrl);
  });
}

/** The adapter needs a clock that Wix's signed times can be held against. */
export const adapterHealth = ({ core, clockSkew }: Pick<AdapterDeps, 'core' | 'clockSkew'>) =>
  healthRoutes(core, () => ({
    works: clockSkew.state !== 'late',
    parts: { clock: clockSkew.state },
  }));

/** A server for them alone, on a port of its own. */
export async function buildInternalApp(
  deps: Pick<AdapterDeps, 'core' | 'metrics' | 'clockSkew'>,
  publicUrl: string,
): Promise<FastifyInstance> {
  const app = Fastify({ logger: false, requestTimeout: 30_000 });
  endConnectionsOnShutDown(app);
  await app.register(adapterHealth(deps));
  await registerInternal(app, deps, publicUrl);
  return app;
}
