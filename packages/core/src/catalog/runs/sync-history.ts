import type { CanonicalCatalog } from '@pos-bridge/pos';
import type { ConfigurationId } from '@pos-bridge/wix';
import { and, desc, eq } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import type { Drizzle } from '../../database/connect.ts';
import type { CatalogVersionId, SyncRunId } from '../../ids.ts';
import { catalogPublications, catalogSyncRuns, catalogVersions } from '../tables.ts';
import { type CatalogDiff, diffCatalogs } from '../versions/diff-catalogs.ts';

export type SyncRun = typeof catalogSyncRuns.$inferSelect;
/** A run, with the one of the same location that it waits behind. */
export type SyncRunInLine = SyncRun & { readonly behind: SyncRunId | null };

export async function getSyncRun(db: Drizzle, id: SyncRunId): Promise<SyncRunInLine | undefined> {
  const ahead = alias(catalogSyncRuns, 'ahead');
  const [row] = await db
    .select({ run: catalogSyncRuns, behind: ahead.id })
    .from(catalogSyncRuns)
    .leftJoin(
      ahead,
      and(
        eq(catalogSyncRuns.state, 'QUEUED'),
        eq(ahead.configurationId, catalogSyncRuns.configurationId),
        eq(ahead.state, 'RUNNING'),
      ),
    )
    .where(eq(catalogSyncRuns.id, id))
    .limit(1);
  return row && { ...row.run, behind: row.behind };
}

export type PublicationSummary = typeof catalogPublications.$inferSelect;

/** What was live at a configuration and when, newest first. */
export async function listPublications(
  db: Drizzle,
  configurationId: ConfigurationId,
  limit: number,
): Promise<PublicationSummary[]> {
  return db
    .select()
    .from(catalogPublications)
    .where(eq(catalogPublications.configurationId, configurationId))
    .orderBy(desc(catalogPublications.publishedAt))
    .limit(limit);
}

async function getCatalogVersion(
  db: Drizzle,
  id: CatalogVersionId,
): Promise<CanonicalCatalog | undefined> {
  const [row] = await db
    .select({ catalog: catalogVersions.catalog })
    .from(catalogVersions)
    .where(eq(catalogVersions.id, id));
  return row?.catalog;
}

/** What was added, removed and changed from one version to another; undefined where one is unknown. */
export async function compareVersions(
  db: Drizzle,
  before: CatalogVersionId,
  after: CatalogVersionId,
): Promise<CatalogDiff | undefined> {
  const left = await getCatalogVersion(db, before);
  const right = await getCatalogVersion(db, after);
  return left === undefined || right === undefined ? undefined : diffCatalogs(left, right);
}
