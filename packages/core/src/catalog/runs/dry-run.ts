import type { ConfigurationId } from '@pos-bridge/wix';
import type { MenuFinding } from '../menu/menu-finding.ts';
import type { PlanSummary } from '../publisher/site-publisher.ts';
import type { SyncFailure, SyncMode } from '../sync-run.ts';
import { type CatalogVersion, catalogVersionOf } from '../versions/catalog-version.ts';
import { type CatalogDiff, diffCatalogs } from '../versions/diff-catalogs.ts';
import { fetchMenu, readPrevious, wantedCatalog } from './prepare-sync.ts';
import type { SyncDeps } from './sync-deps.ts';
import { readSyncFacts } from './sync-facts.ts';
import { judge, menuBlocked } from './sync-faults.ts';

export type DryRun =
  | {
      readonly outcome: 'planned';
      readonly versionId: CatalogVersion['versionId'];
      readonly findings: readonly MenuFinding[];
      readonly diff: CatalogDiff;
      readonly plan: PlanSummary;
    }
  /** What a run would fail with; `findings` where the menu was fetched. */
  | {
      readonly outcome: 'would-fail';
      readonly failure: SyncFailure;
      readonly findings: readonly MenuFinding[];
    };

/** What a sync would do now, without a write anywhere: reads the POS's menu and the live catalog. */
export async function dryRun(
  deps: SyncDeps,
  configurationId: ConfigurationId,
  mode: SyncMode,
  signal: AbortSignal,
): Promise<DryRun> {
  let findings: readonly MenuFinding[] = [];
  try {
    const facts = await readSyncFacts(deps.db, configurationId);
    const { validation } = await fetchMenu(deps, facts, signal);
    findings = validation.findings;
    if (validation.catalog === null) throw menuBlocked(findings);
    const version = catalogVersionOf(validation.catalog);
    const previous = await readPrevious(deps, facts);
    const site = deps.publisher.open(facts, { signal });
    const plan = await site.plan(wantedCatalog(previous, version, mode));
    return {
      outcome: 'planned',
      versionId: version.versionId,
      findings,
      diff: diffCatalogs(previous?.catalog ?? null, version.catalog),
      plan: plan.summary,
    };
  } catch (error) {
    const judgement = judge(error);
    if (judgement.kind === 'not-ours' || (judgement.kind === 'final' && judgement.isBug)) {
      throw error;
    }
    return { outcome: 'would-fail', failure: judgement.failure, findings };
  }
}
