import type { SyncFailureCode } from '@pos-bridge/wix';
import type { SyncFailure } from './sync-run.ts';

/** Ends a run for a reason that waiting does not mend. */
export class SyncStopped extends Error {
  override readonly name = 'SyncStopped';
  readonly failure: SyncFailure;

  constructor(
    code: SyncFailureCode,
    reason: string,
    params: Readonly<Record<string, string>> = {},
  ) {
    super(reason);
    this.failure = { code, reason, params };
  }
}
