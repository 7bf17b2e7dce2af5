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
  type WixItem,
  type WixItemContent,
  type WixMenu,
  type WixMenuContent,
  type WixSection,
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

/**
 * Draft catalogs (contract §3). Create takes the live catalog's id, everything else the draft's.
 * A bulk call takes at most 20 entries; more throw a RangeError and nothing is sent. Creating and
 * publishing are never repeated where Wix may have done them already.
 */
export const createDrafts = (send: Transport) => {
  const bulk = async <Entity extends { readonly id: WixEntityId }>(
    operation: string,
    draftId: DraftCatalogId,
    path: string,
    entries: { readonly name: string; readonly values: readonly unknown[] },
    entity: z.ZodType<Entity>,
    effect: CallEffect,
    options: CallOptions | undefined,
  ): Promise<BulkOutcome<Entity>> => {
    const sent = entries.values.length;
    if (sent > mostBulkEntries) {
      throw new RangeError(`${operation} takes at most ${mostBulkEntries} entries, not ${sent}`);
    }
    if (sent === 0) return { succeeded: [], failed: [], untold: [] };
    const answer = await send(
      {
        operation,
        method: 'POST',
        path: `${root}/${segment(draftId)}/bulk/${path}`,
        body: { [entries.name]: entries.values },
        answer: bulkAnswerSchema,
        effect,
      },
      options,
    );
    return readBulkAnswer(answer, sent, entity);
  };

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

    bulkArchiveMenus(
      draftId: DraftCatalogId,
      ids: readonly WixEntityId[],
      options?: CallOptions,
    ): Promise<BulkOutcome<WixMenu>> {
      const entries = { name: 'ids', values: ids };
      return bulk(
        'drafts.bulkArchiveMenus',
        draftId,
        'menus/archive',
        entries,
        wixMenuSchema,
        'repeatable',
        options,
      );
    },

    bulkUnarchiveMenus(
      draftId: DraftCatalogId,
      ids: readonly WixEntityId[],
      options?: CallOptions,
    ): Promise<BulkOutcome<WixMenu>> {
      const entries = { name: 'ids', values: ids };
      return bulk(
        'drafts.bulkUnarchiveMenus',
        draftId,
        'menus/unarchive',
        entries,
        wixMenuSchema,
        'repeatable',
        options,
      );
    },

    bulkCreateVariations(
      draftId: DraftCatalogId,
      variations: readonly { readonly name: string }[],
      options?: CallOptions,
    ): Promise<BulkOutcome<WixItem>> {
      const entries = { name: 'variations', values: variations };
      return bulk(
        'drafts.bulkCreateVariations',
        draftId,
        'variations/create',
        entries,
        wixItemSchema,
        'once',
        options,
      );
    },

    bulkCreateMenus(
      draftId: DraftCatalogId,
      menus: readonly WixMenuContent[],
      options?: CallOptions,
    ): Promise<BulkOutcome<WixMenu>> {
      const entries = { name: 'menus', values: menus };
      return bulk(
        'drafts.bulkCreateMenus',
        draftId,
        'menus/create',
        entries,
        wixMenuSchema,
        'once',
        options,
      );
    },

    bulkCreateSections(
      draftId: DraftCatalogId,
      sections: readonly NewSection[],
      options?: CallOptions,
    ): Promise<BulkOutcome<WixSection>> {
      const entries = { name: 'createSectionRequests', values: sections };
      return bulk(
        'drafts.bulkCreateSections',
        draftId,
        'sections/create',
        entries,
        wixSectionSchema,
        'once',
        options,
      );
    },

    bulkCreateDishes(
      draftId: DraftCatalogId,
      dishes: readonly NewDish[],
      options?: CallOptions,
    ): Promise<BulkOutcome<WixItem>> {
      const entries = { name: 'createDishRequests', values: dishes };
      return bulk(
        'drafts.bulkCreateDishes',
        draftId,
        'dishes/create',
        entries,
        wixItemSchema,
        'once',
        options,
      );
    },

    bulkUpdateItems(
      draftId: DraftCatalogId,
      items: readonly WithId<WixItemContent>[],
      options?: CallOptions,
    ): Promise<BulkOutcome<WixItem>> {
      const entries = { name: 'items', values: items };
      return bulk(
        'drafts.bulkUpdateItems',
        draftId,
        'items/update',
        entries,
        wixItemSchema,
        'repeatable',
        options,
      );
    },

    bulkUpdateSections(
      draftId: DraftCatalogId,
      sections: readonly ChangedSection[],
      options?: CallOptions,
    ): Promise<BulkOutcome<WixSection>> {
      const entries = { name: 'updateSectionsRequests', values: sections };
      return bulk(
        'drafts.bulkUpdateSections',
        draftId,
        'sections/update',
        entries,
        wixSectionSchema,
        'repeatable',
        options,
      );
    },

    bulkUpdateMenus(
      draftId: DraftCatalogId,
      menus: readonly WithId<WixMenuContent>[],
      options?: CallOptions,
    ): Promise<BulkOutcome<WixMenu>> {
      const entries = { name: 'menus', values: menus };
      return bulk(
        'drafts.bulkUpdateMenus',
        draftId,
        'menus/update',
        entries,
        wixMenuSchema,
        'repeatable',
        options,
      );
    },

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
