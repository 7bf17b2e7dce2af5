import { type OrderFinding, passedFinding, usualPass } from '../checks/finding.ts';
import type { OrderCheckId } from '../checks/order-checks.ts';
import { classicPaths } from '../site-order/classic/classic-paths.ts';
import type { KeptOpinion } from './validation.ts';

/** What a validation was about and what came of it. */
export interface Validated {
  /** The order without anything personal. */
  readonly orderOpen: unknown;
  readonly findings: readonly OrderFinding[];
  /** What the POS said, or why it said nothing. */
  readonly posOpinion: KeptOpinion;
}

/** As rows keep it: in one column, since packing costs more for each than for what is in it. */
export interface ValidationRecord {
  readonly order: unknown;
  readonly findings: readonly (PackedPass | OrderFinding)[];
  readonly posOpinion: KeptOpinion;
}

/**
 * Most checks pass as they usually do, and leave little that is worth keeping: their path and their words
 * are the check's own (see `usualPass`).
 */
type PackedPass =
  | OrderCheckId
  | readonly [check: OrderCheckId, expected: string | null, found: string | null]
  /** As the first rows hold it, path and words spelled out. */
  | readonly [
      check: OrderCheckId,
      path: string,
      expected: string | null,
      found: string | null,
      sentence: string,
    ];

export const toRecord = ({ orderOpen, findings, posOpinion }: Validated): ValidationRecord => ({
  order: orderOpen,
  findings: findings.map(packed),
  posOpinion,
});

function packed(finding: OrderFinding): PackedPass | OrderFinding {
  const { check, verdict, path, expected, found, sentence } = finding;
  const usual = usualPass(check, classicPaths);
  if (verdict !== 'passed' || path !== usual.path || sentence !== usual.sentence) return finding;
  return expected === null && found === null ? check : [check, expected, found];
}

/** What {@link toRecord} was made of, the findings in their order. */
export const fromRecord = ({ order, findings, posOpinion }: ValidationRecord): Validated => ({
  orderOpen: order,
  findings: findings.map((entry) => {
    if (typeof entry === 'string') return passedFinding(entry, {}, classicPaths);
    if (!isPass(entry)) return entry;
    if (entry.length === 5) {
      const [check, path, expected, found, sentence] = entry;
      return passedFinding(check, { path, expected, found, sentence }, classicPaths);
    }
    const [check, expected, found] = entry;
    return passedFinding(check, { expected, found }, classicPaths);
  }),
  posOpinion,
});

const isPass = (entry: PackedPass | OrderFinding): entry is Exclude<PackedPass, string> =>
  Array.isArray(entry);
