import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { disorderSchema } from '../simulation/outbox.ts';
import { posOperations } from './merchant-api.ts';
import type { PosControl } from './pos-control.ts';
import { menuItemChangeSchema, posMenuSchema } from './pos-menu.ts';
import { posOrderStatuses, refusalSchema } from './pos-order.ts';
import { locationChangeSchema, merchantChangeSchema } from './pos-state.ts';

const params = z.object({ id: z.string(), itemId: z.string().default('') });
const idOf = (request: FastifyRequest): string => params.parse(request.params).id;
const orderFilter = z.object({
  locationId: z.string().optional(),
  reference: z.string().optional(),
  status: z.enum(posOrderStatuses).optional(),
  limit: z.coerce.number().int().min(1).max(10_000).default(200),
});
const stockBody = z.object({
  changes: z.array(
    z.object({
      itemId: z.string(),
      quantity: z.number().int().nonnegative().nullable().optional(),
      markedOut: z.boolean().optional(),
      outUntil: z.iso.datetime().nullable().optional(),
    }),
  ),
});

/** {@link PosControl} over HTTP, under `/control`. Unknown ids are 404; changes are partial bodies. */
export function addPosControlRoutes(app: FastifyInstance, control: PosControl): void {
  const found = (reply: FastifyReply, value: object | null) =>
    value === null ? reply.code(404).send({ error: 'not_found', message: 'no such thing' }) : value;

  app.get('/control/operations', () => ({ operations: posOperations }));

  app.get('/control/merchants', () => ({
    merchants: control.merchants().map((merchant) => ({
      ...merchant,
      locations: control.locations(merchant.id).map(({ menu, ...location }) => ({
        ...location,
        items: menu.items.length,
      })),
    })),
  }));
  app.patch('/control/merchants/:id', (request, reply) => {
    const change = merchantChangeSchema.parse(request.body);
    return found(reply, control.changeMerchant(idOf(request), change));
  });
  app.post('/control/merchants/:id/consent', (request) => {
    const { redirectUri } = z.object({ redirectUri: z.url() }).parse(request.body);
    return { code: control.consent(idOf(request), redirectUri) };
  });
  app.post('/control/merchants/:id/revoke', (request, reply) => {
    control.revokeAuthorization(idOf(request));
    return reply.code(204).send();
  });

  app.patch('/control/locations/:id', (request, reply) => {
    const change = locationChangeSchema.parse(request.body);
    return found(reply, control.changeLocation(idOf(request), change));
  });
  app.delete('/control/locations/:id', (request, reply) =>
    reply.code(control.removeLocation(idOf(request)) ? 204 : 404).send(),
  );
  app.get('/control/locations/:id/menu', (request, reply) => {
    const id = idOf(request);
    const location = control.locations().find((candidate) => candidate.id === id);
    return found(reply, location?.menu ?? null);
  });
  app.put('/control/locations/:id/menu', (request, reply) =>
    found(reply, control.replaceMenu(idOf(request), posMenuSchema.parse(request.body))),
  );
  app.patch('/control/locations/:id/items/:itemId', (request, reply) => {
    const { id, itemId } = params.parse(request.params);
    const change = menuItemChangeSchema.parse(request.body);
    return found(reply, control.changeItem(id, itemId, change));
  });
  app.get('/control/locations/:id/stock', (request) => ({
    levels: control.stock(idOf(request)),
  }));
  app.patch('/control/locations/:id/stock', (request, reply) => {
    const { changes } = stockBody.parse(request.body);
    const levels = control.setStock(idOf(request), changes);
    return found(reply, levels && { levels });
  });
  app.post('/control/locations/:id/refuse-next', (request, reply) => {
    const { times, ...refusal } = refusalSchema
      .extend({ times: z.number().int().positive().default(1) })
      .parse(request.body);
    control.refuseNextOrders(idOf(request), refusal, times);
    return reply.code(204).send();
  });

  app.get('/control/orders', (request) => {
    const { locationId, reference, status, limit } = orderFilter.parse(request.query);
    const orders = control
      .orders({
        ...(locationId === undefined ? {} : { locationId }),
        ...(reference === undefined ? {} : { reference }),
      })
      .filter((order) => status === undefined || order.status === status);
    return { total: orders.length, orders: orders.slice(-limit) };
  });
  app.post('/control/orders/:id/status', (request, reply) => {
    const { status } = z.object({ status: z.enum(posOrderStatuses) }).parse(request.body);
    return found(reply, control.setOrderStatus(idOf(request), status));
  });

  app.get('/control/webhooks', () => ({
    url: control.webhooks.target().url,
    deliveries: control.webhooks.deliveries().slice(-500),
  }));
  app.put('/control/webhooks', (request, reply) => {
    const body = z
      .object({ url: z.url().nullable(), secrets: z.array(z.string()).min(1) })
      .parse(request.body);
    control.webhooks.aim(body);
    return reply.code(204).send();
  });
  app.put('/control/webhooks/disorder', (request, reply) => {
    control.webhooks.disturb(disorderSchema.parse(request.body));
    return reply.code(204).send();
  });
  app.post('/control/webhooks/:id/resend', (request, reply) =>
    reply.code(control.webhooks.resend(idOf(request)) ? 202 : 404).send(),
  );
}
