import type { WixClient } from '@pos-bridge/wix';
import { eq } from 'drizzle-orm';
import type { PublicationId } from '../ids.ts';
import { type CatalogVersion, catalogVersionOf } from './catalog-version.ts';
import { missingFromSite } from './check-site.ts';
import { countDiff, diffCatalogs } from './diff-catalogs.ts';
import { keepDraftIdentifiers, knownIdentifiers, recordPublication } from './draft-store.ts';
import { type EntityIdentity, type Identifier, keyOf } from './entity-key.ts';
import {
  fetchMenu,
  isLiveAlready,
  isSamePublication,
  type Previous,
  planAgainst,
  readPrevious,
} from './prepare-sync.ts';
import { type ProjectedCatalog, projectCatalog } from './project-catalog.ts';
import { type Published, publishPlan } from './publish-plan.ts';
import { unshownChanges } from './read-back-changes.ts';
import { readSite, type Site, structureOf } from './read-site.ts';
import { resendStock } from './resend-stock.ts';
import type { RunContext } from './run-context.ts';
import { settleDraft } from './settle-draft.ts';
import type { SyncDeps } from './sync-deps.ts';
import { readSyncFacts, type SyncFacts } from './sync-facts.ts';
import { menuBlocked, SyncStopped } from './sync-faults.ts';
import type { SyncPlan } from './sync-plan.ts';
import { projectionRevision } from './sync-run.ts';
import { catalogPublications, catalogVersions } from './tables.ts';
import { waitFor } from './wait-for.ts';

/**
 * One attempt of a run, from the POS's menu to the proof that the site shows it. Returns where it
 * succeeded; everything else is thrown and judged by the caller.
 */
export async function carryOutRun(deps: SyncDeps, context: RunContext): Promise<void> {
  const { run, signal } = context;
  const facts = await readSyncFacts(deps.db, run.configurationId);
  const { heardWix, heardPos } = context.answers;
  const wix = deps.wix.forInstance(facts.instanceId, 'syncs', { onAttempt: heardWix });
  await settleDraft(deps, run.configurationId, signal, heardWix);

  await context.step('fetch_menu');
  const { fetchedAt, validation } = await fetchMenu(deps, facts, signal, heardPos);
  await context.record({ step: 'validate', findings: validation.findings });
  if (validation.catalog === null) throw menuBlocked(validation.findings);
  const version = catalogVersionOf(validation.catalog);
  const previous = await readPrevious(deps, facts);
  await keepVersion(deps, version);
  await context.record({
    versionId: version.versionId,
    diffCounts: countDiff(diffCatalogs(previous?.catalog ?? null, version.catalog)),
  });
  if (isLiveAlready(previous, version, facts.masters, run.mode)) return;

  await context.step('read_site');
  const site = await readSite(wix, facts.catalogId, signal);
  const plan = await planAgainst(deps, facts, { previous, version, site, mode: run.mode });
  await context.record({
    isFirst: plan.isFirst,
    callsPlanned: plan.calls,
    archivedMenus: archivedMenus(plan),
  });
  const published = await makeLive(deps, context, facts, wix, {
    previous,
    version,
    site,
    plan,
    fetchedAt,
  });
  const stockSince =
    previous !== null && previous.publication.verifiedAt === null
      ? earlier(previous.publication.menuFetchedAt, fetchedAt)
      : fetchedAt;
  await prove(deps, context, facts, wix, { version, stockSince, ...published });
}

async function keepVersion({ db, clock }: SyncDeps, version: CatalogVersion): Promise<void> {
  const { versionId: id, catalog } = version;
  const now = clock.now();
  await db
    .insert(catalogVersions)
    .values({ id, catalog, firstSeenAt: now, lastSeenAt: now })
    .onConflictDoUpdate({ target: catalogVersions.id, set: { lastSeenAt: now } });
}

/** The site's own menus go in a first sync alone. */
const archivedMenus = ({ isFirst, steps }: SyncPlan): string[] =>
  isFirst
    ? steps.flatMap((step) =>
        step.kind === 'archive_menus' ? step.entries.map(({ name }) => name) : [],
      )
    : [];

