import type { OrderErrorCode } from '@pos-bridge/wix';

/** What a check says: it has passed where there are no problems. */
export interface CheckOutcome {
  readonly problems: readonly Problem[];
  readonly passed?: Passed;
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

type Place = Pick<Problem, 'path' | 'lineIndex' | 'code'>;
type Values = Pick<Problem, 'expected' | 'found'>;

export const failed = (at: Place, sentence: string, values: Values = {}): Problem => ({
  ...at,
  ...values,
  verdict: 'failed',
  sentence,
});

export const cannotTell = (at: Place, sentence: string, values: Values = {}): Problem => ({
  ...failed(at, sentence, values),
  verdict: 'could_not_tell',
});

/** The order as a whole. */
export const wholeOrder = { path: '' };
