import { WixApiError } from '@pos-bridge/wix';
import { WixAccessRefused } from '../../wix/wix-access-fault.ts';
import { WixBudgetExhausted } from '../../wix/wix-budget.ts';

export interface WixFault {
  readonly message: string;
  readonly retryable: boolean;
  /** Wix answered that it has no such order. */
  readonly isAbsence: boolean;
}

/** A fault of the way to Wix; null for what is none of Wix's doing. */
export function wixFaultOf(error: unknown): WixFault | null {
  if (error instanceof WixApiError) {
    const { message, retryable, status } = error;
    return { message, retryable, isAbsence: status === 404 };
  }
  if (error instanceof WixAccessRefused || error instanceof WixBudgetExhausted) {
    return { message: error.message, retryable: error.retryable, isAbsence: false };
  }
  return null;
}
