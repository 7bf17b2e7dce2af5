import type { ConfigurationId } from '@pos-bridge/wix';
import { type CatalogVersion, catalogVersionOf } from './catalog-version.ts';
import { type CatalogDiff, diffCatalogs } from './diff-catalogs.ts';
import type { MenuFinding } from './menu-finding.ts';
import { fetchMenu, planAgainst, readPrevious } from './prepare-sync.ts';
import { readSite } from './read-site.ts';
import type { SyncDeps } from './sync-deps.ts';
import { readSyncFacts } from './sync-facts.ts';
import { judge, menuBlocked } from './sync-faults.ts';
import type { PlanStep, SyncPlan } from './sync-plan.ts';
import type { SyncFailure, SyncMode } from './sync-run.ts';

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

export interface PlanSummary {
  readonly isFirst: boolean;
  /** Writing calls, the draft's making and publishing included; 0: nothing to do. */
  readonly calls: number;
  readonly estimatedSeconds: number;
  /** What each call does, in order. */
  readonly steps: readonly {
    readonly kind: PlanStep['kind'];
    readonly names: readonly string[];
  }[];
  /** The site's own menus that a first sync archives. */
  readonly archivedMenus: readonly string[];
}

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
    const wix = deps.wix.forInstance(facts.instanceId, 'syncs');
    const site = await readSite(wix, facts.catalogId, signal);
    const plan = await planAgainst(deps, facts, { previous, version, site, mode });
    return {
      outcome: 'planned',
      versionId: version.versionId,
      findings,
      diff: diffCatalogs(previous?.catalog ?? null, version.catalog),
      plan: summaryOf(plan),
    };
  } catch (error) {
    const judgement = judge(error);
    if (judgement.kind === 'not-ours' || (judgement.kind === 'final' && judgement.isBug)) {
      throw error;
    }
    return { outcome: 'would-fail', failure: judgement.failure, findings };
  }
}

function summaryOf(plan: SyncPlan): PlanSummary {
  const steps = plan.steps.map((step) => ({ kind: step.kind, names: namesIn(step) }));
  const archived = steps.filter(({ kind }) => kind === 'archive_menus');
  return {
    isFirst: plan.isFirst,
    calls: plan.calls,
    estimatedSeconds: plan.estimatedSeconds,
    steps,
    archivedMenus: plan.isFirst ? archived.flatMap(({ names }) => names) : [],
  };
}

function namesIn(step: PlanStep): string[] {
  switch (step.kind) {
    case 'archive_menus':
    case 'unarchive_menus':
    case 'create_variations':
    case 'create_menus':
    case 'create_sections':
      return step.entries.map(({ name }) => name);
    case 'create_dishes':
      return step.entries.map(({ dish }) => dish.name);
    case 'update_items':
      return step.entries.map((entry) =>
        entry.kind === 'DISH' ? entry.dish.name : entry.variation.name,
      );
    case 'update_sections':
      return step.entries.map(({ section }) => section.name);
    case 'update_menus':
      return step.entries.map(({ menu }) => menu.name);
  }
}
