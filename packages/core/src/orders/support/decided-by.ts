import type { OrderErrorCode } from '@pos-bridge/wix';
import type { ValidationOutcome } from '../validation/validation.ts';
import type { Validated } from '../validation/validation-record.ts';

/** Whose word a validation ended with. */
export type DecidedBy = 'bridge' | 'pos';

export interface WhoDecided {
  readonly decidedBy: DecidedBy;
  /** Codes of our own failed checks where the POS said valid and its word won; each once. */
  readonly outvoted: readonly OrderErrorCode[];
}

/** The POS decided where it said something and the outcome is what it said. */
export function decisionOf(
  outcome: ValidationOutcome,
  { findings, posOpinion }: Pick<Validated, 'findings' | 'posOpinion'>,
): WhoDecided {
  const isPos = posOpinion.kind === 'said' && (outcome === 'valid') === posOpinion.valid;
  const failed = findings.filter(({ verdict }) => verdict === 'failed');
  return {
    decidedBy: isPos && outcome !== 'no_verdict' ? 'pos' : 'bridge',
    outvoted: outcome === 'valid' ? [...new Set(failed.map(({ code }) => code))] : [],
  };
}
