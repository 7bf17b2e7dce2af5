export type TimeFault = 'issued_in_future' | 'not_yet_valid' | 'expired';

/** Times of a token, in seconds since 1970. */
export interface TokenTimes {
  readonly iat?: number | undefined;
  readonly nbf?: number | null | undefined;
  readonly exp?: number | undefined;
}

export interface TimeTolerance {
  /** How far `iat` may lie ahead of our clock: clocks differ. */
  readonly issuedSeconds: number;
  /** For how long after `exp` the token is still taken. */
  readonly expiredSeconds: number;
}

/** What is wrong with a token's times at `now`. `nbf` is taken at its word, as Wix does. */
export const faultOfTimes = (
  times: TokenTimes,
  now: Date,
  tolerance: TimeTolerance,
): TimeFault | undefined => {
  const seconds = now.getTime() / 1000;
  if (times.iat !== undefined && times.iat > seconds + tolerance.issuedSeconds) {
    return 'issued_in_future';
  }
  if (times.nbf !== undefined && times.nbf !== null && times.nbf > seconds) return 'not_yet_valid';
  if (times.exp !== undefined && times.exp + tolerance.expiredSeconds <= seconds) return 'expired';
  return undefined;
};
