import type { OrderFinding, ToldRefusal } from '@pos-bridge/core';
import type { OrderErrorCode, SpiErrorCode, SpiErrorDetail } from '@pos-bridge/wix';
import { refused, type SpiRefusal } from './operation.ts';

/**
 * The code that Wix is told of a refusal. Codes that would speak of the call instead of the order (and
 * have Wix look for an account, or try again for ever) are told as what they mean for the order.
 */
export function spiCodeOf(code: OrderErrorCode): SpiErrorCode {
  switch (code) {
    case 'NONE':
    case 'SYSTEM_ERROR':
      return 'ORDER_REJECTED';
    case 'ACCOUNT_NOT_FOUND':
    case 'LOCATION_NOT_FOUND':
      return 'ACCOUNT_CONFIGURATION';
    default:
      return code;
  }
}

/** Wix reads the first few; the bridge keeps them all. */
const mostErrors = 20;

/** No verdict is possible: says which of account, location and menu does not stand. */
export function noVerdict(code: OrderErrorCode, findings: readonly OrderFinding[]): SpiRefusal {
  const gates = findings.filter(
    (finding) => finding.verdict === 'failed' && finding.path === '' && finding.code === code,
  );
  return refused(spiCodeOf(code), gates[0]?.sentence ?? 'The order cannot be judged.', {
    errors: gates.slice(0, mostErrors).map(({ code: gate, sentence }) => ({
      code: spiCodeOf(gate),
      message: sentence,
    })),
  });
}

const refusedByPos = 'The POS refused the order.';

/** The POS refused the order: its own words, line by line; once they are erased, that it did. */
export function rejectedByPos(code: OrderErrorCode, refusals: readonly ToldRefusal[]): SpiRefusal {
  return refused(spiCodeOf(code), refusedByPos, {
    errors: refusals.slice(0, mostErrors).map(errorOf),
    holdsPosWords: true,
  });
}

const errorOf = ({ code, message, lineIndex }: ToldRefusal): SpiErrorDetail => ({
  code: spiCodeOf(code),
  message: message ?? refusedByPos,
  ...(lineIndex !== null && { params: { line: String(lineIndex) } }),
});
