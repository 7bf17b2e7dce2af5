import { z } from 'zod';
import type { CatalogId, WixEntityId } from '../ids.ts';
import { query, segment } from '../platform/path.ts';
import type { CallOptions, Transport } from '../platform/transport.ts';
import {
  type WixCatalog,
  type WixItem,
  type WixItemContent,
  wixCatalogSchema,
  wixItemSchema,
  wixMenuSchema,
  wixSectionSchema,
} from './entities.ts';

const root = '/restaurants/v3/catalogs';

/** Which entities to list; without `archived` Wix decides. */
export interface ListFilter {
  readonly archived?: boolean;
}

export interface CatalogFilter extends ListFilter {
  readonly locationIds?: readonly string[];
  readonly limit?: number;
  readonly offset?: number;
}

/** Live catalogs (contract §3). */
export const createCatalogs = (send: Transport) => {
  const entities =
    <Entity>(kind: 'menus' | 'sections' | 'items', entity: z.ZodType<Entity>) =>
    async (
      catalogId: CatalogId,
      filter: ListFilter = {},
      options?: CallOptions,
    ): Promise<readonly Entity[]> => {
      const answer = await send(
        {
          operation: `catalogs.${kind}`,
          method: 'GET',
          path: `${root}/${segment(catalogId)}/${kind}${query({ archived: filter.archived })}`,
          answer: z.looseObject({ [kind]: z.array(entity).nullish() }),
          effect: 'read',
        },
        options,
      );
      return answer[kind] ?? [];
    };

  return {
    async list(filter: CatalogFilter = {}, options?: CallOptions): Promise<readonly WixCatalog[]> {
      const { locationIds, archived, limit, offset } = filter;
      const search = query({
        locationIds,
        archived,
        'paging.limit': limit,
        'paging.offset': offset,
      });
      const answer = await send(
        {
          operation: 'catalogs.list',
          method: 'GET',
          path: `${root}${search}`,
          answer: z.looseObject({ catalogs: z.array(wixCatalogSchema).nullish() }),
          effect: 'read',
        },
        options,
      );
      return answer.catalogs ?? [];
    },

    menus: entities('menus', wixMenuSchema),
    sections: entities('sections', wixSectionSchema),
    items: entities('items', wixItemSchema),

    /** Changes a live item at once, stock for example. Wix refuses it for archived items. */
    async updateItem(
      catalogId: CatalogId,
      itemId: WixEntityId,
      item: WixItemContent,
      options?: CallOptions,
    ): Promise<WixItem> {
      const answer = await send(
        {
          operation: 'catalogs.updateItem',
          method: 'PATCH',
          path: `${root}/${segment(catalogId)}/items/${segment(itemId)}`,
          body: { item },
          answer: z.looseObject({ item: wixItemSchema }),
          effect: 'repeatable',
        },
        options,
      );
      return answer.item;
    },
  };
};
