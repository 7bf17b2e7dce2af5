import type { Core } from '@pos-bridge/core';
import type { FastifyPluginAsync } from 'fastify';

/**
 * For whoever runs a process: `/healthz`, whether it is alive; `/readyz`, whether it can do its work, part by
 * part. `own`: what it needs beside the database and the queue.
 */
export const healthRoutes =
  (
    { health }: { readonly health: Pick<Core['health'], 'readiness'> },
    own: () => { readonly works: boolean; readonly parts: object } = () => ({
      works: true,
      parts: {},
    }),
  ): FastifyPluginAsync =>
  async (app) => {
    app.get('/healthz', async () => ({ status: 'alive' }));

    app.get('/readyz', async (_request, reply) => {
      const readiness = await health.readiness();
      const { works, parts } = own();
      const ready = works && Object.values(readiness).every((part) => part === 'ok');
      return reply
        .code(ready ? 200 : 503)
        .send({ status: ready ? 'ready' : 'not ready', ...readiness, ...parts });
    });
  };

/** What a process has counted: not for the internet. */
export const metricsRoute =
  (registry: { readonly contentType: string; metrics(): Promise<string> }): FastifyPluginAsync =>
  async (app) => {
    app.get('/metrics', async (_request, reply) =>
      reply.type(registry.contentType).send(await registry.metrics()),
    );
  };
