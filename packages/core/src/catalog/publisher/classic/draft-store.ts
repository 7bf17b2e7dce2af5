import type { CatalogId, ConfigurationId, DraftCatalogId } from '@pos-bridge/wix';
import { eq } from 'drizzle-orm';
import type { Executor, Transaction } from '../../../database/connect.ts';
import type { PublicationId } from '../../../ids.ts';
import type { Identifier } from '../../entity-key.ts';
import { catalogDrafts } from '../../tables.ts';
import {
  forgetStaged,
  type Publication,
  recordPublication,
  stageIdentifiers,
} from '../publication-store.ts';

export type DraftRow = typeof catalogDrafts.$inferSelect;

/** A draft that is about to be asked for; written before Wix hears of it. */
export interface DraftIntent extends Publication {
  readonly catalogId: CatalogId;
  readonly publishedDateBefore: string | null;
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
  await stageIdentifiers(tx, configurationId, kept);
  await tx
    .update(catalogDrafts)
    .set({ state: 'publishing' })
    .where(eq(catalogDrafts.configurationId, configurationId));
}

export async function forgetDraft(
  tx: Transaction,
  configurationId: ConfigurationId,
): Promise<void> {
  await forgetStaged(tx, configurationId);
  await tx.delete(catalogDrafts).where(eq(catalogDrafts.configurationId, configurationId));
}

/** The draft is live: it is a publication now, and forgotten as a draft. */
export async function recordPublishedDraft(
  tx: Transaction,
  publication: Publication,
  now: Date,
): Promise<PublicationId> {
  const id = await recordPublication(tx, publication, now);
  await forgetDraft(tx, publication.configurationId);
  return id;
}
