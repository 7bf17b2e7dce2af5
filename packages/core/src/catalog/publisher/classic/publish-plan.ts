import {
  type BulkEntryError,
  type CatalogId,
  type DraftCatalogId,
  WixApiError,
  type WixClient,
  type WixEntityId,
} from '@pos-bridge/wix';
import type { Clock } from '../../../clock.ts';
import type { Drizzle } from '../../../database/connect.ts';
import type { PublicationId } from '../../../ids.ts';
import type { Log } from '../../../log.ts';
import type { WixAccess } from '../../../wix/wix-access.ts';
import { type EntityKey, type Identifier, keyOf } from '../../entity-key.ts';
import { SyncStopped } from '../../sync-stopped.ts';
import { doubtPublication, type Publication, stageIdentifiers } from '../publication-store.ts';
import { refusedEntries } from '../refused-entries.ts';
import type { PublishProgress, SiteAddress } from '../site-publisher.ts';
import { waitFor } from '../wait-for.ts';
import {
  draftIsOpen,
  draftIsPublishing,
  forgetDraft,
  intendDraft,
  recordPublishedDraft,
} from './draft-store.ts';
import { callOf, type PlanContext } from './plan-calls.ts';
import type { SentChange } from './read-back-changes.ts';
import { readPublishedDate, type Site } from './read-site.ts';
import type { PlanStep, SyncPlan } from './sync-plan.ts';

export interface ClassicDeps {
  readonly db: Drizzle;
  readonly clock: Clock;
  readonly log: Log;
  readonly wix: WixAccess;
  /** Waits between looks at the live catalog until it shows what was published. */
  readonly readBackDelaysMs: readonly number[];
}

/** Wix, for as long as the run lasts. */
export interface WixReach {
  readonly wix: WixClient;
  readonly signal: AbortSignal;
}

export interface PlanToPublish {
  readonly plan: SyncPlan;
  /** The names of what is kept. */
  readonly kept: readonly Identifier[];
  readonly site: Site;
  readonly publication: Publication;
}

export interface Published {
  readonly publicationId: PublicationId;
  /** Changes of which Wix did not say whether it made them; a draft cannot be read. */
  readonly toReadBack: readonly SentChange[];
}

/**
 * Carries a plan out in a draft, publishes it and writes down what is live. Every state is committed
 * before the call that may be lost: whoever takes the run over finds what to look for at Wix.
 */
export async function publishPlan(
  deps: ClassicDeps,
  progress: PublishProgress,
  address: SiteAddress,
  { wix, signal }: WixReach,
  { plan, kept, site, publication }: PlanToPublish,
): Promise<Published> {
  const { configurationId, catalogId, masters } = address;
  const publishedDateBefore = await readPublishedDate(wix, address, signal);
  await progress.record({ step: 'create_draft', stepDone: 0, stepTotal: 1 }, (tx) =>
    intendDraft(tx, { ...publication, catalogId, publishedDateBefore }),
  );
  const draftId = await createDraft(progress, { wix, signal }, catalogId, () =>
    deps.db.transaction((tx) => forgetDraft(tx, configurationId)),
  );
  let callsDone = 1;
  await progress.record({ stepDone: 1, callsDone }, (tx) =>
    draftIsOpen(tx, configurationId, draftId),
  );

  const ids = new Map(plan.kept);
  const planContext: PlanContext = {
    masters,
    site,
    wixIdOf: (key) => idIn(ids, key),
  };
  const toReadBack: SentChange[] = [];
  for (const [at, step] of plan.steps.entries()) {
    const told = progressOf(plan.steps, at);
    if (told.isNewKind) await progress.step(step.kind, told.total);
    progress.assertHeld();
    const { made, untold } = await carryOut(step, planContext, { wix, signal }, draftId);
    toReadBack.push(...untold);
    for (const identifier of made) ids.set(keyOf(identifier), identifier.wixId);
    callsDone += 1;
    await progress.record({ stepDone: told.done, callsDone }, (tx) =>
      stageIdentifiers(tx, configurationId, made),
    );
  }

  await progress.record({ step: 'publish', stepDone: 0, stepTotal: 1 }, (tx) =>
    draftIsPublishing(tx, configurationId, kept),
  );
  progress.assertHeld();
  await publish(deps, address, { wix, signal }, draftId, publishedDateBefore);
  let publicationId: PublicationId | undefined;
  await progress.record({ stepDone: 1, callsDone: callsDone + 1 }, async (tx) => {
    publicationId = await recordPublishedDraft(tx, publication, deps.clock.now());
    if (toReadBack.length > 0) await doubtPublication(tx, publicationId);
  });
  if (publicationId === undefined) throw new Error('a publication was not recorded');
  return { publicationId, toReadBack };
}

