import {
  type BulkEntryError,
  type CatalogId,
  type DraftCatalogId,
  WixApiError,
  type WixClient,
  type WixEntityId,
} from '@pos-bridge/wix';
import type { PublicationId } from '../ids.ts';
import type { CatalogVersion } from './catalog-version.ts';
import {
  doubtPublication,
  draftIsOpen,
  draftIsPublishing,
  forgetDraft,
  intendDraft,
  keepDraftIdentifiers,
  recordPublication,
} from './draft-store.ts';
import { type EntityKey, type Identifier, keyOf } from './entity-key.ts';
import { callOf, type PlanContext } from './plan-calls.ts';
import type { SentChange } from './read-back-changes.ts';
import { readPublishedDate, type Site } from './read-site.ts';
import type { RunContext } from './run-context.ts';
import type { SyncDeps } from './sync-deps.ts';
import type { SyncFacts } from './sync-facts.ts';
import { refusedEntries, SyncStopped } from './sync-faults.ts';
import type { PlanStep, SyncPlan } from './sync-plan.ts';
import { waitFor } from './wait-for.ts';

export interface PlanToPublish {
  readonly plan: SyncPlan;
  /** The names of what is kept. */
  readonly kept: readonly Identifier[];
  readonly version: CatalogVersion;
  readonly site: Site;
  readonly menuFetchedAt: Date;
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
  deps: SyncDeps,
  context: RunContext,
  facts: SyncFacts,
  wix: WixClient,
  work: PlanToPublish,
): Promise<Published> {
  const { configurationId, catalogId } = facts;
  const { plan, version } = work;
  const { run, signal } = context;
  const publishedDateBefore = await readPublishedDate(wix, facts, signal);
  const publication = {
    configurationId,
    versionId: version.versionId,
    masters: facts.masters,
    runId: run.id,
    menuFetchedAt: work.menuFetchedAt,
  };
  await context.record({ step: 'create_draft', stepDone: 0, stepTotal: 1 }, (tx) =>
    intendDraft(tx, { ...publication, catalogId, publishedDateBefore }),
  );
  const draftId = await createDraft(context, wix, catalogId, () =>
    deps.db.transaction((tx) => forgetDraft(tx, configurationId)),
  );
  let callsDone = 1;
  await context.record({ stepDone: 1, callsDone }, (tx) =>
    draftIsOpen(tx, configurationId, draftId),
  );

  const ids = new Map(plan.kept);
  const planContext: PlanContext = {
    masters: facts.masters,
    site: work.site,
    wixIdOf: (key) => idIn(ids, key),
  };
  const toReadBack: SentChange[] = [];
  for (const [at, step] of plan.steps.entries()) {
    const progress = progressOf(plan.steps, at);
    if (progress.isNewKind) await context.step(step.kind, progress.total);
    context.assertHeld();
    const { made, untold } = await carryOut(step, planContext, wix, draftId, signal);
    toReadBack.push(...untold);
    for (const identifier of made) ids.set(keyOf(identifier), identifier.wixId);
    callsDone += 1;
    await context.record({ stepDone: progress.done, callsDone }, (tx) =>
      keepDraftIdentifiers(tx, configurationId, made),
    );
  }

  await context.record({ step: 'publish', stepDone: 0, stepTotal: 1 }, (tx) =>
    draftIsPublishing(tx, configurationId, work.kept),
  );
  context.assertHeld();
  await publish(deps, wix, facts, draftId, publishedDateBefore, signal);
  let publicationId: PublicationId | undefined;
  await context.record({ stepDone: 1, callsDone: callsDone + 1 }, async (tx) => {
    publicationId = await recordPublication(tx, publication, deps.clock.now());
    if (toReadBack.length > 0) await doubtPublication(tx, publicationId);
  });
  if (publicationId === undefined) throw new Error('a publication was not recorded');
  return { publicationId, toReadBack };
}

async function createDraft(
  context: RunContext,
  wix: WixClient,
  catalogId: CatalogId,
  forget: () => Promise<void>,
): Promise<DraftCatalogId> {
  context.assertHeld();
  try {
    return await wix.drafts.create(catalogId, { signal: context.signal });
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
  wix: WixClient,
  draftId: DraftCatalogId,
  signal: AbortSignal,
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
  deps: SyncDeps,
  wix: WixClient,
  facts: SyncFacts,
  draftId: DraftCatalogId,
  publishedDateBefore: string | null,
  signal: AbortSignal,
): Promise<void> {
  try {
    await wix.drafts.publish(draftId, { signal });
  } catch (error) {
    if (!(error instanceof WixApiError) || !error.mayHaveHappened) throw error;
    const isPublished = async () =>
      (await readPublishedDate(wix, facts, signal)) !== publishedDateBefore;
    if (!(await waitFor(isPublished, deps.settings.readBackDelaysMs, signal))) throw error;
    deps.log.info({ ...facts, draftId }, 'the answer to Publish was lost; the draft is live');
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
