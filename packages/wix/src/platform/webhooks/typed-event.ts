import { z } from 'zod';
import { catalogIdSchema, configurationIdSchema, wixOrderIdSchema } from '../../ids.ts';
import { optionalText } from '../wire-values.ts';
import {
  type WixDomainEventFields,
  type WixEventEnvelope,
  type WixWebhookEvent,
  wixEventTypes,
} from './events.ts';

const appDataSchema = z.looseObject({ appId: optionalText, originInstanceId: optionalText });

const configurationEntitySchema = z.looseObject({
  id: configurationIdSchema.optional(),
  locationId: optionalText,
  metaSiteId: optionalText,
  appDefId: optionalText,
  enabled: z.boolean().nullish(),
  archived: z.boolean().nullish(),
});

/** The event in its own type; undefined where a known type lacks what makes it that event. */
export const readTypedEvent = (
  envelope: WixEventEnvelope,
  domain: WixDomainEventFields | undefined,
): WixWebhookEvent | undefined => {
  const { eventType } = envelope;
  switch (eventType) {
    case wixEventTypes.app_installed: {
      const data = appDataSchema.safeParse(envelope.data).data;
      if (!data) return undefined;
      return {
        ...envelope,
        kind: 'app_installed',
        appId: data.appId ?? null,
        originInstanceId: data.originInstanceId ?? null,
      };
    }
    case wixEventTypes.app_removed: {
      const data = appDataSchema.safeParse(envelope.data).data;
      return data && { ...envelope, kind: 'app_removed', appId: data.appId ?? null };
    }
    case wixEventTypes.configuration_created:
      return domain && readConfigurationCreated(envelope, domain);
    case wixEventTypes.catalog_created:
      return domain && readCatalogEvent('catalog_created', envelope, domain);
    case wixEventTypes.catalog_changed:
      return domain && readCatalogEvent('catalog_changed', envelope, domain);
    case wixEventTypes.order_new:
      return domain && readOrderEvent('order_new', envelope, domain);
    case wixEventTypes.order_accepted:
      return domain && readOrderEvent('order_accepted', envelope, domain);
    case wixEventTypes.order_canceled:
      return domain && readOrderEvent('order_canceled', envelope, domain);
    case wixEventTypes.order_fulfilled:
      return domain && readOrderEvent('order_fulfilled', envelope, domain);
    default:
      return { ...envelope, kind: 'unknown' };
  }
};

const readConfigurationCreated = (
  envelope: WixEventEnvelope,
  domain: WixDomainEventFields,
): WixWebhookEvent | undefined => {
  const entity = configurationEntitySchema.safeParse(domain.entity ?? {}).data;
  const configurationId = entity?.id ?? configurationIdSchema.safeParse(domain.entityId).data;
  if (!entity || configurationId === undefined) return undefined;
  return {
    ...envelope,
    ...domain,
    kind: 'configuration_created',
    configurationId,
    locationId: entity.locationId ?? null,
    metaSiteId: entity.metaSiteId ?? null,
    appDefId: entity.appDefId ?? null,
    enabled: entity.enabled ?? false,
    archived: entity.archived ?? false,
  };
};

const readCatalogEvent = (
  kind: 'catalog_created' | 'catalog_changed',
  envelope: WixEventEnvelope,
  domain: WixDomainEventFields,
): WixWebhookEvent | undefined => {
  const catalogId = catalogIdSchema.safeParse(domain.entityId).data;
  return catalogId && { ...envelope, ...domain, kind, catalogId };
};

const readOrderEvent = (
  kind: 'order_new' | 'order_accepted' | 'order_canceled' | 'order_fulfilled',
  envelope: WixEventEnvelope,
  domain: WixDomainEventFields,
): WixWebhookEvent | undefined => {
  const orderId = wixOrderIdSchema.safeParse(domain.entityId).data;
  return orderId && { ...envelope, ...domain, kind, orderId };
};
