import type { OrderCheckId, OrderFinding } from './checks/finding.ts';

/**
 * Findings as rows keep them: most have passed, and say so without the names of their fields. Only the
 * rest is kept in full. {@link unpackFindings} gives back what was packed, in its order.
 */
export type PackedFindings = readonly (PackedPass | OrderFinding)[];
type PackedPass = readonly [
  check: OrderCheckId,
  path: string,
  expected: string | null,
  found: string | null,
  sentence: string,
];

export const packFindings = (findings: readonly OrderFinding[]): PackedFindings =>
  findings.map((finding) => {
    const { check, code, verdict, path, expected, found, sentence } = finding;
    return verdict === 'passed' && code === 'NONE'
      ? [check, path, expected, found, sentence]
      : finding;
  });

export const unpackFindings = (packed: PackedFindings): OrderFinding[] =>
  packed.map((entry) => {
    if (!isPass(entry)) return entry;
    const [check, path, expected, found, sentence] = entry;
    return { check, code: 'NONE', verdict: 'passed', path, expected, found, sentence };
  });

const isPass = (entry: PackedPass | OrderFinding): entry is PackedPass => Array.isArray(entry);
