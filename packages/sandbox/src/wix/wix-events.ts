import { randomUUID } from 'node:crypto';
import type { SandboxClock } from '../simulation/clock.ts';
import type { Outbox } from '../simulation/outbox.ts';
import type { WixSigner } from './signing.ts';
import type { SandboxConfiguration, SandboxPlacedOrder, WixSite, WixState } from './wix-state.ts';

/** The webhooks that Wix sends (contract §4). */
export interface WixEvents {
  appInstalled(site: WixSite): void;
  appRemoved(site: WixSite): void;
  configurationCreated(site: WixSite, configuration: SandboxConfiguration): void;
  catalogCreated(instanceId: string, catalogId: string): void;
  catalogChanged(instanceId: string, catalogId: string): void;
  order(order: SandboxPlacedOrder, slug: OrderEventSlug): void;
  /** Any other event, also one that Wix never sent. */
  send(event: {
    readonly eventType: string;
    readonly instanceId: string;
    readonly data: unknown;
  }): void;
}

export type OrderEventSlug = 'new_order' | 'order_accepted' | 'order_canceled' | 'order_fulfilled';

export function createWixEvents(deps: {
  readonly appId: string;
  readonly state: WixState;
  readonly clock: SandboxClock;
  readonly signer: WixSigner;
  readonly outbox: Outbox;
  /** Null while nobody is to be told. */
  readonly webhookUrl: () => string | null;
}): WixEvents {
  const { state, clock } = deps;

  const send: WixEvents['send'] = (event) => {
    if (deps.webhookUrl() === null) return;
    // Signed once: Wix sends the same token again, so that `iat` names the event.
    const body = deps.signer.signWebhook(event);
    deps.outbox.send({
      id: randomUUID(),
      tenant: event.instanceId,
      type: event.eventType,
      compose: async () => {
        const url = deps.webhookUrl();
        if (url === null) return null;
        return {
          url,
          headers: { 'content-type': 'text/plain; charset=utf-8', 'user-agent': 'Wix' },
          body: await body,
        };
      },
    });
  };

  const sendDomainEvent = (event: {
    readonly instanceId: string;
    readonly eventType: string;
    readonly entityFqdn: string;
    readonly slug: string;
    readonly entityId: string;
    readonly what: Readonly<Record<string, unknown>>;
  }): void => {
    state.eventSequence += 1;
    state.changed();
    send({
      eventType: event.eventType,
      instanceId: event.instanceId,
      data: {
        id: randomUUID(),
        entityFqdn: event.entityFqdn,
        slug: event.slug,
        entityId: event.entityId,
        eventTime: clock.now().toISOString(),
        entityEventSequence: String(state.eventSequence),
        ...event.what,
      },
    });
  };

  const catalogFqdn = 'wix.restaurants.catalogs.v3.catalog';
  const orderFqdn = 'wix.restaurants.v3.order';

  return {
    send,
    appInstalled: ({ instanceId }) =>
      send({
        eventType: 'AppInstalled',
        instanceId,
        data: { appId: deps.appId, originInstanceId: instanceId },
      }),
    appRemoved: ({ instanceId }) =>
      send({ eventType: 'AppRemoved', instanceId, data: { appId: deps.appId } }),
    configurationCreated: (site, configuration) =>
      sendDomainEvent({
        instanceId: site.instanceId,
        eventType: 'wix.restaurants.posspihost.v1.configuration_created',
        entityFqdn: 'wix.restaurants.posspihost.v1.configuration',
        slug: 'created',
        entityId: configuration.id,
        what: {
          createdEvent: {
            entity: {
              id: configuration.id,
              locationId: configuration.locationId,
              metaSiteId: site.metaSiteId,
              appDefId: deps.appId,
              enabled: configuration.enabled,
              archived: configuration.archived,
            },
          },
        },
      }),
    catalogCreated: (instanceId, catalogId) =>
      sendDomainEvent({
        instanceId,
        eventType: `${catalogFqdn}_created`,
        entityFqdn: catalogFqdn,
        slug: 'created',
        entityId: catalogId,
        what: { createdEvent: { entityAsJson: JSON.stringify({ id: catalogId }) } },
      }),
    catalogChanged: (instanceId, catalogId) =>
      sendDomainEvent({
        instanceId,
        eventType: `${catalogFqdn}_catalog_changed`,
        entityFqdn: catalogFqdn,
        slug: 'catalog_changed',
        entityId: catalogId,
        what: { actionEvent: { bodyAsJson: '{}' } },
      }),
    order: (order, slug) =>
      sendDomainEvent({
        instanceId: order.instanceId,
        eventType: `wix.restaurants.v3.${slug === 'new_order' ? 'order_new_order' : slug}`,
        entityFqdn: orderFqdn,
        slug,
        entityId: order.id,
        what: {
          actionEvent: {
            bodyAsJson: JSON.stringify({ order: { id: order.id, status: order.status } }),
          },
        },
      }),
  };
}
