import type { Core } from '@pos-bridge/core';
import Fastify, { type FastifyInstance } from 'fastify';
import type { Registry } from 'prom-client';

/** For whoever runs the worker: alive, ready, measured. It answers nothing else. */
export function buildApp(deps: {
  readonly core: Core;
  readonly registry: Registry;
}): FastifyInstance {
  const app = Fastify({ logger: false, requestTimeout: 10_000 });
  app.get('/healthz', async () => ({ status: 'alive' }));
  app.get('/readyz', async (_request, reply) => {
    const readiness = await deps.core.health.readiness();
    const ready = Object.values(readiness).every((part) => part === 'ok');
    return reply
      .code(ready ? 200 : 503)
      .send({ status: ready ? 'ready' : 'not ready', ...readiness });
  });
  app.get('/metrics', async (_request, reply) =>
    reply.type(deps.registry.contentType).send(await deps.registry.metrics()),
  );
  return app;
}
