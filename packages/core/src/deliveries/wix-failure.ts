import { WixApiError } from '@pos-bridge/wix';
import { WixAccessRefused } from '../wix/wix-access-fault.ts';
import { WixBudgetExhausted } from '../wix/wix-budget.ts';

/** Why a call to Wix did not do what it should. */
export interface WixFailure {
  /**
   * `passing`: the same call may succeed later. `refused`: it never will. `no-slot`: it was not made,
   * because the instance's calls a minute are used up.
   */
  readonly kind: 'passing' | 'refused' | 'no-slot';
  readonly problem: string;
  readonly status: number | null;
  readonly answer: string | null;
  readonly retryAfterMs: number | null;
}

/** @throws the error itself where it does not come from a call to Wix */
export function wixFailure(error: unknown): WixFailure {
  if (error instanceof WixAccessRefused) {
    return { ...unanswered, kind: 'refused', problem: error.message };
  }
  if (error instanceof WixBudgetExhausted) {
    return { ...noSlot, retryAfterMs: error.retryAfterMs };
  }
  if (!(error instanceof WixApiError)) throw error;
  // Its time was over before it could be made.
  if (error.attempts === 0) return noSlot;
  return {
    kind: error.kind === 'client' ? 'refused' : 'passing',
    problem: error.message,
    status: error.status,
    answer: [error.code, error.description].filter((part) => part !== null).join(': ') || null,
    retryAfterMs: error.retryAfterSeconds === null ? null : error.retryAfterSeconds * 1_000,
  };
}

const unanswered = { status: null, answer: null, retryAfterMs: null } as const;

const noSlot: WixFailure = {
  ...unanswered,
  kind: 'no-slot',
  problem: "the instance's calls a minute are used up",
  retryAfterMs: 1_000,
};
