import {
  type CatalogId,
  type ConfigurationId,
  catalogIdSchema,
  configurationIdSchema,
  type InstanceId,
  type WixOrderId,
  type WixWebhookEvent,
  wixOrderIdSchema,
} from '@pos-bridge/wix';
import { z } from 'zod';
import type { WixEventKind, wixEvents } from './tables.ts';

/** What each kind of event tells a handler beside {@link WixEventFacts}. */
interface WixEventSubjects extends Record<WixEventKind, object> {
  app_installed: object;
  app_removed: object;
  configuration_created: {
    readonly configurationId: ConfigurationId;
    readonly wixLocationId: string | null;
    readonly metaSiteId: string | null;
  };
  catalog_created: { readonly catalogId: CatalogId };
  /** Wix does not say what changed. */
  catalog_changed: { readonly catalogId: CatalogId };
  order_new: { readonly orderId: WixOrderId };
  order_accepted: { readonly orderId: WixOrderId };
  order_canceled: { readonly orderId: WixOrderId };
  order_fulfilled: { readonly orderId: WixOrderId };
  /** Of a type that this version does not know. */
  unknown: { readonly eventType: string };
}

interface WixEventFacts {
  readonly instanceId: InstanceId;
  /** When it happened at Wix, or was signed there; when it came, where Wix tells neither. */
  readonly occurredAt: Date;
  /** Orders the events of one entity; null where Wix does not tell. */
  readonly sequence: number | null;
}

/**
 * An event of Wix, as the domains of core see it: ids and times. Whoever needs more asks Wix, whose
 * answer is newer than the event.
 */
export type WixEvent<Kind extends WixEventKind = WixEventKind> = {
  readonly [Each in Kind]: WixEventFacts & { readonly kind: Each } & WixEventSubjects[Each];
}[Kind];

/**
 * What a domain does about events. They come late, twice and out of order, and a handler runs again
 * when it, or another one of the same event, has failed: it must end in the same state whatever the
 * order and the number of runs. It runs in a job, so it may call the outside.
 */
export type WixEventHandlers = {
  readonly [Kind in WixEventKind]?: (event: WixEvent<Kind>) => Promise<void>;
};

/** Lets one domain's handlers have an event. */
export async function handleWixEvent<Kind extends WixEventKind>(
  handlers: WixEventHandlers,
  event: WixEvent<Kind> & { readonly kind: Kind },
): Promise<void> {
  const handle: WixEventHandlers[Kind] = handlers[event.kind];
  await handle?.(event);
}

type WixEventRow = typeof wixEvents.$inferSelect;

/** What is kept of an event: no entity's content, which could be a customer's. */
export function wixEventColumns(
  event: WixWebhookEvent,
  receivedAt: Date,
): Pick<WixEventRow, 'kind' | 'entityId' | 'occurredAt' | 'sequence' | 'details'> {
  const { kind } = event;
  switch (kind) {
    case 'app_installed':
    case 'app_removed':
    case 'unknown': {
      const occurredAt = event.issuedAt ?? receivedAt;
      return { kind, entityId: null, occurredAt, sequence: null, details: null };
    }
    case 'configuration_created': {
      const { configurationId, locationId, metaSiteId } = event;
      return {
        ...happened(event),
        kind,
        entityId: configurationId,
        details: { locationId, metaSiteId },
      };
    }
    case 'catalog_created':
    case 'catalog_changed':
      return { ...happened(event), kind, entityId: event.catalogId, details: null };
    case 'order_new':
    case 'order_accepted':
    case 'order_canceled':
    case 'order_fulfilled':
      return { ...happened(event), kind, entityId: event.orderId, details: null };
  }

  function happened(domainEvent: {
    readonly eventTime: Date | null;
    readonly issuedAt: Date | null;
    readonly entityEventSequence: number | null;
  }) {
    return {
      occurredAt: domainEvent.eventTime ?? domainEvent.issuedAt ?? receivedAt,
      sequence: domainEvent.entityEventSequence,
    };
  }
}

const configurationDetails = z.object({
  locationId: z.string().nullable(),
  metaSiteId: z.string().nullable(),
});

/** The event that a row keeps. */
export function readWixEvent(row: WixEventRow): WixEvent {
  const facts = { instanceId: row.instanceId, occurredAt: row.occurredAt, sequence: row.sequence };
  const { kind, entityId } = row;
  switch (kind) {
    case 'app_installed':
    case 'app_removed':
      return { ...facts, kind };
    case 'configuration_created': {
      const { locationId, metaSiteId } = configurationDetails.parse(row.details);
      const configurationId = configurationIdSchema.parse(entityId);
      return { ...facts, kind, configurationId, wixLocationId: locationId, metaSiteId };
    }
    case 'catalog_created':
    case 'catalog_changed':
      return { ...facts, kind, catalogId: catalogIdSchema.parse(entityId) };
    case 'order_new':
    case 'order_accepted':
    case 'order_canceled':
    case 'order_fulfilled':
      return { ...facts, kind, orderId: wixOrderIdSchema.parse(entityId) };
    case 'unknown':
      return { ...facts, kind, eventType: row.eventType };
  }
}
