import { z } from 'zod';
import {
  type CatalogId,
  type DraftCatalogId,
  draftCatalogIdSchema,
  type WixEntityId,
} from '../ids.ts';
import { segment } from '../platform/path.ts';
import type { CallEffect } from '../platform/retry-policy.ts';
import type { CallOptions, Transport } from '../platform/transport.ts';
import { type BulkOutcome, bulkAnswerSchema, mostBulkEntries, readBulkAnswer } from './bulk.ts';
import {
  type WixItemContent,
  type WixMenuContent,
  type WixSectionContent,
  wixItemSchema,
  wixMenuSchema,
  wixSectionSchema,
} from './entities.ts';

const root = '/restaurants/v3/draft-catalogs';

/** An entity that is there already, with the fields that change. */
export type WithId<Content> = Content & { readonly id: WixEntityId };

export interface NewSection {
  readonly menuId: WixEntityId;
  readonly section: WixSectionContent;
}

export interface NewDish {
  readonly menuId: WixEntityId;
  readonly sectionId: WixEntityId;
  readonly dish: WixItemContent;
}

export interface ChangedSection {
  readonly menuId: WixEntityId;
  readonly section: WithId<WixSectionContent>;
}

type BulkCall<Entry, Entity> = (
  draftId: DraftCatalogId,
  entries: readonly Entry[],
  options?: CallOptions,
) => Promise<BulkOutcome<Entity>>;

/**
 * Draft catalogs (contract §3). Create takes the live catalog's id, everything else the draft's.
 * A bulk call takes at most 20 entries; more throw a RangeError and nothing is sent. Creating and
 * publishing are never repeated where Wix may have done them already.
 */
export const createDrafts = (send: Transport) => {
  /** Bulk calls that answer with one kind of entity: `field` is what the body calls the entries. */
  const bulk = <Entity extends { readonly id: WixEntityId }>(entity: z.ZodType<Entity>) => {
    const calls =
      (effect: CallEffect) =>
      <Entry>(name: string, path: string, field: string): BulkCall<Entry, Entity> =>
      async (draftId, entries, options) => {
        const operation = `drafts.${name}`;
        const sent = entries.length;
        if (sent > mostBulkEntries) {
          throw new RangeError(
            `${operation} takes at most ${mostBulkEntries} entries, not ${sent}`,
          );
        }
        if (sent === 0) return { succeeded: [], failed: [], untold: [] };
        const answer = await send(
          {
            operation,
            method: 'POST',
            path: `${root}/${segment(draftId)}/bulk/${path}`,
            body: { [field]: entries },
            answer: bulkAnswerSchema,
            effect,
          },
          options,
        );
        return readBulkAnswer(answer, sent, entity);
      };
    return { repeatable: calls('repeatable'), once: calls('once') };
  };
  const menus = bulk(wixMenuSchema);
  const sections = bulk(wixSectionSchema);
  const items = bulk(wixItemSchema);

  return {
    /** Makes the location's one draft from its live catalog; the draft's id may differ from the catalog's. */
    async create(catalogId: CatalogId, options?: CallOptions): Promise<DraftCatalogId> {
      const answer = await send(
        {
          operation: 'drafts.create',
          method: 'POST',
          path: `${root}/${segment(catalogId)}/create`,
          body: {},
          answer: z.looseObject({ catalog: z.looseObject({ id: draftCatalogIdSchema }) }),
          effect: 'once',
        },
        options,
      );
      return answer.catalog.id;
    },

    bulkArchiveMenus: menus.repeatable<WixEntityId>('bulkArchiveMenus', 'menus/archive', 'ids'),
    bulkUnarchiveMenus: menus.repeatable<WixEntityId>(
      'bulkUnarchiveMenus',
      'menus/unarchive',
      'ids',
    ),
    bulkCreateVariations: items.once<{ readonly name: string }>(
      'bulkCreateVariations',
      'variations/create',
      'variations',
    ),
    bulkCreateMenus: menus.once<WixMenuContent>('bulkCreateMenus', 'menus/create', 'menus'),
    bulkCreateSections: sections.once<NewSection>(
      'bulkCreateSections',
      'sections/create',
      'createSectionRequests',
    ),
    bulkCreateDishes: items.once<NewDish>(
      'bulkCreateDishes',
      'dishes/create',
      'createDishRequests',
    ),
    bulkUpdateItems: items.repeatable<WithId<WixItemContent>>(
      'bulkUpdateItems',
      'items/update',
      'items',
    ),
    bulkUpdateSections: sections.repeatable<ChangedSection>(
      'bulkUpdateSections',
      'sections/update',
      'updateSectionsRequests',
    ),
    bulkUpdateMenus: menus.repeatable<WithId<WixMenuContent>>(
      'bulkUpdateMenus',
      'menus/update',
      'menus',
    ),

    /**
     * Replaces the live catalog by the draft at once. After an error that `mayHaveHappened`, read
     * the live catalog before doing anything more.
     */
    async publish(draftId: DraftCatalogId, options?: CallOptions): Promise<void> {
      await send(
        {
          operation: 'drafts.publish',
          method: 'POST',
          path: `${root}/${segment(draftId)}/publish`,
          body: {},
          answer: z.unknown(),
          effect: 'once',
        },
        options,
      );
    },

    /** Throws the draft away; the live catalog stays as it is. */
    async discard(draftId: DraftCatalogId, options?: CallOptions): Promise<void> {
      await send(
        {
          operation: 'drafts.discard',
          method: 'DELETE',
          path: `${root}/${segment(draftId)}/discard`,
          answer: z.unknown(),
          effect: 'repeatable',
        },
        options,
      );
    },
  };
};
