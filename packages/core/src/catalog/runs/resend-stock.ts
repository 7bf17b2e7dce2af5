import { dishKey, type EntityKey, variationKey } from '../entity-key.ts';
import type { KnownIdentifier } from '../publisher/publication-store.ts';
import type { OpenSite, SiteLook } from '../publisher/site-publisher.ts';
import type { RunContext } from './run-context.ts';
import type { SyncDeps } from './sync-deps.ts';
import type { SyncFacts } from './sync-facts.ts';

/** Stock that changes faster than this is left to the deliveries that follow each change. */
const mostRounds = 5;

/**
 * Says again what the publish replaced: stock that came to be known since the menu was fetched, and
 * whatever is known of items that the publish made. One call for each item that the site shows
 * otherwise. Looks again afterwards: what changed meanwhile may have been told to Wix before this was,
 * and must not be overtaken by it.
 */
export async function resendStock(
  deps: SyncDeps,
  context: RunContext,
  facts: SyncFacts,
  site: OpenSite,
  live: {
    readonly look: SiteLook;
    readonly names: ReadonlyMap<EntityKey, KnownIdentifier>;
    readonly since: Date;
  },
): Promise<void> {
  if (facts.masters.dishInStockUpdated === 'WIX') return;
  const shown = new Map(live.look.inStock);
  for (let round = 1; round <= mostRounds; round += 1) {
    const known = await deps.knownStock(facts.configurationId);
    const stale = known.flatMap(({ itemPosId, inStock, updatedAt }) =>
      [dishKey(itemPosId), variationKey(itemPosId)].flatMap((key) => {
        const name = live.names.get(key);
        if (name === undefined) return [];
        const isNewer = updatedAt >= live.since || name.liveSince >= live.since;
        const { wixId } = name;
        return isNewer && shown.get(wixId) === !inStock ? [{ wixId, inStock }] : [];
      }),
    );
    if (stale.length === 0) return;
    await context.step('resend_stock', stale.length);
    for (const [at, { wixId, inStock }] of stale.entries()) {
      context.assertHeld();
      await site.setStock(wixId, inStock);
      shown.set(wixId, inStock);
      await context.record({ stepDone: at + 1 });
    }
  }
}
