export type TimeFault = 'issued_in_future' | 'not_yet_valid' | 'expired';

/** Times of a token, in seconds since 1970. */
export interface TokenTimes {
  readonly iat?: number | undefined;
  readonly nbf?: number | undefined;
  readonly exp?: number | undefined;
}

/**
 * What is wrong with a token's times at `now`. The tolerance forgives clocks that differ at the
 * start of a token's life; its end is taken at its word, since Wix's tokens live long.
 */
export const faultOfTimes = (
  times: TokenTimes,
  now: Date,
  toleranceSeconds: number,
): TimeFault | undefined => {
  const seconds = now.getTime() / 1000;
  if (times.iat !== undefined && times.iat > seconds + toleranceSeconds) return 'issued_in_future';
  if (times.nbf !== undefined && times.nbf > seconds + toleranceSeconds) return 'not_yet_valid';
  if (times.exp !== undefined && times.exp <= seconds) return 'expired';
  return undefined;
};
