import type { ConfigurationId, InstanceId } from '@pos-bridge/wix';
import { and, desc, eq, ne, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import { configurations } from '../../configurations/tables.ts';
import type { Drizzle } from '../../database/connect.ts';
import type { SyncRunId } from '../../ids.ts';
import { catalogPublications, catalogSyncRuns, catalogSyncStates } from '../tables.ts';
import type { SyncRun } from './sync-history.ts';

/** How the menu of one Wix location stands. */
export interface SiteSync {
  readonly configurationId: ConfigurationId;
  readonly lastSuccessAt: Date | null;
  /** The site shows a menu that the bridge has published. */
  readonly isPublished: boolean;
  /** The newest: running, waiting or over; null where there never was one. */
  readonly latestRun: SyncRun | null;
  /** The one that published what the site shows; null where that is `latestRun`, or nothing. */
  readonly publishedRun: SyncRun | null;
}

/** Of every configuration of an instance, in one statement; for the site owner, who watches it. */
export async function listSiteSyncs(db: Drizzle, instanceId: InstanceId): Promise<SiteSync[]> {
  const latest = db
    .select({ id: catalogSyncRuns.id })
    .from(catalogSyncRuns)
    .where(eq(catalogSyncRuns.configurationId, configurations.id))
    .orderBy(desc(catalogSyncRuns.requestedAt))
    .limit(1)
    .as('latest');
  const publishedRun = alias(catalogSyncRuns, 'published_run');
  const rows = await db
    .select({
      configurationId: configurations.id,
      lastSuccessAt: catalogSyncStates.lastSuccessAt,
      publicationId: catalogSyncStates.publicationId,
      latestRun: catalogSyncRuns,
      publishedRun,
    })
    .from(configurations)
    .leftJoin(catalogSyncStates, eq(catalogSyncStates.configurationId, configurations.id))
    .leftJoinLateral(latest, sql`true`)
    .leftJoin(catalogSyncRuns, eq(catalogSyncRuns.id, latest.id))
    .leftJoin(catalogPublications, eq(catalogPublications.id, catalogSyncStates.publicationId))
    .leftJoin(
      publishedRun,
      and(eq(publishedRun.id, catalogPublications.runId), ne(publishedRun.id, latest.id)),
    )
    .where(eq(configurations.instanceId, instanceId));
  return rows.map(({ publicationId, ...row }) => ({ ...row, isPublished: publicationId !== null }));
}

/** Whose run it is; for whoever is told of a run's progress by its id. */
export async function instanceOfRun(
  db: Drizzle,
  runId: SyncRunId,
): Promise<InstanceId | undefined> {
  const [row] = await db
    .select({ instanceId: configurations.instanceId })
    .from(catalogSyncRuns)
    .innerJoin(configurations, eq(configurations.id, catalogSyncRuns.configurationId))
    .where(eq(catalogSyncRuns.id, runId));
  return row?.instanceId;
}