async function createDraft(
  progress: PublishProgress,
  { wix, signal }: WixReach,
  catalogId: CatalogId,
  forget: () => Promise<void>,
): Promise<DraftCatalogId> {
  progress.assertHeld();
  try {
    return await wix.drafts.create(catalogId, { signal });
  } catch (error) {
    if (!(error instanceof WixApiError) || error.mayHaveHappened) throw error;
    await forget();
    if (error.status !== 409 && error.code !== 'DRAFT_ALREADY_EXISTS') throw error;
    throw new SyncStopped(
      'OTHER',
      'Somebody else is changing the menus of this location on Wix: a draft is open there. ' +
        'It must be published or discarded before the menu can be synced.',
      { draft: 'held by somebody else', ...(error.code !== null && { wixCode: error.code }) },
    );
  }
}

async function carryOut(
  step: PlanStep,
  planContext: PlanContext,
  { wix, signal }: WixReach,
  draftId: DraftCatalogId,
): Promise<{ readonly made: Identifier[]; readonly untold: SentChange[] }> {
  const call = callOf(step, planContext);
  const outcome = await call.send(wix, draftId, signal);
  // What was created goes by the id that Wix gives it: without one nothing can be built on it.
  const nameless = call.creates.length > 0 ? outcome.untold : [];
  const failed = [...outcome.failed, ...nameless.map((entry) => ({ ...entry, error: noIdTold }))];
  if (failed.length > 0) {
    throw refusedEntries(
      step.kind,
      failed.map(({ originalIndex, error }) => ({
        name: call.names[originalIndex] ?? `entry ${originalIndex}`,
        error,
      })),
    );
  }
  return {
    made: outcome.succeeded.flatMap(({ originalIndex, id }) => {
      const created = call.creates[originalIndex];
      return created === undefined ? [] : [{ ...created, wixId: id }];
    }),
    untold: outcome.untold.flatMap(({ originalIndex }) => call.changes[originalIndex] ?? []),
  };
}

const noIdTold: BulkEntryError = {
  code: 'NOT_TOLD',
  description: "Wix's answer does not name what was created",
};

/** A lost answer is decided by the catalog: only Publish moves its date. */
async function publish(
  deps: ClassicDeps,
  address: SiteAddress,
  { wix, signal }: WixReach,
  draftId: DraftCatalogId,
  publishedDateBefore: string | null,
): Promise<void> {
  try {
    await wix.drafts.publish(draftId, { signal });
  } catch (error) {
    if (!(error instanceof WixApiError) || !error.mayHaveHappened) throw error;
    const isPublished = async () =>
      (await readPublishedDate(wix, address, signal)) !== publishedDateBefore;
    if (!(await waitFor(isPublished, deps.readBackDelaysMs, signal))) throw error;
    deps.log.info({ ...address, draftId }, 'the answer to Publish was lost; the draft is live');
  }
}

function idIn(ids: ReadonlyMap<EntityKey, WixEntityId>, key: EntityKey): WixEntityId {
  const id = ids.get(key);
  if (id === undefined) throw new Error(`the plan names ${key} before it is made`);
  return id;
}

/** Progress is told by kind: "dishes, 40 of 1,000", not by call. */
function progressOf(steps: readonly PlanStep[], at: number) {
  const kind = steps[at]?.kind;
  const ofKind = steps.filter((step) => step.kind === kind);
  const upToHere = steps.slice(0, at + 1).filter((step) => step.kind === kind);
  const count = (some: readonly PlanStep[]) =>
    some.reduce((total, step) => total + step.entries.length, 0);
  return { isNewKind: upToHere.length === 1, total: count(ofKind), done: count(upToHere) };
}
