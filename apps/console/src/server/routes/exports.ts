import { Readable } from 'node:stream';
import { roleReaches } from '@pos-bridge/core';
import type { FastifyPluginAsync } from 'fastify';
import { z } from 'zod';
import type { ConsoleDeps } from '../console-deps.ts';
import { csvLists } from '../exports/csv-lists.ts';
import { toWebHeaders } from './sign-in.ts';

const paramsSchema = z.object({ file: z.string().regex(/^[a-z-]+\.csv$/) });

/** Lists as files, written while they are read, so that a long one needs no memory. */
export const exportRoutes =
  (deps: Pick<ConsoleDeps, 'core' | 'signIn' | 'log'>): FastifyPluginAsync =>
  async (app) => {
    app.get('/export/:file', async (request, reply) => {
      const params = paramsSchema.safeParse(request.params);
      const name = params.data?.file.replace(/\.csv$/, '') ?? '';
      const list = Object.hasOwn(csvLists, name) ? csvLists[name] : undefined;
      if (list === undefined) return reply.callNotFound();
      const refuse = (status: number, message: string) =>
        reply.code(status).send({ message, requestId: request.id });

      const staff = await deps.signIn.staffOf(toWebHeaders(request));
      if (staff === null) return refuse(401, 'Sign in first.');
      if (!roleReaches(staff.role, list.role)) {
        return refuse(403, `This needs the role ${list.role}; yours is ${staff.role}.`);
      }
      const file = list.write(deps.core, request.query);
      if (file === null) return refuse(400, 'The filter does not fit.');
      const stream = Readable.from(file);
      stream.on('error', (error) => {
        deps.log.error({ err: error, requestId: request.id, list: name }, 'export broke off');
      });
      return reply
        .type('text/csv; charset=utf-8')
        .header('content-disposition', `attachment; filename="${name}.csv"`)
        .header('cache-control', 'no-store')
        .send(stream);
    });
  };
