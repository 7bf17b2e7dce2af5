import type { OrderErrorCode } from '@pos-bridge/wix';
import type { OrderFinding } from '../checks/finding.ts';
import { gateChecks, type OrderCheckId, orderChecks } from '../checks/order-checks.ts';
import type { ValidationOutcome } from '../validation/validation.ts';
import type { Validated } from '../validation/validation-record.ts';

/** Whose word a validation ended with. */
export type DecidedBy = 'bridge' | 'pos';

export interface WhoDecided {
  readonly decidedBy: DecidedBy;
  /**
   * The failed checks of ours with which the order did not pass, each once. None where the POS decided, where the
   * order is valid, and where there is no verdict because the POS denied access.
   */
  readonly decidingChecks: readonly OrderCheckId[];
  /** Codes of our own failed checks where the POS said valid and its word won; each once. */
  readonly outvoted: readonly OrderErrorCode[];
}

/** The POS decided where it said something and the outcome is what it said. */
export function decisionOf(
  outcome: ValidationOutcome,
  { findings, posOpinion }: Pick<Validated, 'findings' | 'posOpinion'>,
): WhoDecided {
  const isPos =
    posOpinion.kind === 'said' &&
    outcome !== 'no_verdict' &&
    (outcome === 'valid') === posOpinion.valid;
  const failed = findings.filter(({ verdict }) => verdict === 'failed');
  return {
    decidedBy: isPos ? 'pos' : 'bridge',
    decidingChecks: isPos ? [] : [...new Set(deciding(outcome, failed).map(({ check }) => check))],
    outvoted: outcome === 'valid' ? [...new Set(failed.map(({ code }) => code))] : [],
  };
}

/** Those that are ours to decide; the others only where there are none of them. */
function deciding(
  outcome: ValidationOutcome,
  failed: readonly OrderFinding[],
): readonly OrderFinding[] {
  switch (outcome) {
    case 'valid':
      return [];
    case 'no_verdict':
      return failed.filter(({ check }) => gateChecks.some(({ id }) => id === check));
    case 'invalid': {
      const binding = failed.filter(({ check }) => orderChecks.get(check)?.weight === 'binding');
      return binding.length > 0 ? binding : failed;
    }
    default:
      return outcome satisfies never;
  }
}
