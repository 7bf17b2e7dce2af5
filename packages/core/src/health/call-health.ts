/**
 * `down`: for a minute and more, calls have only failed. `failing`: some fail. `quiet`: nobody called
 * lately, so that nothing can be said.
 */
export const callHealths = ['well', 'failing', 'down', 'quiet'] as const;
export type CallHealth = (typeof callHealths)[number];

/** How one side has answered in the last {@link watchedMs}. */
export interface CallRate {
  readonly calls: number;
  readonly failed: number;
  /** Also from before that time, as far as it is kept. */
  readonly lastSuccessAt: Date | null;
  readonly lastFailureAt: Date | null;
  /** The kind of the last failure. */
  readonly lastFault: string | null;
}

export const watchedMs = 10 * 60_000;
/** One failure is an accident. */
const fewFailures = 1;
const muchIsFailed = 0.1;
const aWhileMs = 60_000;

/** Pure: the same rule for a merchant, for a provider as a whole, and for Wix. */
export function callHealth(rate: CallRate): CallHealth {
  const { calls, failed } = rate;
  if (calls === 0) return 'quiet';
  if (failed <= fewFailures && failed < calls) return 'well';
  const success = rate.lastSuccessAt?.getTime() ?? Number.NEGATIVE_INFINITY;
  const failure = rate.lastFailureAt?.getTime() ?? Number.NEGATIVE_INFINITY;
  if (success - failure >= aWhileMs) return 'well';
  if (failed > fewFailures && failure - success >= aWhileMs) return 'down';
  return failed === calls || failed / calls >= muchIsFailed ? 'failing' : 'well';
}

export const noCalls: CallRate = {
  calls: 0,
  failed: 0,
  lastSuccessAt: null,
  lastFailureAt: null,
  lastFault: null,
};

/** Two sides seen as one. */
export function together(one: CallRate, other: CallRate): CallRate {
  const later = (a: Date | null, b: Date | null) =>
    (a?.getTime() ?? 0) > (b?.getTime() ?? 0) ? a : b;
  const lastFailureAt = later(one.lastFailureAt, other.lastFailureAt);
  return {
    calls: one.calls + other.calls,
    failed: one.failed + other.failed,
    lastSuccessAt: later(one.lastSuccessAt, other.lastSuccessAt),
    lastFailureAt,
    lastFault: lastFailureAt === one.lastFailureAt ? one.lastFault : other.lastFault,
  };
}
