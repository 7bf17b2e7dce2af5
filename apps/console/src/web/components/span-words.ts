/** How long until something: `3 min left`. */
export const leftInWords = (ms: number): string => `${lengthInWords(ms) ?? 'under a minute'} left`;

/** How long something has been so: `for 3 min`. */
export function elapsedInWords(ms: number): string {
  const length = lengthInWords(ms);
  return length === null ? 'just now' : `for ${length}`;
}

/** How long something took: `40 s`, `12 min`. */
export const spanInWords = (ms: number): string =>
  lengthInWords(ms) ?? `${Math.max(0, Math.round(ms / 1_000))} s`;

/** In the greatest unit of which there are enough to be told apart; null below a minute. */
function lengthInWords(ms: number): string | null {
  const minutes = Math.floor(ms / 60_000);
  if (minutes < 1) return null;
  if (minutes < 60) return `${minutes} min`;
  const hours = Math.floor(minutes / 60);
  return hours < 48 ? `${hours} h` : `${Math.floor(hours / 24)} days`;
}
