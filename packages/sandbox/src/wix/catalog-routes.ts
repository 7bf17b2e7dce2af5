import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { FaultEffect } from '../simulation/fault-rules.ts';
import { type BulkPath, bulkChanges, type EntryOutcome } from './draft-changes.ts';
import type { Drafts } from './drafts.ts';
import type { SiteOwner } from './site-owner.ts';
import { asApp, type WixCallDeps, type WixOperation } from './wix-call.ts';
import { itemContentSchema, noFields, sentEntity } from './wix-catalog.ts';
import { WixRefusal } from './wix-errors.ts';
import type { LiveCatalog, WixState } from './wix-state.ts';

const params = z.object({ catalogId: z.string(), itemId: z.string().default('') });
/** Wix leaves archived ones out unless it is asked for them. */
const flag = z.stringbool({ truthy: ['true'], falsy: ['false'] }).default(false);
const listQuery = z.object({
  locationIds: z.union([z.string(), z.array(z.string())]).optional(),
  archived: flag,
  'paging.limit': z.coerce.number().int().min(0).max(1_000).default(50),
  'paging.offset': z.coerce.number().int().nonnegative().default(0),
});
const archivedQuery = z.object({ archived: flag });
const returnFullEntity = z.object({ returnFullEntity: z.boolean().default(true) });

const changedItemBody = z.strictObject({
  item: sentEntity(itemContentSchema.extend({ id: z.string().optional() })).transform(
    ({ id: _id, ...item }) => item,
  ),
});

/**
 * What `archived=true` lists: the archived ones alone, or those too. Wix does not say, so that both are
 * played.
 */
export type ArchivedReading = 'only' | 'also';

const bulkOperations = [
  ['menus/archive', 'archive_menus'],
  ['menus/unarchive', 'unarchive_menus'],
  ['variations/create', 'create_variations'],
  ['menus/create', 'create_menus'],
  ['menus/update', 'update_menus'],
  ['sections/create', 'create_sections'],
  ['sections/update', 'update_sections'],
  ['dishes/create', 'create_dishes'],
  ['items/update', 'update_items'],
] as const satisfies readonly (readonly [BulkPath, WixOperation])[];

/** Catalogs v3 and draft catalogs (contract §3). */
export function addCatalogRoutes(
  app: FastifyInstance,
  deps: WixCallDeps & {
    readonly state: WixState;
    readonly drafts: Drafts;
    readonly siteOwner: SiteOwner;
    readonly archivedReading: () => ArchivedReading;
  },
): void {
  const { state, drafts } = deps;
  const isListed = (entity: { readonly archived: boolean }, asked: boolean): boolean =>
    entity.archived === asked || (asked && deps.archivedReading() === 'also');
  const liveCatalog = (instanceId: string, catalogId: string): LiveCatalog => {
    const catalog = state.catalogs.get(catalogId);
    if (catalog?.instanceId !== instanceId)
      throw new WixRefusal(404, 'CATALOG_NOT_FOUND', 'No such catalog');
    return catalog;
  };
  const shown = ({ id, locationId, archived, draftPublishedDate }: LiveCatalog) => ({
    id,
    locationId,
    archived,
    ...(draftPublishedDate === null ? {} : { draftPublishedDate }),
  });

  app.get(
    '/restaurants/v3/catalogs',
    asApp(deps, 'list_catalogs', ({ instanceId, request }) => {
      const query = listQuery.parse(request.query);
      const locations = query.locationIds === undefined ? null : [query.locationIds].flat();
      const catalogs = [...state.catalogs.values()].filter(
        (catalog) =>
          catalog.instanceId === instanceId &&
          (locations === null || locations.includes(catalog.locationId)) &&
          isListed(catalog, query.archived),
      );
      const from = query['paging.offset'];
      return { catalogs: catalogs.slice(from, from + query['paging.limit']).map(shown) };
    }),
  );

  for (const [kind, operation] of [
    ['menus', 'list_menus'],
    ['sections', 'list_sections'],
    ['items', 'list_items'],
  ] as const)
    app.get(
      `/restaurants/v3/catalogs/:catalogId/${kind}`,
      asApp(deps, operation, ({ instanceId, request }) => {
        const { archived } = archivedQuery.parse(request.query);
        const catalog = liveCatalog(instanceId, params.parse(request.params).catalogId);
        const all = [...catalog.content[kind].values()];
        return { [kind]: all.filter((one) => isListed(one, archived)) };
      }),
    );

  app.patch(
    '/restaurants/v3/catalogs/:catalogId/items/:itemId',
    asApp(deps, 'update_item', ({ instanceId, request }) => {
      const { catalogId, itemId } = params.parse(request.params);
      const { item } = changedItemBody.parse(request.body);
      liveCatalog(instanceId, catalogId);
      return { item: deps.siteOwner.changeItem(catalogId, itemId, item) };
    }),
  );

  const draftRoot = '/restaurants/v3/draft-catalogs/:catalogId';
  app.post(
    `${draftRoot}/create`,
    asApp(deps, 'create_draft', ({ instanceId, request }) => {
      const { catalogId } = params.parse(request.params);
      noFields.parse(request.body ?? {});
      const draft = drafts.create(instanceId, catalogId);
      const { locationId } = liveCatalog(instanceId, catalogId);
      return { catalog: { id: draft.id, locationId, archived: false } };
    }),
  );
  app.post(
    `${draftRoot}/publish`,
    asApp(deps, 'publish_draft', ({ instanceId, request }) => {
      noFields.parse(request.body ?? {});
      const draft = drafts.own(instanceId, params.parse(request.params).catalogId);
      return { catalog: shown(drafts.publish(draft)) };
    }),
  );
  app.delete(
    `${draftRoot}/discard`,
    asApp(deps, 'discard_draft', ({ instanceId, request }) => {
      drafts.discard(instanceId, params.parse(request.params).catalogId);
      return {};
    }),
  );

  for (const [path, operation] of bulkOperations)
    app.post(
      `${draftRoot}/bulk/${path}`,
      asApp(deps, operation, ({ instanceId, request, effects }) => {
        const draft = drafts.own(instanceId, params.parse(request.params).catalogId);
        const entries = bulkChanges[path].read(request.body);
        const currency = state.sites.get(instanceId)?.currency ?? 'USD';
        const outcomes = entries.map(
          (apply, index) => forcedFailure(effects, index) ?? apply(draft.content, currency),
        );
        state.changed();
        if (effects.some(({ kind }) => kind === 'tell_nothing')) return {};
        return bulkAnswer(outcomes, returnFullEntity.parse(request.body).returnFullEntity);
      }),
    );
}

function forcedFailure(effects: readonly FaultEffect[], index: number): EntryOutcome | null {
  for (const effect of effects)
    if (effect.kind === 'fail_entry' && effect.index === index)
      return { code: effect.code, description: effect.description };
  return null;
}

/** HTTP 200 whatever became of the entries (contract §3). */
function bulkAnswer(outcomes: readonly EntryOutcome[], withEntities: boolean): unknown {
  const failures = outcomes.filter((outcome) => 'code' in outcome).length;
  return {
    results: outcomes.map((outcome, originalIndex) =>
      'code' in outcome
        ? {
            entityMetadata: {
              originalIndex,
              success: false,
              error: { code: outcome.code, description: outcome.description, data: {} },
            },
          }
        : {
            entityMetadata: { id: outcome.id, originalIndex, success: true },
            ...(withEntities ? { entity: outcome } : {}),
          },
    ),
    bulkActionMetadata: {
      totalSuccesses: outcomes.length - failures,
      totalFailures: failures,
      undetailedFailures: 0,
    },
  };
}
