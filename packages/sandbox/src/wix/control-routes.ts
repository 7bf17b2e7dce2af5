import { type SpiOperationName, spiOperations } from '@pos-bridge/wix';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { disorderSchema } from '../simulation/outbox.ts';
import { addShopControlRoutes } from './shop-control-routes.ts';
import type { WixSigner } from './signing.ts';
import type { SpiCaller } from './spi-caller.ts';
import { wixOperations } from './wix-call.ts';
import type { WixControl } from './wix-control.ts';
import { WixRefusal } from './wix-errors.ts';
import {
  configurationChangeSchema,
  configurationSchema,
  siteChangeSchema,
  siteSchema,
} from './wix-state.ts';

const params = z.object({ id: z.string() });
const idOf = (request: FastifyRequest): string => params.parse(request.params).id;
const operationNames = Object.keys(spiOperations);
const spiBody = z.object({
  operation: z.custom<SpiOperationName>(
    (name) => typeof name === 'string' && operationNames.includes(name),
    `one of ${operationNames.join(', ')}`,
  ),
  instanceId: z.string(),
  request: z.record(z.string(), z.unknown()).default({}),
  /** The old HS256 token instead of the RS256 envelope. */
  instanceToken: z.boolean().default(false),
});
/** {@link WixControl} over HTTP, under `/control`: for tests, demos and the console's sandbox page. */
export function addWixControlRoutes(
  app: FastifyInstance,
  deps: {
    readonly control: WixControl;
    readonly callSpi: SpiCaller;
    readonly signer: WixSigner;
    readonly publicKeyPem: string;
  },
): void {
  const { control } = deps;

  app.get('/control/operations', () => ({ operations: wixOperations, spi: operationNames }));
  app.get('/control/public-key', () => ({ publicKeyPem: deps.publicKeyPem }));
  app.put('/control/adapter', (request, reply) => {
    control.aim(z.object({ url: z.url().nullable() }).parse(request.body).url);
    return reply.code(204).send();
  });
  app.put('/control/limit', (request, reply) => {
    const { callsAMinute } = z
      .object({ callsAMinute: z.number().int().positive() })
      .parse(request.body);
    control.allowCallsAMinute(callsAMinute);
    return reply.code(204).send();
  });

  app.get('/control/sites', () => ({
    sites: control.sites().map((site) => ({
      ...site,
      configurations: control.configurations(site.instanceId),
    })),
  }));
  app.post('/control/sites', (request, reply) =>
    reply.code(201).send(control.addSite(siteSchema.parse(request.body))),
  );
  app.patch('/control/sites/:id', (request) =>
    found(control.changeSite(idOf(request), siteChangeSchema.parse(request.body))),
  );
  app.post('/control/sites/:id/install', (request) => control.installer.install(idOf(request)));
  app.post('/control/sites/:id/uninstall', (request) => control.installer.uninstall(idOf(request)));
  app.get('/control/sites/:id/instance-parameter', (request) => {
    const id = idOf(request);
    const site = found(control.sites().find(({ instanceId }) => instanceId === id) ?? null);
    return { instance: deps.signer.signInstanceParameter({ instanceId: id, uid: site.ownerId }) };
  });
  app.post('/control/configurations', (request, reply) =>
    reply.code(201).send(control.addConfiguration(configurationSchema.parse(request.body))),
  );
  app.patch('/control/configurations/:id', (request) =>
    found(
      control.changeConfiguration(idOf(request), configurationChangeSchema.parse(request.body)),
    ),
  );

  app.post('/control/spi', async (request) => {
    const { operation, instanceId, request: message, instanceToken } = spiBody.parse(request.body);
    const token = instanceToken ? await deps.signer.signInstanceToken(instanceId) : undefined;
    const site = control.sites().find((candidate) => candidate.instanceId === instanceId);
    return deps.callSpi({
      operation,
      instanceId,
      request: message,
      ...(site === undefined ? {} : { currency: site.currency, languages: [site.language] }),
      ...(token === undefined ? {} : { token }),
    });
  });

  app.get('/control/webhooks', () => ({ deliveries: control.webhooks.deliveries().slice(-500) }));
  app.put('/control/webhooks/disorder', (request, reply) => {
    control.webhooks.disturb(disorderSchema.parse(request.body));
    return reply.code(204).send();
  });
  app.post('/control/webhooks/:id/resend', (request, reply) =>
    reply.code(control.webhooks.resend(idOf(request)) ? 202 : 404).send(),
  );
  app.post('/control/events', (request, reply) => {
    const event = z
      .object({ eventType: z.string(), instanceId: z.string(), data: z.unknown() })
      .parse(request.body);
    control.events.send(event);
    return reply.code(202).send();
  });
  app.get('/control/disconnections', () => ({ disconnections: control.disconnections() }));
  app.get('/control/bi-events', () => ({ biEvents: control.biEvents() }));

  addShopControlRoutes(app, control);
}

/** @throws WixRefusal 404 for null */
export function found<T>(value: T | null): T {
  if (value === null) throw new WixRefusal(404, 'NOT_FOUND', 'No such thing');
  return value;
}
