/** Attempts of one origin at one mailbox. */
export interface SignInAttempts {
  readonly count: number;
  readonly lastAt: Date;
}

/** Wrong attempts that cost nothing: people mistype. */
export const freeAttempts = 5;
/** While a mailbox is tried from many origins, a new one has a single free attempt. */
const freeUnderAttack = 1;
const firstWaitMs = 5_000;
/** Short, so that who remembers the password gets in; long enough for guessing to come to nothing. */
const longestWaitMs = 60_000;

/** How long an origin has to wait before its next attempt, in milliseconds; 0 for not at all. */
export function waitBeforeAttempt(
  attempts: SignInAttempts | undefined,
  isUnderAttack: boolean,
  now: Date,
): number {
  if (attempts === undefined) return 0;
  const beyond = attempts.count - (isUnderAttack ? freeUnderAttack : freeAttempts);
  if (beyond < 0) return 0;
  const wait = Math.min(firstWaitMs * 2 ** beyond, longestWaitMs);
  return Math.max(0, attempts.lastAt.getTime() + wait - now.getTime());
}
