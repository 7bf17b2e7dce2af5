import type { CanonicalCatalog } from '@pos-bridge/pos';
import type { ConfigurationId } from '@pos-bridge/wix';
import { type CatalogMasters, posIsMasterOfAll } from '../src/catalog/masters.ts';
import { projectionRevision } from '../src/catalog/publisher/publication-store.ts';
import {
  catalogIdentifiers,
  catalogPublications,
  catalogSyncStates,
  catalogVersions,
} from '../src/catalog/tables.ts';
import { catalogVersionOf } from '../src/catalog/versions/catalog-version.ts';
import type { Drizzle } from '../src/database/connect.ts';
import { newPublicationId, newSyncRunId, type PublicationId } from '../src/ids.ts';
import { samplePublished } from './sample-orders.ts';

/** Rows as a catalog sync leaves them behind: the catalog is live, under the ids of `samplePublished`. */
export async function insertPublishedCatalog(
  db: Drizzle,
  configurationId: ConfigurationId,
  catalog: CanonicalCatalog,
  changes: { readonly masters?: CatalogMasters; readonly publishedAt?: Date } = {},
): Promise<PublicationId> {
  const { masters = posIsMasterOfAll, publishedAt = new Date('2026-01-05T09:00:00.000Z') } =
    changes;
  const publicationId = newPublicationId();
  const { versionId } = catalogVersionOf(catalog);
  await db
    .insert(catalogVersions)
    .values({ id: versionId, catalog, firstSeenAt: publishedAt })
    .onConflictDoNothing();
  await db.insert(catalogPublications).values({
    id: publicationId,
    configurationId,
    versionId,
    runId: newSyncRunId(),
    masters,
    projectionRevision,
    menuFetchedAt: publishedAt,
    publishedAt,
  });
  const { posIdByWixId, dishByWixId } = samplePublished(catalog);
  await db.insert(catalogIdentifiers).values(
    [...posIdByWixId].map(([wixId, posId]) => ({
      configurationId,
      wixId,
      posId,
      kind: dishByWixId.has(wixId) ? ('DISH' as const) : ('VARIATION' as const),
      liveSince: publishedAt,
    })),
  );
  const state = {
    status: 'SYNCED' as const,
    publicationId,
    lastRequestedAt: publishedAt,
    lastSyncAt: publishedAt,
    lastSuccessAt: publishedAt,
  };
  await db
    .insert(catalogSyncStates)
    .values({ configurationId, ...state })
    .onConflictDoUpdate({ target: catalogSyncStates.configurationId, set: state });
  return publicationId;
}
