const minuteMs = 60_000;
const hourMs = 60 * minuteMs;

/** How long something took, in seconds: `0.004 s`, `0.25 s`, `1.4 s`; from a minute on `3 min 5 s`, `2 h 5 min`. */
export function duration(ms: number): string {
  const seconds = ms / 1_000;
  if (seconds === 0) return '0 s';
  if (seconds < 0.0995) return `${seconds.toFixed(3)} s`;
  if (seconds < 0.995) return `${seconds.toFixed(2)} s`;
  if (seconds < 59.95) return `${seconds.toFixed(1)} s`;
  const whole = Math.round(seconds);
  const minutes = Math.floor(whole / 60);
  if (ms < hourMs - 500) return `${minutes} min ${whole % 60} s`;
  return `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}
