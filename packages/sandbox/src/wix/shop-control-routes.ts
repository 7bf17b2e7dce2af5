import type { FastifyInstance, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { cartSchema } from './cart.ts';
import { itemContentSchema, savedContentSchema } from './wix-catalog.ts';
import type { WixControl } from './wix-control.ts';
import { WixRefusal } from './wix-errors.ts';
import { orderStatusSchema } from './wix-state.ts';

const params = z.object({ id: z.string(), thing: z.string().default('') });
const idOf = (request: FastifyRequest): string => params.parse(request.params).id;
const archivedBody = z.object({ archived: z.boolean() });
const checkoutBody = z.object({
  cart: cartSchema,
  accountId: z.string().optional(),
  paidByPosGateway: z.boolean().default(false),
});
const placeBody = checkoutBody.extend({
  /** The statuses that let an order pass; `valid` alone where missing. */
  validStatuses: z.array(z.string()).default(['valid']),
});
const ordersQuery = z.object({
  instanceId: z.string().optional(),
  status: orderStatusSchema.optional(),
  limit: z.coerce.number().int().min(1).max(1_000).default(100),
});
const stepParams = z.object({
  id: z.string(),
  step: z.enum(['clear_payment', 'accept', 'cancel', 'fulfill']),
});

/** Catalogs, shopping and orders: the half of the control API that a shopper and a site owner need. */
export function addShopControlRoutes(app: FastifyInstance, control: WixControl): void {
  const { siteOwner, drafts, checkout, orders } = control;

  app.get('/control/catalogs/:id', (request) => {
    const catalog = control.catalog(idOf(request));
    if (catalog === null) throw new WixRefusal(404, 'CATALOG_NOT_FOUND', 'No such catalog');
    return catalog;
  });
  app.put('/control/catalogs/:id', (request, reply) => {
    const content = savedContentSchema.parse(request.body);
    control.replaceCatalog(idOf(request), content);
    return reply.code(204).send();
  });
  app.post('/control/catalogs/:id/archive', (request, reply) => {
    const { archived } = archivedBody.parse(request.body);
    siteOwner.archiveCatalog(idOf(request), archived);
    return reply.code(204).send();
  });
  app.patch('/control/catalogs/:id/items/:thing', (request) => {
    const { id, thing } = params.parse(request.params);
    return siteOwner.changeItem(id, thing, itemContentSchema.parse(request.body));
  });
  app.post('/control/catalogs/:id/items/:thing/archive', (request) => {
    const { id, thing } = params.parse(request.params);
    return siteOwner.archiveItem(id, thing, archivedBody.parse(request.body).archived);
  });
  app.post('/control/catalogs/:id/menus/:thing/archive', (request) => {
    const { id, thing } = params.parse(request.params);
    return siteOwner.archiveMenu(id, thing, archivedBody.parse(request.body).archived);
  });
  app.post('/control/catalogs/:id/draft/hold', (request, reply) => {
    drafts.holdBySomebodyElse(idOf(request));
    return reply.code(204).send();
  });
  app.delete('/control/catalogs/:id/draft', (request, reply) => {
    drafts.release(idOf(request));
    return reply.code(204).send();
  });
  app.post('/control/catalogs/:id/scramble-ids', (request, reply) => {
    drafts.scrambleIdsOnPublish(idOf(request));
    return reply.code(204).send();
  });

  app.post('/control/cart/build', (request) => {
    const { order, configuration } = checkout.build(cartSchema.parse(request.body));
    return { order, configurationId: configuration.id, instanceId: configuration.instanceId };
  });
  app.post('/control/cart/validate', (request) => {
    const { cart, paidByPosGateway, accountId } = checkoutBody.parse(request.body);
    return checkout.validate({ cart, paidByPosGateway, ...(accountId && { accountId }) });
  });
  app.post('/control/cart/place', (request) => {
    const { cart, paidByPosGateway, accountId, validStatuses } = placeBody.parse(request.body);
    return checkout.place({
      cart,
      paidByPosGateway,
      ...(accountId && { accountId }),
      isValid: (status) => validStatuses.includes(status),
    });
  });

  app.get('/control/orders', (request) => {
    const { instanceId, status, limit } = ordersQuery.parse(request.query);
    const found = orders.list({ ...(instanceId && { instanceId }), ...(status && { status }) });
    return { total: found.length, orders: found.slice(-limit) };
  });
  app.post('/control/orders/:id/create-again', (request) => checkout.createAgain(idOf(request)));
  app.post('/control/orders/:id/step/:step', (request) => {
    const { id, step } = stepParams.parse(request.params);
    const order = orders.list({}).find((candidate) => candidate.id === id);
    if (!order) throw new WixRefusal(404, 'ORDER_NOT_FOUND', 'No such order');
    return orders.move(order.instanceId, id, step);
  });
}
