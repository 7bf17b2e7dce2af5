import type { OrderErrorCode } from '@pos-bridge/wix';
import { type OrderCheckId, orderChecks } from './order-checks.ts';

export type FindingVerdict = 'passed' | 'failed' | 'could_not_tell';

/**
 * What one check found. A check that passes leaves one finding; one that does not leaves a finding
 * for each place in the order that it speaks of.
 *
 * `expected`, `found` and `sentence` never hold the customer's own words, name, address or contact:
 * findings are stored and shown in the open.
 */
export interface OrderFinding {
  readonly check: OrderCheckId;
  readonly code: OrderErrorCode;
  readonly verdict: FindingVerdict;
  /** A JSON pointer into the order (`/lineItems/3/price`); empty for the order as a whole. */
  readonly path: string;
  readonly expected: string | null;
  readonly found: string | null;
  readonly sentence: string;
  /** The line that it speaks of, counted from 0; missing for the order as a whole. */
  readonly lineIndex?: number;
}

/** What a check did not like, or could not judge. */
export interface Problem {
  readonly verdict: 'failed' | 'could_not_tell';
  readonly path: string;
  readonly expected?: string | null;
  readonly found?: string | null;
  readonly sentence: string;
  readonly lineIndex?: number;
  readonly code?: OrderErrorCode;
}

/** Path and sentence are the check's own unless told. */
export interface Passed {
  readonly path?: string;
  readonly expected?: string | null;
  readonly found?: string | null;
  readonly sentence?: string;
}

/** An order may have thousands of lines; nobody reads more than this of one complaint. */
const problemsKept = 50;

/** The findings of one check: its problems, or the one finding that it passed. */
export const conclude = (
  check: OrderCheckId,
  problems: readonly Problem[],
  passed: Passed = {},
): OrderFinding[] => (problems.length > 0 ? report(check, problems) : [pass(check, passed)]);

export const pass = (check: OrderCheckId, passed: Passed): OrderFinding => ({
  check,
  code: 'NONE',
  verdict: 'passed',
  path: passed.path ?? orderChecks[check].path,
  expected: passed.expected ?? null,
  found: passed.found ?? null,
  sentence: passed.sentence ?? orderChecks[check].passed,
});

/** The findings of a check that has something to say. */
export function report(check: OrderCheckId, problems: readonly Problem[]): OrderFinding[] {
  const findings = worstFirst(problems)
    .slice(0, problemsKept)
    .map((problem) => findingOf(check, problem));
  const left = problems.length - findings.length;
  if (left > 0) {
    const failed = problems.some((problem) => problem.verdict === 'failed');
    findings.push(
      findingOf(check, {
        verdict: failed ? 'failed' : 'could_not_tell',
        path: '',
        found: `${left} more`,
        sentence: `The same was found in ${left} more places of this order.`,
      }),
    );
  }
  return findings;
}

/** Keeps the order's own order within each verdict, so that a cut never hides a failure. */
function worstFirst(problems: readonly Problem[]): readonly Problem[] {
  if (problems.length <= problemsKept) return problems;
  return [
    ...problems.filter((problem) => problem.verdict === 'failed'),
    ...problems.filter((problem) => problem.verdict === 'could_not_tell'),
  ];
}

function findingOf(check: OrderCheckId, problem: Problem): OrderFinding {
  return {
    check,
    code: problem.code ?? orderChecks[check].code,
    verdict: problem.verdict,
    path: problem.path,
    expected: problem.expected ?? null,
    found: problem.found ?? null,
    sentence: problem.sentence,
    ...(problem.lineIndex === undefined ? {} : { lineIndex: problem.lineIndex }),
  };
}
