import type { CanonicalCatalog } from '@pos-bridge/pos';
import { PosFault } from '@pos-bridge/pos';
import { mendedText } from '@pos-bridge/storable';
import { eq } from 'drizzle-orm';
import type { CatalogVersionId } from '../../ids.ts';
import type { CatalogMasters } from '../masters.ts';
import { type MenuValidation, validateMenu } from '../menu/validate-menu.ts';
import { placeInWords } from '../place-words.ts';
import {
  livePublication,
  type Previous,
  type PublicationRow,
  projectionRevision,
} from '../publisher/publication-store.ts';
import type { WantedCatalog } from '../publisher/site-publisher.ts';
import type { SyncMode } from '../sync-run.ts';
import { catalogVersions } from '../tables.ts';
import { canonicalJson } from '../versions/canonical-json.ts';
import type { CatalogVersion } from '../versions/catalog-version.ts';
import type { AnswerRecorder } from './sync-answers.ts';
import type { SyncDeps } from './sync-deps.ts';
import type { SyncFacts } from './sync-facts.ts';
import { noPosAccess } from './sync-faults.ts';

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
  heardPos: AnswerRecorder['heardPos'] = () => {},
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
  return { fetchedAt, validation: withPlaces(validateMenu(fetched.value), fetched.value) };
}

/** Told by names while the menu is at hand: nobody keeps what the POS sent. */
const withPlaces = (validation: MenuValidation, menu: unknown): MenuValidation => ({
  ...validation,
  findings: validation.findings.map((finding) => ({
    ...finding,
    place: mendedText(placeInWords(finding.path, menu)),
  })),
});

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

export const wantedCatalog = (
  previous: Previous | null,
  version: CatalogVersion,
  mode: SyncMode,
): WantedCatalog => ({
  previous,
  version,
  everything:
    mode === 'everything' ||
    (previous !== null && previous.publication.projectionRevision !== projectionRevision),
});
