import { healthRoutes, metricsRoute } from '@pos-bridge/composition';
import type { Core } from '@pos-bridge/core';
import Fastify, { type FastifyInstance } from 'fastify';
import type { Registry } from 'prom-client';

/** For whoever runs the worker: alive, ready, measured. It answers nothing else. */
export function buildApp(deps: {
  readonly core: Core;
  readonly registry: Registry;
}): FastifyInstance {
  const app = Fastify({ logger: false, requestTimeout: 10_000 });
  app.register(healthRoutes(deps.core));
  app.register(metricsRoute(deps.registry));
  return app;
}
