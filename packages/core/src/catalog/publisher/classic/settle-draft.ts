import {
  type ConfigurationId,
  draftCatalogIdSchema,
  WixApiError,
  type WixClient,
} from '@pos-bridge/wix';
import { eq } from 'drizzle-orm';
import { configurations } from '../../../configurations/tables.ts';
import type { SiteReach } from '../site-publisher.ts';
import { type DraftRow, findDraft, forgetDraft, recordPublishedDraft } from './draft-store.ts';
import type { ClassicDeps } from './publish-plan.ts';
import { readPublishedDate } from './read-site.ts';

/**
 * Ends what a run left behind that died, failed or was stopped: a draft that was published after all is
 * written down as published; any other is discarded, so that a run can start anew. Nothing to do where
 * there is no draft. Needs no POS: also a location that lost its own gets its draft discarded.
 */
export async function settleDraft(
  deps: ClassicDeps,
  configurationId: ConfigurationId,
  { signal, heardWix = () => {} }: SiteReach,
): Promise<void> {
  const draft = await findDraft(deps.db, configurationId);
  if (draft === undefined) return;
  const [location] = await deps.db
    .select({ instanceId: configurations.instanceId, wixLocationId: configurations.wixLocationId })
    .from(configurations)
    .where(eq(configurations.id, configurationId));
  if (location === undefined)
    throw new Error(`a draft of an unknown configuration ${configurationId}`);
  const wix = deps.wix.forInstance(location.instanceId, 'syncs', { onAttempt: heardWix });
  const { log } = deps;
  const told = { configurationId, runId: draft.runId, state: draft.state };
  // Only Publish moves the date, and the location's one draft was ours.
  const where = { catalogId: draft.catalogId, wixLocationId: location.wixLocationId };
  if (
    draft.state === 'publishing' &&
    (await readPublishedDate(wix, where, signal)) !== draft.publishedDateBefore
  ) {
    await deps.db.transaction((tx) => recordPublishedDraft(tx, draft, deps.clock.now()));
    log.info(told, 'a draft whose publishing was never answered is live');
    return;
  }
  await discardDraft(wix, draft, signal);
  await deps.db.transaction((tx) => forgetDraft(tx, configurationId));
  log.info(told, 'discarded a draft that a run left behind');
}

/** Where Wix never told the draft's id, its catalog's is given: Wix's samples take either. */
async function discardDraft(wix: WixClient, draft: DraftRow, signal: AbortSignal): Promise<void> {
  const draftId = draft.draftId ?? draftCatalogIdSchema.parse(draft.catalogId);
  try {
    await wix.drafts.discard(draftId, { signal });
  } catch (error) {
    // Gone already, or never made, or somebody else's by now: in any case not ours to discard.
    if (!(error instanceof WixApiError) || !(error.status === 404 || error.status === 403)) {
      throw error;
    }
  }
}
