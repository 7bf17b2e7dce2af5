import { z } from 'zod';
import type { WixDomainEventFields } from './events.ts';

/**
 * Wix's domain events (contract §4). What they are about comes under one of four names, as an object
 * or as JSON text; beside the contract's `entity` and `entityAsJson` stand the names that Wix's
 * common event format uses for changed entities and for actions.
 */
const aboutSchema = z.looseObject({
  entity: z.unknown().optional(),
  entityAsJson: z.unknown().optional(),
  currentEntity: z.unknown().optional(),
  currentEntityAsJson: z.unknown().optional(),
  body: z.unknown().optional(),
  bodyAsJson: z.unknown().optional(),
});

const domainEventSchema = z.looseObject({
  id: z.string().min(1).max(200),
  entityFqdn: z.string().min(1),
  slug: z.string().min(1),
  entityId: z.string(),
  eventTime: z.string().nullish(),
  entityEventSequence: z.union([z.string(), z.number()]).nullish(),
  createdEvent: aboutSchema.nullish(),
  updatedEvent: aboutSchema.nullish(),
  deletedEvent: aboutSchema.nullish(),
  actionEvent: aboutSchema.nullish(),
});

const entitySchema = z.record(z.string(), z.unknown());

export type DomainEventReading =
  | { readonly outcome: 'read'; readonly fields: WixDomainEventFields }
  /** No domain event: it lacks what all of them have. */
  | { readonly outcome: 'other' }
  | { readonly outcome: 'entity_malformed' };

/** Reads an event's data as a domain event. */
export const readDomainEvent = (data: unknown): DomainEventReading => {
  const parsed = domainEventSchema.safeParse(data);
  if (!parsed.success) return { outcome: 'other' };
  const event = parsed.data;
  const about =
    event.createdEvent ?? event.updatedEvent ?? event.deletedEvent ?? event.actionEvent ?? {};
  const entity = readEntity(about);
  if (entity === undefined) return { outcome: 'entity_malformed' };
  return {
    outcome: 'read',
    fields: {
      eventId: event.id,
      entityFqdn: event.entityFqdn,
      slug: event.slug,
      entityId: event.entityId,
      eventTime: readDate(event.eventTime),
      entityEventSequence: readSequence(event.entityEventSequence),
      entity,
    },
  };
};

/** Undefined: there is one, but it cannot be read. */
const readEntity = (
  about: z.infer<typeof aboutSchema>,
): Readonly<Record<string, unknown>> | null | undefined => {
  const value = about.entity ?? about.currentEntity ?? about.body;
  if (value !== undefined && value !== null) return entitySchema.safeParse(value).data;
  const text = about.entityAsJson ?? about.currentEntityAsJson ?? about.bodyAsJson;
  if (text === undefined || text === null || text === '') return null;
  if (typeof text !== 'string') return undefined;
  try {
    return entitySchema.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
};

const readDate = (text: string | null | undefined): Date | null => {
  const at = Date.parse(text ?? '');
  return Number.isNaN(at) ? null : new Date(at);
};

const readSequence = (value: string | number | null | undefined): number | null => {
  const sequence = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  return typeof sequence === 'number' && Number.isSafeInteger(sequence) ? sequence : null;
};
