import type { ConfigurationId } from '@pos-bridge/wix';
import { and, eq, lte, sql } from 'drizzle-orm';
import type { Drizzle } from '../../database/connect.ts';
import type { PublicationId } from '../../ids.ts';
import type { EntityKind } from '../entity-key.ts';
import {
  catalogIdentifiers,
  catalogPublications,
  catalogSyncStates,
  catalogVersions,
} from '../tables.ts';
import {
  type PublishedCatalog,
  type PublishedCatalogs,
  publishedCatalogFrom,
} from './published-catalog.ts';
import { createWeightedCache } from './weighted-cache.ts';

/**
 * Publications held in memory, by the length of their JSON: some 60 catalogs of 1,000 dishes, or
 * thousands of a usual size. In memory a catalog takes about three times as much.
 */
const mostCharacters = 48_000_000;

/** One for a process: what it has read once it does not read again. */
export function createPublishedCatalogs(db: Drizzle): PublishedCatalogs {
  const cache = createWeightedCache<PublicationId, PublishedCatalog>(mostCharacters);

  const readCurrent = db
    .select({ publicationId: catalogSyncStates.publicationId })
    .from(catalogSyncStates)
    .where(eq(catalogSyncStates.configurationId, sql.placeholder('configurationId')))
    .prepare('current_publication');

  const of = (publicationId: PublicationId) =>
    cache.get(publicationId, () => load(db, publicationId));

  return {
    of,
    current: async (configurationId: ConfigurationId) => {
      const [state] = await readCurrent.execute({ configurationId });
      return state === undefined || state.publicationId === null ? null : of(state.publicationId);
    },
  };
}

async function load(
  db: Drizzle,
  publicationId: PublicationId,
): Promise<{ value: PublishedCatalog; weight: number } | null> {
  const [row] = await db
    .select({
      configurationId: catalogPublications.configurationId,
      versionId: catalogPublications.versionId,
      masters: catalogPublications.masters,
      publishedAt: catalogPublications.publishedAt,
      catalog: catalogVersions.catalog,
      characters: sql<number>`length(${catalogVersions.catalog}::text)`,
    })
    .from(catalogPublications)
    .innerJoin(catalogVersions, eq(catalogVersions.id, catalogPublications.versionId))
    .where(eq(catalogPublications.id, publicationId));
  if (row === undefined) return null;

  const { characters, ...publication } = row;
  const identifiers = await db
    .select({
      kind: catalogIdentifiers.kind,
      posId: catalogIdentifiers.posId,
      wixId: catalogIdentifiers.wixId,
      liveUntil: catalogIdentifiers.liveUntil,
    })
    .from(catalogIdentifiers)
    .where(
      and(
        eq(catalogIdentifiers.configurationId, row.configurationId),
        lte(catalogIdentifiers.liveSince, row.publishedAt),
      ),
    );
  const ofKind = (kind: EntityKind, when: 'live' | 'former') =>
    identifiers
      .filter((identifier) => {
        const isFormer = identifier.liveUntil !== null && identifier.liveUntil <= row.publishedAt;
        return identifier.kind === kind && isFormer === (when === 'former');
      })
      .map(({ posId, wixId }) => ({ posId, wixId }));
  return {
    value: publishedCatalogFrom({
      publicationId,
      ...publication,
      dishes: ofKind('DISH', 'live'),
      variations: ofKind('VARIATION', 'live'),
      formerDishes: ofKind('DISH', 'former'),
      formerVariations: ofKind('VARIATION', 'former'),
    }),
    weight: characters,
  };
}
