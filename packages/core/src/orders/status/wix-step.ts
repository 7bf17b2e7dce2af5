import type { PosOrderPhase } from '@pos-bridge/pos';

/** What to do on Wix next so that it says what the POS says. */
export type WixStep =
  | 'accept'
  | 'fulfill'
  | 'cancel'
  /** Wix says so already, or there is nothing to say yet. */
  | 'done'
  /** The payment has not cleared: Wix will make it NEW by itself. */
  | 'wait'
  /** No legal step leads there (contract §3: FULFILLED and CANCELED go nowhere back). */
  | 'conflict';

/**
 * One legal step of an order on Wix (PENDING → NEW → ACCEPTED → FULFILLED, or CANCELED) towards where it
 * stands at the POS. A step more may be needed afterwards: a fulfilled order is accepted first.
 */
export function wixStep(wixStatus: string | null | undefined, phase: PosOrderPhase): WixStep {
  switch (phase) {
    case 'validation':
    case 'received':
      // A kitchen that has what is canceled on Wix has to be told by a person.
      return wixStatus === 'CANCELED' ? 'conflict' : 'done';
    case 'accepted':
      return towardsAccepted(wixStatus);
    case 'fulfilled':
      return wixStatus === 'ACCEPTED' ? 'fulfill' : towardsAccepted(wixStatus);
    case 'canceled':
      return towardsCanceled(wixStatus);
    default:
      return phase satisfies never;
  }
}

/** What is fulfilled was accepted. */
function towardsAccepted(wixStatus: string | null | undefined): WixStep {
  switch (wixStatus) {
    case 'PENDING':
      return 'wait';
    case 'NEW':
      return 'accept';
    case 'ACCEPTED':
    case 'FULFILLED':
      return 'done';
    default:
      return 'conflict';
  }
}

function towardsCanceled(wixStatus: string | null | undefined): WixStep {
  switch (wixStatus) {
    case 'PENDING':
    case 'NEW':
    case 'ACCEPTED':
    case 'FULFILLED':
      return 'cancel';
    case 'CANCELED':
      return 'done';
    default:
      return 'conflict';
  }
}
