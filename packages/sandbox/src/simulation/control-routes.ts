import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { type FaultRules, faultRuleSchema } from './fault-rules.ts';
import type { RequestLog } from './request-log.ts';

const byId = z.object({ id: z.string() });
const filter = z.object({ tenant: z.string().optional(), operation: z.string().optional() });

/**
 * The control routes that both simulators share: `/control/faults` and `/control/requests`.
 * Control routes are for tests, demos and the console's sandbox page; they ask for no credentials
 * and belong on a loopback address.
 */
export function addSimulationControl(
  app: FastifyInstance,
  deps: { readonly faults: FaultRules; readonly requests: RequestLog },
): void {
  app.get('/control/faults', () => ({ faults: deps.faults.list() }));
  app.post('/control/faults', (request, reply) => {
    const id = deps.faults.add(faultRuleSchema.parse(request.body));
    return reply.code(201).send({ id });
  });
  app.delete('/control/faults/:id', (request, reply) => {
    const removed = deps.faults.remove(byId.parse(request.params).id);
    return reply.code(removed ? 204 : 404).send();
  });
  app.delete('/control/faults', (request, reply) => {
    deps.faults.clear(filter.parse(request.query).tenant);
    return reply.code(204).send();
  });
  app.get('/control/requests', (request) => {
    const { tenant, operation } = filter.parse(request.query);
    const narrowed = {
      ...(tenant === undefined ? {} : { tenant }),
      ...(operation === undefined ? {} : { operation }),
    };
    return { counts: deps.requests.counts(tenant), requests: deps.requests.list(narrowed) };
  });
  app.delete('/control/requests', (_request, reply) => {
    deps.requests.clear();
    return reply.code(204).send();
  });
}
