import type { CatalogId, ConfigurationId, DraftCatalogId } from '@pos-bridge/wix';
import { and, eq, getTableColumns, isNull, notExists, sql } from 'drizzle-orm';
import type { Drizzle, Executor, Transaction } from '../database/connect.ts';
import {
  type CatalogVersionId,
  newPublicationId,
  type PublicationId,
  type SyncRunId,
} from '../ids.ts';
import type { Identifier } from './entity-key.ts';
import type { CatalogMasters } from './masters.ts';
import { projectionRevision } from './sync-run.ts';
import {
  catalogDraftIdentifiers,
  catalogDrafts,
  catalogIdentifiers,
  catalogPublications,
  catalogSyncStates,
} from './tables.ts';

export type DraftRow = typeof catalogDrafts.$inferSelect;

/** A draft that is about to be asked for; written before Wix hears of it. */
export interface DraftIntent {
  readonly configurationId: ConfigurationId;
  readonly catalogId: CatalogId;
  readonly runId: SyncRunId;
  readonly publishedDateBefore: string | null;
  readonly menuFetchedAt: Date;
  readonly versionId: CatalogVersionId;
  readonly masters: CatalogMasters;
}

export async function findDraft(
  executor: Executor,
  configurationId: ConfigurationId,
): Promise<DraftRow | undefined> {
  const [row] = await executor
    .select()
    .from(catalogDrafts)
    .where(eq(catalogDrafts.configurationId, configurationId));
  return row;
}

/** @throws a unique violation where a draft is there already: it must be settled first */
export async function intendDraft(executor: Executor, intent: DraftIntent): Promise<void> {
  await executor.insert(catalogDrafts).values({ ...intent, state: 'intended' });
}

export async function draftIsOpen(
  executor: Executor,
  configurationId: ConfigurationId,
  draftId: DraftCatalogId,
): Promise<void> {
  await executor
    .update(catalogDrafts)
    .set({ state: 'open', draftId })
    .where(eq(catalogDrafts.configurationId, configurationId));
}

/** From here on the draft may be live: everything that is needed to record it is written down. */
export async function draftIsPublishing(
  tx: Transaction,
  configurationId: ConfigurationId,
  kept: readonly Identifier[],
): Promise<void> {
  await keepDraftIdentifiers(tx, configurationId, kept);
  await tx
    .update(catalogDrafts)
    .set({ state: 'publishing' })
    .where(eq(catalogDrafts.configurationId, configurationId));
}

export async function forgetDraft(
  tx: Transaction,
  configurationId: ConfigurationId,
): Promise<void> {
  await tx
    .delete(catalogDraftIdentifiers)
    .where(eq(catalogDraftIdentifiers.configurationId, configurationId));
  await tx.delete(catalogDrafts).where(eq(catalogDrafts.configurationId, configurationId));
}

/** PostgreSQL takes 65,535 parameters a statement. */
const rowsAStatement = 2_000;

/** Names that Wix gave inside the draft, or that stay in it. */
export async function keepDraftIdentifiers(
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
 * Writes down what is live now, with the draft's identifiers as the names of everything in it, and
 * forgets the draft. Names that are not in it any more are kept as past ones.
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

  const inDraft = tx
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
        notExists(inDraft),
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
  await forgetDraft(tx, configurationId);
  return id;
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
