import type { CanonicalCatalog } from '@pos-bridge/pos';
import type { ConfigurationId } from '@pos-bridge/wix';
import { and, eq, getTableColumns, isNull, notExists, sql } from 'drizzle-orm';
import type { Drizzle, Executor, Transaction } from '../../database/connect.ts';
import {
  type CatalogVersionId,
  newPublicationId,
  type PublicationId,
  type SyncRunId,
} from '../../ids.ts';
import type { Identifier } from '../entity-key.ts';
import type { CatalogMasters } from '../masters.ts';
import {
  catalogDraftIdentifiers,
  catalogIdentifiers,
  catalogPublications,
  catalogSyncStates,
} from '../tables.ts';

/** Raise it where the same version would be published otherwise: each site is then sent every field again. */
export const projectionRevision = 2;

/** PostgreSQL takes 65,535 parameters a statement. */
const rowsAStatement = 2_000;

/** Names that Wix gave to what is being published, or that stay: those of everything once it is live. */
export async function stageIdentifiers(
  executor: Executor,
  configurationId: ConfigurationId,
  identifiers: readonly Identifier[],
): Promise<void> {
  for (let from = 0; from < identifiers.length; from += rowsAStatement) {
    const rows = identifiers.slice(from, from + rowsAStatement).map((identifier) => ({
      configurationId,
      wixId: identifier.wixId,
      kind: identifier.kind,
      posId: identifier.posId,
      menuPosId: identifier.kind === 'SECTION' ? identifier.menuPosId : null,
    }));
    await executor.insert(catalogDraftIdentifiers).values(rows).onConflictDoNothing();
  }
}

export interface Publication {
  readonly configurationId: ConfigurationId;
  readonly versionId: CatalogVersionId;
  readonly masters: CatalogMasters;
  readonly runId: SyncRunId;
  readonly menuFetchedAt: Date;
}

/**
 * Says of a publication that the site may not show all of it: unless it is proven, the next sync sends
 * every field again, as after a change of the projection itself.
 */
export async function doubtPublication(tx: Transaction, id: PublicationId): Promise<void> {
  await tx
    .update(catalogPublications)
    .set({ projectionRevision: 0 })
    .where(eq(catalogPublications.id, id));
}

/**
 * Writes down what is live now, with the staged identifiers as the names of everything in it. Names that
 * are not among them any more are kept as past ones.
 */
export async function recordPublication(
  tx: Transaction,
  publication: Publication,
  now: Date,
): Promise<PublicationId> {
  const { configurationId } = publication;
  await tx
    .update(catalogPublications)
    .set({ replacedAt: now })
    .where(
      and(
        eq(catalogPublications.configurationId, configurationId),
        isNull(catalogPublications.replacedAt),
      ),
    );
  const id = newPublicationId();
  await tx
    .insert(catalogPublications)
    .values({ ...publication, id, projectionRevision, publishedAt: now });

  const staged = tx
    .select({ wixId: catalogDraftIdentifiers.wixId })
    .from(catalogDraftIdentifiers)
    .where(
      and(
        eq(catalogDraftIdentifiers.configurationId, configurationId),
        eq(catalogDraftIdentifiers.wixId, catalogIdentifiers.wixId),
      ),
    );
  await tx
    .update(catalogIdentifiers)
    .set({ liveUntil: now })
    .where(
      and(
        eq(catalogIdentifiers.configurationId, configurationId),
        isNull(catalogIdentifiers.liveUntil),
        notExists(staged),
      ),
    );
  const { configurationId: _c, ...named } = getTableColumns(catalogDraftIdentifiers);
  const live = await tx
    .select(named)
    .from(catalogDraftIdentifiers)
    .where(eq(catalogDraftIdentifiers.configurationId, configurationId));
  for (let from = 0; from < live.length; from += rowsAStatement) {
    await tx
      .insert(catalogIdentifiers)
      .values(
        live
          .slice(from, from + rowsAStatement)
          .map((identifier) => ({ ...identifier, configurationId, liveSince: now })),
      )
      .onConflictDoUpdate({
        target: [catalogIdentifiers.configurationId, catalogIdentifiers.wixId],
        set: { liveUntil: null },
      });
  }
  await tx
    .update(catalogSyncStates)
    .set({ publicationId: id })
    .where(eq(catalogSyncStates.configurationId, configurationId));
  await forgetStaged(tx, configurationId);
  return id;
}

export async function forgetStaged(
  tx: Transaction,
  configurationId: ConfigurationId,
): Promise<void> {
  await tx
    .delete(catalogDraftIdentifiers)
    .where(eq(catalogDraftIdentifiers.configurationId, configurationId));
}

export type KnownIdentifier = Identifier & { readonly liveSince: Date };

/** Every name that a sync ever made here, those that are live first, then the newest. */
export async function knownIdentifiers(
  db: Drizzle,
  configurationId: ConfigurationId,
): Promise<KnownIdentifier[]> {
  const rows = await db
    .select({
      kind: catalogIdentifiers.kind,
      posId: catalogIdentifiers.posId,
      menuPosId: catalogIdentifiers.menuPosId,
      wixId: catalogIdentifiers.wixId,
      liveSince: catalogIdentifiers.liveSince,
    })
    .from(catalogIdentifiers)
    .where(eq(catalogIdentifiers.configurationId, configurationId))
    .orderBy(
      sql`${catalogIdentifiers.liveUntil} is not null`,
      sql`${catalogIdentifiers.liveSince} desc`,
    );
  return rows.map(({ kind, menuPosId, ...named }) =>
    kind === 'SECTION' ? { ...named, kind, menuPosId: menuPosId ?? '' } : { ...named, kind },
  );
}

export type PublicationRow = typeof catalogPublications.$inferSelect;

/** What is live now, as far as the bridge knows. */
export async function livePublication(
  db: Drizzle,
  configurationId: ConfigurationId,
): Promise<PublicationRow | undefined> {
  const [row] = await db
    .select(getTableColumns(catalogPublications))
    .from(catalogPublications)
    .innerJoin(catalogSyncStates, eq(catalogSyncStates.publicationId, catalogPublications.id))
    .where(eq(catalogSyncStates.configurationId, configurationId));
  return row;
}

/** What is live, as far as the bridge knows. */
export interface Previous {
  readonly publication: PublicationRow;
  readonly catalog: CanonicalCatalog;
}
