import type { CanonicalCatalog } from '@pos-bridge/pos';
import { PosFault } from '@pos-bridge/pos';
import { eq } from 'drizzle-orm';
import type { CatalogVersionId } from '../ids.ts';
import { canonicalJson } from './canonical-json.ts';
import type { CatalogVersion } from './catalog-version.ts';
import { knownIdentifiers, livePublication, type PublicationRow } from './draft-store.ts';
import type { CatalogMasters } from './masters.ts';
import { planSync } from './plan-sync.ts';
import { type Site, structureOf } from './read-site.ts';
import type { AnswerKeeper } from './sync-answers.ts';
import type { SyncDeps } from './sync-deps.ts';
import type { SyncFacts } from './sync-facts.ts';
import { noPosAccess } from './sync-faults.ts';
import type { SyncPlan } from './sync-plan.ts';
import { projectionRevision, type SyncMode } from './sync-run.ts';
import { catalogVersions } from './tables.ts';
import { type MenuValidation, validateMenu } from './validate-menu.ts';

export interface FetchedMenu {
  /** Before the POS was asked. */
  readonly fetchedAt: Date;
  readonly validation: MenuValidation;
}

/** @throws PosFault where the POS does not answer; SyncStopped where it cannot be asked */
export async function fetchMenu(
  deps: SyncDeps,
  facts: SyncFacts,
  signal: AbortSignal,
  heardPos: AnswerKeeper['heardPos'] = () => {},
): Promise<FetchedMenu> {
  const fetchedAt = deps.clock.now();
  const hear = (secrets: readonly string[]) => (error: unknown) => {
    if (error instanceof PosFault && !signal.aborted) heardPos(error, secrets);
    throw error;
  };
  const fetched = await deps
    .withPosSession(facts.accountId, ({ provider, session }) =>
      provider
        .fetchMenu(session, facts.posLocationId, {
          signal: AbortSignal.any([signal, AbortSignal.timeout(deps.settings.menuTimeoutMs)]),
        })
        .catch(hear(Object.values(session.credentials))),
    )
    // A renewal of the credentials that fails is the POS's word as well.
    .catch(hear([]));
  if (fetched.outcome === 'no-access') throw noPosAccess(fetched.reason);
  return { fetchedAt, validation: validateMenu(fetched.value) };
}

/** What is live, as far as the bridge knows. */
export interface Previous {
  readonly publication: PublicationRow;
  readonly catalog: CanonicalCatalog;
}

export async function readPrevious(
  { db }: SyncDeps,
  { configurationId }: SyncFacts,
): Promise<Previous | null> {
  const publication = await livePublication(db, configurationId);
  if (publication === undefined) return null;
  return { publication, catalog: await readVersion(db, publication.versionId) };
}

export async function readVersion(
  db: SyncDeps['db'],
  versionId: CatalogVersionId,
): Promise<CanonicalCatalog> {
  const [row] = await db
    .select({ catalog: catalogVersions.catalog })
    .from(catalogVersions)
    .where(eq(catalogVersions.id, versionId));
  if (row === undefined) throw new Error(`catalog version ${versionId} is missing`);
  return row.catalog;
}

/** Whether the site is known to show this version already, so that not even Wix has to be asked. */
export function isLiveAlready(
  previous: Previous | null,
  version: CatalogVersion,
  masters: CatalogMasters,
  mode: SyncMode,
): boolean {
  if (previous === null || mode === 'everything') return false;
  const { publication } = previous;
  return publication.verifiedAt !== null && isSamePublication(publication, version, masters);
}

export const isSamePublication = (
  publication: PublicationRow,
  version: CatalogVersion,
  masters: CatalogMasters,
): boolean =>
  publication.versionId === version.versionId &&
  publication.projectionRevision === projectionRevision &&
  canonicalJson(publication.masters) === canonicalJson(masters);

export async function planAgainst(
  deps: SyncDeps,
  facts: SyncFacts,
  question: {
    readonly previous: Previous | null;
    readonly version: CatalogVersion;
    readonly site: Site;
    readonly mode: SyncMode;
  },
): Promise<SyncPlan> {
  const { previous, version, site, mode } = question;
  return planSync({
    previous: previous && { catalog: previous.catalog, masters: previous.publication.masters },
    next: version.catalog,
    masters: facts.masters,
    known: await knownIdentifiers(deps.db, facts.configurationId),
    live: structureOf(site),
    everything:
      mode === 'everything' ||
      (previous !== null && previous.publication.projectionRevision !== projectionRevision),
  });
}
