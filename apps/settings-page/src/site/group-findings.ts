import type { MenuFinding, SyncView } from '@pos-bridge/spi-adapter/settings';

export interface FindingGroup {
  readonly code: MenuFinding['code'];
  readonly severity: MenuFinding['severity'];
  readonly sentences: readonly string[];
}

/** Findings of one kind together, in the order in which the first of each came. */
export function groupFindings(findings: SyncView['findings']): FindingGroup[] {
  const groups: FindingGroup[] = [];
  for (const { code, severity, sentence } of findings) {
    const at = groups.findIndex((group) => group.code === code && group.severity === severity);
    const group = groups[at];
    if (group === undefined) groups.push({ code, severity, sentences: [sentence] });
    else groups[at] = { ...group, sentences: [...group.sentences, sentence] };
  }
  return groups;
}
