import type { OrderErrorCode } from '@pos-bridge/wix';
import type { OrderPaths } from '../site-order/site-order.ts';
import type { OrderCheck } from './check.ts';
import { type OrderCheckId, orderChecks } from './order-checks.ts';
import type { Passed, Problem } from './problem.ts';

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
  /** A JSON pointer into the order as it came (`/lineItems/3/price`); empty for the order as a whole. */
  readonly path: string;
  readonly expected: string | null;
  readonly found: string | null;
  readonly sentence: string;
  /** The line that it speaks of, counted from 0; missing for the order as a whole. */
  readonly lineIndex?: number;
}

/** An order may have thousands of lines; nobody reads more than this of one complaint. */
const problemsKept = 50;

type KnownCheck<Needs> = OrderCheck<Needs> & { readonly id: OrderCheckId };

/** The findings of one check: its problems, or the one finding that it passed. */
export function runCheck<Needs>(
  check: KnownCheck<NoInfer<Needs>>,
  context: Needs,
  paths: OrderPaths,
): OrderFinding[] {
  const { problems, passed = {} } = check.run(context);
  return problems.length > 0 ? report(check, problems) : [passedFinding(check.id, passed, paths)];
}

export function passedFinding(id: OrderCheckId, passed: Passed, paths: OrderPaths): OrderFinding {
  const usual = usualPass(id, paths);
  return {
    check: id,
    code: 'NONE',
    verdict: 'passed',
    path: passed.path ?? usual.path,
    expected: passed.expected ?? null,
    found: passed.found ?? null,
    sentence: passed.sentence ?? usual.sentence,
  };
}

/** Where a check looks, and what it says, where it passes as it usually does. */
export function usualPass(
  id: OrderCheckId,
  paths: OrderPaths,
): Pick<OrderFinding, 'path' | 'sentence'> {
  const check = orderChecks.get(id);
  return { path: check?.path ? paths[check.path] : '', sentence: check?.passed ?? '' };
}

export function report(
  check: Pick<KnownCheck<never>, 'id' | 'code'>,
  problems: readonly Problem[],
): OrderFinding[] {
  const findings = worstFirst(problems)
    .slice(0, problemsKept)
    .map((problem) => problemFinding(check, problem));
  const left = problems.length - findings.length;
  if (left > 0) {
    const failed = problems.some((problem) => problem.verdict === 'failed');
    findings.push(
      problemFinding(check, {
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

function problemFinding(
  { id, code }: Pick<KnownCheck<never>, 'id' | 'code'>,
  problem: Problem,
): OrderFinding {
  return {
    check: id,
    code: problem.code ?? code,
    verdict: problem.verdict,
    path: problem.path,
    expected: problem.expected ?? null,
    found: problem.found ?? null,
    sentence: problem.sentence,
    ...(problem.lineIndex === undefined ? {} : { lineIndex: problem.lineIndex }),
  };
}
