import { WixApiError } from '@pos-bridge/wix';
import type { EntityKey } from '../../entity-key.ts';
import { knownIdentifiers } from '../publication-store.ts';
import type { OpenSite, SiteAddress, SitePublisher, SiteReach } from '../site-publisher.ts';
import { missingFromSite } from './check-site.ts';
import { findDraft } from './draft-store.ts';
import { keptNames } from './live-structure.ts';
import { planSync } from './plan-sync.ts';
import { projectCatalog } from './project-catalog.ts';
import { type ClassicDeps, publishPlan } from './publish-plan.ts';
import { type SentChange, unshownChanges } from './read-back-changes.ts';
import { readSite, structureOf } from './read-site.ts';
import { settleDraft } from './settle-draft.ts';
import { namesIn } from './sync-plan.ts';

/** Publishes by Restaurants Catalogs v3: in a draft of the location's one catalog, made live as a whole. */
export const createClassicPublisher = (deps: ClassicDeps): SitePublisher => ({
  isSettled: async (configurationId) => (await findDraft(deps.db, configurationId)) === undefined,
  settle: (configurationId, reach) => settleDraft(deps, configurationId, reach),
  open: (address, reach) => openSite(deps, address, reach),
});

function openSite(
  deps: ClassicDeps,
  address: SiteAddress,
  { signal, heardWix = () => {} }: SiteReach,
): OpenSite {
  const { configurationId, catalogId, masters } = address;
  const wix = deps.wix.forInstance(address.instanceId, 'syncs', { onAttempt: heardWix });
  let toReadBack: readonly SentChange[] = [];
  return {
    plan: async ({ previous, version, everything }) => {
      const site = await readSite(wix, catalogId, signal);
      const plan = planSync({
        previous: previous && { catalog: previous.catalog, masters: previous.publication.masters },
        next: version.catalog,
        masters,
        known: await knownIdentifiers(deps.db, configurationId),
        live: structureOf(site),
        everything,
      });
      const { isFirst, calls, estimatedSeconds } = plan;
      const steps = plan.steps.map((step) => ({ kind: step.kind, names: namesIn(step) }));
      const archived = steps.filter(({ kind }) => isFirst && kind === 'archive_menus');
      const kept = keptNames(projectCatalog(version.catalog, masters), plan.kept);
      return {
        summary: {
          isFirst,
          calls,
          estimatedSeconds,
          steps,
          archivedMenus: archived.flatMap(({ names }) => names),
        },
        kept,
        publish: async (progress, publication) => {
          const work = { plan, kept, site, publication };
          const published = await publishPlan(deps, progress, address, { wix, signal }, work);
          ({ toReadBack } = published);
          return published.publicationId;
        },
      };
    },
    look: async ({ catalog }, names) => {
      const site = await readSite(wix, catalogId, signal);
      const projected = projectCatalog(catalog, masters);
      const wixIdOf = (key: EntityKey) => names.get(key)?.wixId;
      return {
        missing: [
          ...missingFromSite(projected, wixIdOf, structureOf(site), masters),
          ...unshownChanges(site, toReadBack),
        ],
        inStock: new Map(site.items.map((item) => [item.id, item.inStock ?? true])),
      };
    },
    setStock: async (item, inStock) => {
      try {
        await wix.catalogs.updateItem(catalogId, item, { inStock }, { signal });
      } catch (error) {
        // Archived or gone by the site owner's hand since: its stock is nobody's concern any more.
        if (!(error instanceof WixApiError) || error.kind !== 'client') throw error;
        deps.log.warn({ err: error, configurationId, item }, 'stock not sent again');
      }
    },
  };
}
