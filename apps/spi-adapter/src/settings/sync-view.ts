import type { DiffCount, MenuFinding, SyncRun } from '@pos-bridge/core';
import type { MenuKind, SyncView } from './messages.ts';

/** So many findings are shown; a menu that is wrong everywhere need not be read to its end. */
const mostFindings = 30;

export function syncView(run: SyncRun): SyncView {
  return {
    state: run.state,
    requestedAt: run.requestedAt.toISOString(),
    startedAt: run.startedAt?.toISOString() ?? null,
    endedAt: run.endedAt?.toISOString() ?? null,
    step: run.step,
    callsDone: run.callsDone,
    callsPlanned: run.callsPlanned,
    waitsUntil: run.notBefore?.toISOString() ?? null,
    isFirst: run.isFirst ?? false,
    published: run.publicationId !== null,
    changes: run.diffCounts && changesOf(run.diffCounts),
    archivedMenus: run.archivedMenus ?? [],
    ...findingsOf(run.findings ?? []),
    failure:
      run.failureCode === null ? null : { code: run.failureCode, reason: run.failureReason ?? '' },
  };
}

const none: DiffCount = { added: 0, removed: 0, changed: 0 };

export const changesOf = (
  counts: Readonly<Record<string, DiffCount>>,
): Readonly<Record<MenuKind, DiffCount>> => ({
  menus: counts['menus'] ?? none,
  sections: counts['sections'] ?? none,
  dishes: counts['dishes'] ?? none,
  variations: counts['variations'] ?? none,
});

/** What blocks comes first. */
export function findingsOf(
  findings: readonly MenuFinding[],
): Pick<SyncView, 'findings' | 'findingsTotal'> {
  const inOrder = findings.toSorted((a, b) => a.severity.localeCompare(b.severity));
  return {
    findings: inOrder
      .slice(0, mostFindings)
      .map(({ code, severity, sentence }) => ({ code, severity, sentence })),
    findingsTotal: findings.length,
  };
}
