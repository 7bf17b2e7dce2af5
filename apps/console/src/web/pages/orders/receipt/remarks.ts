import { codeInWords } from '../code-labels.ts';
import type { Finding, Order, PosOpinion } from '../order-labels.ts';

/** Something that is said of an order, and the place of the receipt that it speaks of. */
export interface Remark {
  readonly key: string;
  readonly verdict: Finding['verdict'];
  readonly title: string;
  /** Whose word it is: nobody outvotes what binds, the POS's word wins over an opinion. */
  readonly weight: Finding['weight'] | null;
  readonly code: string;
  readonly sentence: string;
  readonly expected: string | null;
  readonly found: string | null;
  readonly place: Place;
}

/** A row of the receipt: a line, an amount below the lines, or a part of its head. */
export type Place =
  | `line-${number}`
  | `totals-${string}`
  | 'fulfillment'
  | 'customer'
  | 'payments'
  | 'order';

const amountOfCheck: Readonly<Record<string, Place>> = {
  'totals.subtotal': 'totals-subtotal',
  'totals.discounts': 'totals-discount',
  'totals.loyalty': 'totals-loyaltySavings',
  'totals.delivery': 'totals-delivery',
  'totals.service-fees': 'totals-serviceFees',
  'totals.tax': 'totals-tax',
  'totals.tip': 'totals-tip',
  'totals.total': 'totals-total',
  'payments.cover': 'payments',
};

function placeOf({ lineIndex, path, check }: Finding): Place {
  const [, part = '', inner = ''] = path.split('/');
  const line = lineIndex ?? (part === 'lineItems' && /^\d+$/.test(inner) ? Number(inner) : null);
  if (line !== null) return `line-${line}`;
  const byCheck = amountOfCheck[check];
  if (byCheck !== undefined) return byCheck;
  if (part === 'totals' && inner !== '') return `totals-${inner}`;
  if (part === 'discounts') return 'totals-discount';
  if (part === 'fulfillment' || check.startsWith('fulfillment')) return 'fulfillment';
  if (part === 'customer' || check.startsWith('customer')) return 'customer';
  return part === 'payments' ? 'payments' : 'order';
}

export const remarksOf = (findings: readonly Finding[]): Remark[] =>
  findings.map((finding, index) => ({
    key: `${finding.check} ${index}`,
    verdict: finding.verdict,
    title: finding.title,
    weight: finding.weight,
    code: finding.code,
    sentence: finding.sentence,
    expected: finding.expected,
    found: finding.found,
    place: placeOf(finding),
  }));

type Refusals = NonNullable<Order['refusals']>;

/** What the POS said against an order, in its own words. */
export const remarksOfPos = (refusals: Refusals): Remark[] =>
  refusals.map(({ code, message, lineIndex }, index) => ({
    key: `pos ${code} ${index}`,
    verdict: 'failed',
    title: codeInWords(code),
    weight: null,
    code,
    sentence:
      message ??
      'The POS’s answer is visible to support only, and is erased with the customer’s data.',
    expected: null,
    found: null,
    place: lineIndex === null ? 'order' : `line-${lineIndex}`,
  }));

export const refusalsIn = (opinion: PosOpinion): Refusals =>
  opinion.kind === 'said' ? opinion.refusals : [];
