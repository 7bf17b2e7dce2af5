import type { CatalogId, ConfigurationId, InstanceId, WixOrderId } from '../../ids.ts';
import type { SpiIdentity } from '../envelope.ts';

/** What every webhook tells (contract §4). */
export interface WixEventEnvelope {
  /** The site on which it happened. */
  readonly instanceId: InstanceId;
  /** Wix's own name of the event. */
  readonly eventType: string;
  /**
   * The same for every delivery of the same event: the event's id, or `sha256:…` of instance, type,
   * data and `iat` where it has none.
   */
  readonly deduplicationKey: string;
  /** When Wix signed it; null where not told. */
  readonly issuedAt: Date | null;
  /** Who caused it. */
  readonly identity: SpiIdentity | null;
  /** The event's data as Wix sent it. */
  readonly data: Readonly<Record<string, unknown>>;
}

/** What every domain event tells beside that. */
export interface WixDomainEventFields {
  readonly eventId: string;
  readonly entityFqdn: string;
  readonly slug: string;
  readonly entityId: string;
  /** When it happened at Wix; null where not told. Deliveries come late and out of order. */
  readonly eventTime: Date | null;
  /** Orders the events of one entity; null where not told. */
  readonly entityEventSequence: number | null;
  /** The entity or the action's body, whether it came as an object or as JSON text; null where there is none. */
  readonly entity: Readonly<Record<string, unknown>> | null;
}

export interface AppInstalledEvent extends WixEventEnvelope {
  readonly kind: 'app_installed';
  readonly appId: string | null;
  readonly originInstanceId: string | null;
}

export interface AppRemovedEvent extends WixEventEnvelope {
  readonly kind: 'app_removed';
  readonly appId: string | null;
}

export interface ConfigurationCreatedEvent extends WixEventEnvelope, WixDomainEventFields {
  readonly kind: 'configuration_created';
  readonly configurationId: ConfigurationId;
  readonly locationId: string | null;
  readonly metaSiteId: string | null;
  readonly appDefId: string | null;
  readonly enabled: boolean;
  readonly archived: boolean;
}

/** `catalog_changed` does not say what changed. */
export interface CatalogEvent extends WixEventEnvelope, WixDomainEventFields {
  readonly kind: 'catalog_created' | 'catalog_changed';
  readonly catalogId: CatalogId;
}

export interface OrderEvent extends WixEventEnvelope, WixDomainEventFields {
  readonly kind: 'order_new' | 'order_accepted' | 'order_canceled' | 'order_fulfilled';
  readonly orderId: WixOrderId;
}

/** An event of a type that this version does not know: kept, so that nothing is lost. */
export interface UnknownEvent extends WixEventEnvelope {
  readonly kind: 'unknown';
}

export type WixWebhookEvent =
  | AppInstalledEvent
  | AppRemovedEvent
  | ConfigurationCreatedEvent
  | CatalogEvent
  | OrderEvent
  | UnknownEvent;

/** The event types of the contract (§4), by what they are called here. */
export const wixEventTypes = {
  app_installed: 'AppInstalled',
  app_removed: 'AppRemoved',
  configuration_created: 'wix.restaurants.posspihost.v1.configuration_created',
  catalog_created: 'wix.restaurants.catalogs.v3.catalog_created',
  catalog_changed: 'wix.restaurants.catalogs.v3.catalog_catalog_changed',
  order_new: 'wix.restaurants.v3.order_new_order',
  order_accepted: 'wix.restaurants.v3.order_accepted',
  order_canceled: 'wix.restaurants.v3.order_canceled',
  order_fulfilled: 'wix.restaurants.v3.order_fulfilled',
} as const satisfies Record<Exclude<WixWebhookEvent['kind'], 'unknown'>, string>;
