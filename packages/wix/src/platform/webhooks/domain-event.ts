import { readMoment } from '@pos-bridge/storable';
import { z } from 'zod';
import type { WixDomainEventFields } from './events.ts';
import { readObject } from './read-object.ts';

/**
 * Wix's domain events (contract §4). What they are about comes under one of these names; beside the
 * contract's `entity` and `entityAsJson` stand those that Wix's common event format uses for changed
 * and deleted entities and for actions. Under each, Wix's samples show an object here and JSON text there.
 */
const aboutSchema = z.looseObject({
  entity: z.unknown().optional(),
  entityAsJson: z.unknown().optional(),
  currentEntity: z.unknown().optional(),
  currentEntityAsJson: z.unknown().optional(),
  deletedEntity: z.unknown().optional(),
  deletedEntityAsJson: z.unknown().optional(),
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

export interface DomainEventReading {
  readonly fields: WixDomainEventFields;
  /** There is an entity, but it cannot be read. */
  readonly entityUnreadable: boolean;
}

/** Reads an event's data as a domain event; undefined where it lacks what all of them have. */
export const readDomainEvent = (data: unknown): DomainEventReading | undefined => {
  const parsed = domainEventSchema.safeParse(data);
  if (!parsed.success) return undefined;
  const event = parsed.data;
  const about =
    event.createdEvent ?? event.updatedEvent ?? event.deletedEvent ?? event.actionEvent ?? {};
  const entity = readEntity(about);
  return {
    entityUnreadable: entity === undefined,
    fields: {
      eventId: event.id,
      entityFqdn: event.entityFqdn,
      slug: event.slug,
      entityId: event.entityId,
      eventTime: readMoment(event.eventTime),
      entityEventSequence: readSequence(event.entityEventSequence),
      entity: entity ?? null,
    },
  };
};

/** Undefined: there is one, but it cannot be read. */
const readEntity = (
  about: z.infer<typeof aboutSchema>,
): Readonly<Record<string, unknown>> | null | undefined => {
  const told = [
    about.entity,
    about.entityAsJson,
    about.currentEntity,
    about.currentEntityAsJson,
    about.deletedEntity,
    about.deletedEntityAsJson,
    about.body,
    about.bodyAsJson,
  ].find((value) => value !== undefined && value !== null && value !== '');
  return told === undefined ? null : readObject(told);
};

const readSequence = (value: string | number | null | undefined): number | null => {
  const sequence = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  return typeof sequence === 'number' && Number.isSafeInteger(sequence) ? sequence : null;
};
