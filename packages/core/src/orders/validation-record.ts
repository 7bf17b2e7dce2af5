import type { OrderCheckId, OrderFinding } from './checks/finding.ts';
import type { PosOpinion } from './validation.ts';

/** What a validation was about and what came of it. */
export interface Validated {
  /** The order without anything personal. */
  readonly orderOpen: unknown;
  readonly findings: readonly OrderFinding[];
  /** What the POS said, or why it said nothing. */
  readonly posOpinion: PosOpinion;
}

/** As rows keep it: in one column, since packing costs more for each than for what is in it. */
export interface ValidationRecord {
  readonly order: unknown;
  readonly findings: readonly (PackedPass | OrderFinding)[];
  readonly posOpinion: PosOpinion;
}

/** Most findings have passed, and say so without the names of their fields. */
type PackedPass = readonly [
  check: OrderCheckId,
  path: string,
  expected: string | null,
  found: string | null,
  sentence: string,
];

export const toRecord = ({ orderOpen, findings, posOpinion }: Validated): ValidationRecord => ({
  order: orderOpen,
  findings: findings.map((finding) => {
    const { check, code, verdict, path, expected, found, sentence } = finding;
    return verdict === 'passed' && code === 'NONE'
      ? [check, path, expected, found, sentence]
      : finding;
  }),
  posOpinion,
});

/** What {@link toRecord} was made of, the findings in their order. */
export const fromRecord = ({ order, findings, posOpinion }: ValidationRecord): Validated => ({
  orderOpen: order,
  findings: findings.map((entry) => {
    if (!isPass(entry)) return entry;
    const [check, path, expected, found, sentence] = entry;
    return { check, code: 'NONE', verdict: 'passed', path, expected, found, sentence };
  }),
  posOpinion,
});

const isPass = (entry: PackedPass | OrderFinding): entry is PackedPass => Array.isArray(entry);
