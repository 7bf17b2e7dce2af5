import { eq } from 'drizzle-orm';
import type { PublicationId } from '../../ids.ts';
import { keyOf } from '../entity-key.ts';
import {
  knownIdentifiers,
  type Previous,
  projectionRevision,
  recordPublication,
  stageIdentifiers,
} from '../publisher/publication-store.ts';
import type { OpenSite, SiteLook, SitePlan } from '../publisher/site-publisher.ts';
import { waitFor } from '../publisher/wait-for.ts';
import { SyncStopped } from '../sync-stopped.ts';
import { catalogPublications, catalogVersions } from '../tables.ts';
import { type CatalogVersion, catalogVersionOf } from '../versions/catalog-version.ts';
import { countDiff, diffCatalogs } from '../versions/diff-catalogs.ts';
import {
  fetchMenu,
  isLiveAlready,
  isSamePublication,
  readPrevious,
  wantedCatalog,
} from './prepare-sync.ts';
import { resendStock } from './resend-stock.ts';
import type { RunContext } from './run-context.ts';
import type { SyncDeps } from './sync-deps.ts';
import { readSyncFacts, type SyncFacts } from './sync-facts.ts';
import { menuBlocked } from './sync-faults.ts';

/**
 * One attempt of a run, from the POS's menu to the proof that the site shows it. Returns where it
 * succeeded; everything else is thrown and judged by the caller.
 */
export async function carryOutRun(deps: SyncDeps, context: RunContext): Promise<void> {
  const { run, signal } = context;
  const { publisher } = deps;
  const facts = await readSyncFacts(deps.db, run.configurationId);
  const { heardWix, heardPos } = context.answers;
  await publisher.settle(run.configurationId, { signal, heardWix });

  await context.step('fetch_menu');
  const { fetchedAt, validation } = await fetchMenu(deps, facts, signal, heardPos);
  await context.record({ step: 'validate', findings: validation.findings });
  if (validation.catalog === null) throw menuBlocked(validation.findings);
  const version = catalogVersionOf(validation.catalog);
  const previous = await readPrevious(deps, facts);
  await storeVersion(deps, version);
  await context.record({
    versionId: version.versionId,
    diffCounts: countDiff(diffCatalogs(previous?.catalog ?? null, version.catalog)),
  });
  if (isLiveAlready(previous, version, facts.masters, run.mode)) return;

  await context.step('read_site');
  const site = publisher.open(facts, { signal, heardWix });
  const plan = await site.plan(wantedCatalog(previous, version, run.mode));
  await context.record({
    isFirst: plan.summary.isFirst,
    callsPlanned: plan.summary.calls,
    archivedMenus: [...plan.summary.archivedMenus],
  });
  const work = { previous, version, plan, fetchedAt };
  const publicationId = await makeLive(deps, context, facts, work);
  const stockSince =
    previous !== null && previous.publication.verifiedAt === null
      ? earlier(previous.publication.menuFetchedAt, fetchedAt)
      : fetchedAt;
  await prove(deps, context, facts, site, { version, publicationId, stockSince });
}

async function storeVersion({ db, clock }: SyncDeps, version: CatalogVersion): Promise<void> {
  const { versionId: id, catalog } = version;
  const now = clock.now();
  await db
    .insert(catalogVersions)
    .values({ id, catalog, firstSeenAt: now, lastSeenAt: now })
    .onConflictDoUpdate({ target: catalogVersions.id, set: { lastSeenAt: now } });
}

async function makeLive(
  { clock }: SyncDeps,
  context: RunContext,
  { configurationId, masters }: SyncFacts,
  work: {
    readonly previous: Previous | null;
    readonly version: CatalogVersion;
    readonly plan: SitePlan;
    readonly fetchedAt: Date;
  },
): Promise<PublicationId> {
  const { previous, version, plan, fetchedAt } = work;
  const publication = {
    configurationId,
    masters,
    versionId: version.versionId,
    runId: context.run.id,
    menuFetchedAt: fetchedAt,
  };
  if (plan.summary.calls > 0) {
    const publicationId = await plan.publish(context, publication);
    await context.record({ publicationId });
    return publicationId;
  }
  if (previous !== null && isSamePublication(previous.publication, version, masters)) {
    return previous.publication.id;
  }
  // Nothing that guests see is different (a dish that no menu shows): known as live without a call.
  let publicationId: PublicationId | undefined;
  await context.record({}, async (tx) => {
    await stageIdentifiers(tx, configurationId, plan.kept);
    publicationId = await recordPublication(tx, publication, clock.now());
  });
  if (publicationId === undefined) throw new Error('a publication was not recorded');
  return publicationId;
}

/** Looks at the site until it shows every id, and says again what was observed of the stock meanwhile. */
async function prove(
  deps: SyncDeps,
  context: RunContext,
  facts: SyncFacts,
  site: OpenSite,
  live: {
    readonly version: CatalogVersion;
    readonly publicationId: PublicationId;
    readonly stockSince: Date;
  },
): Promise<void> {
  await context.step('read_back');
  const known = await knownIdentifiers(deps.db, facts.configurationId);
  // Live names come first: of several for one thing, the first is what was published.
  const names = new Map(known.reverse().map((identifier) => [keyOf(identifier), identifier]));
  let look: SiteLook = { missing: [], inStock: new Map() };
  const isThere = async () => {
    look = await site.look(live.version, names);
    return look.missing.length === 0;
  };
  if (!(await waitFor(isThere, deps.settings.readBackDelaysMs, context.signal))) {
    const [first = '', ...others] = look.missing;
    const more = others.length > 0 ? ` (and ${others.length} more)` : '';
    throw new SyncStopped(
      'OTHER',
      `The site does not show what was published: ${first}${more}. The next sync makes it anew.`,
      { missing: String(look.missing.length), first },
    );
  }
  await resendStock(deps, context, facts, site, { look, names, since: live.stockSince });
  await context.record({}, async (tx) => {
    await tx
      .update(catalogPublications)
      .set({ verifiedAt: deps.clock.now(), projectionRevision })
      .where(eq(catalogPublications.id, live.publicationId));
  });
}

const earlier = (a: Date, b: Date): Date => (a < b ? a : b);
