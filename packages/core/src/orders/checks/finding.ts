import type { OrderErrorCode } from '@pos-bridge/wix';

/**
 * Every question that the bridge asks about an order before it may reach the POS, in the order in
 * which findings are reported. The ids are stable: rows, the console and exports name them.
 * `code` is the contract's order code (§2) of a failure, unless a finding carries a closer one.
 */
export const orderChecks = {
  'account.authorized': { code: 'ACCOUNT_NOT_AUTHORIZED', title: 'Account authorized' },
  'configuration.ready': { code: 'ACCOUNT_CONFIGURATION', title: 'Location ready' },
  'catalog.published': { code: 'ACCOUNT_CONFIGURATION', title: 'Menu published' },
  'location.open': { code: 'CLOSED', title: 'Location open and not paused' },
  'fulfillment.offered': { code: 'REQUIREMENTS_NOT_MET', title: 'Fulfillment offered' },
  'fulfillment.details': { code: 'REQUIREMENTS_NOT_MET', title: 'Fulfillment details complete' },
  'fulfillment.time': { code: 'CLOSED', title: 'Promised time within opening hours' },
  'fulfillment.minimum': { code: 'REQUIREMENTS_NOT_MET', title: 'Minimum order reached' },
  'customer.phone': { code: 'CUSTOMER_PHONE_MISSING', title: 'Customer’s phone' },
  'customer.email': { code: 'CUSTOMER_EMAIL_MISSING', title: 'Customer’s e-mail' },
  'items.present': { code: 'ORDER_ITEM', title: 'Something is ordered' },
  'items.known': { code: 'AVAILABILITY_CHANGED', title: 'Dishes on the published menu' },
  'items.quantity': { code: 'ORDER_ITEM', title: 'Quantities' },
  'items.served': { code: 'AVAILABILITY_CHANGED', title: 'Dishes served then and that way' },
  'items.stock': { code: 'AVAILABILITY_CHANGED', title: 'In stock' },
  'options.known': { code: 'AVAILABILITY_CHANGED', title: 'Choices on the published menu' },
  'options.type': { code: 'ORDER_ITEM', title: 'Kind of option' },
  'options.count': { code: 'ORDER_ITEM', title: 'Number of choices' },
  'prices.items': { code: 'PRICE_CHANGED', title: 'Unit prices' },
  'prices.options': { code: 'PRICE_CHANGED', title: 'Prices of choices' },
  'prices.lines': { code: 'ORDER_ITEM', title: 'Line totals' },
  'totals.currency': { code: 'ORDER_TOTAL', title: 'Currency' },
  'totals.subtotal': { code: 'ORDER_TOTAL', title: 'Subtotal' },
  'totals.discounts': { code: 'DISCOUNT', title: 'Discounts' },
  'totals.loyalty': { code: 'LOYALTY', title: 'Loyalty savings' },
  'totals.delivery': { code: 'ORDER_TOTAL', title: 'Delivery fee' },
  'totals.service-fees': { code: 'ORDER_TOTAL', title: 'Service fees' },
  'totals.tax': { code: 'ORDER_TOTAL', title: 'Tax' },
  'totals.tip': { code: 'ORDER_TOTAL', title: 'Tip' },
  'totals.total': { code: 'ORDER_TOTAL', title: 'Total' },
  'payments.cover': { code: 'PAYMENT_FAILED', title: 'Payments cover the total' },
} as const satisfies Record<string, { code: OrderErrorCode; title: string }>;

export type OrderCheckId = keyof typeof orderChecks;

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

export interface Passed {
  readonly path?: string;
  readonly expected?: string | null;
  readonly found?: string | null;
  readonly sentence: string;
}

/** An order may have thousands of lines; nobody reads more than this of one complaint. */
const problemsKept = 50;

/** The findings of one check: its problems, or the one finding that it passed. */
export const conclude = (
  check: OrderCheckId,
  problems: readonly Problem[],
  passed: Passed,
): OrderFinding[] => (problems.length > 0 ? report(check, problems) : [pass(check, passed)]);

const pass = (check: OrderCheckId, passed: Passed): OrderFinding => ({
  check,
  code: 'NONE',
  verdict: 'passed',
  path: passed.path ?? '',
  expected: passed.expected ?? null,
  found: passed.found ?? null,
  sentence: passed.sentence,
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