async function makeLive(
  deps: SyncDeps,
  context: RunContext,
  facts: SyncFacts,
  wix: WixClient,
  work: {
    readonly previous: Previous | null;
    readonly version: CatalogVersion;
    readonly site: Site;
    readonly plan: SyncPlan;
    readonly fetchedAt: Date;
  },
): Promise<Published> {
  const { previous, version, plan } = work;
  const projected = projectCatalog(version.catalog, facts.masters);
  const kept = keptNames(projected, plan);
  if (plan.steps.length > 0) {
    const published = await publishPlan(deps, context, facts, wix, {
      ...work,
      kept,
      menuFetchedAt: work.fetchedAt,
    });
    await context.record({ publicationId: published.publicationId });
    return published;
  }

  if (previous !== null && isSamePublication(previous.publication, version, facts.masters)) {
    return { publicationId: previous.publication.id, toReadBack: [] };
  }
  // Nothing that guests see is different (a dish that no menu shows): known as live without a draft.
  let publicationId: PublicationId | undefined;
  const { configurationId, masters } = facts;
  await context.record({}, async (tx) => {
    await keepDraftIdentifiers(tx, configurationId, kept);
    publicationId = await recordPublication(
      tx,
      {
        configurationId,
        masters,
        versionId: version.versionId,
        runId: context.run.id,
        menuFetchedAt: work.fetchedAt,
      },
      deps.clock.now(),
    );
  });
  if (publicationId === undefined) throw new Error('a publication was not recorded');
  return { publicationId, toReadBack: [] };
}

function keptNames(projected: ProjectedCatalog, { kept }: SyncPlan): Identifier[] {
  const all: EntityIdentity[] = [
    ...projected.menus.flatMap(({ posId, sections }): EntityIdentity[] => [
      { kind: 'MENU', posId },
      ...sections.map(
        (section): EntityIdentity => ({
          kind: 'SECTION',
          posId: section.posId,
          menuPosId: section.menuPosId,
        }),
      ),
    ]),
    ...projected.dishes.map(({ posId }): EntityIdentity => ({ kind: 'DISH', posId })),
    ...projected.variations.map(({ posId }): EntityIdentity => ({ kind: 'VARIATION', posId })),
  ];
  return all.flatMap((identity) => {
    const wixId = kept.get(keyOf(identity));
    return wixId === undefined ? [] : [{ ...identity, wixId }];
  });
}

/** Reads the site back, checks every id, and says again what was observed of the stock meanwhile. */
async function prove(
  deps: SyncDeps,
  context: RunContext,
  facts: SyncFacts,
  wix: WixClient,
  live: Published & { readonly version: CatalogVersion; readonly stockSince: Date },
): Promise<void> {
  const { signal } = context;
  await context.step('read_back');
  const projected = projectCatalog(live.version.catalog, facts.masters);
  const known = await knownIdentifiers(deps.db, facts.configurationId);
  // Live names come first: of several for one thing, the first is what was published.
  const names = new Map(known.reverse().map((identifier) => [keyOf(identifier), identifier]));
  let missing: string[] = [];
  let site: Site = { menus: [], sections: [], items: [] };
  const isThere = async () => {
    site = await readSite(wix, facts.catalogId, signal);
    missing = missingFromSite(
      projected,
      (key) => names.get(key)?.wixId,
      structureOf(site),
      facts.masters,
    );
    missing.push(...unshownChanges(site, live.toReadBack));
    return missing.length === 0;
  };
  if (!(await waitFor(isThere, deps.settings.readBackDelaysMs, signal))) {
    const others = missing.length > 1 ? ` (and ${missing.length - 1} more)` : '';
    throw new SyncStopped(
      'OTHER',
      `The site does not show what was published: ${missing[0]}${others}. The next sync makes it anew.`,
      { missing: String(missing.length), first: missing[0] ?? '' },
    );
  }
  await resendStock(deps, context, facts, wix, { site, names, since: live.stockSince });
  await context.record({}, async (tx) => {
    await tx
      .update(catalogPublications)
      .set({ verifiedAt: deps.clock.now(), projectionRevision })
      .where(eq(catalogPublications.id, live.publicationId));
  });
}

const earlier = (a: Date, b: Date): Date => (a < b ? a : b);
