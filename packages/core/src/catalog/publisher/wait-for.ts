import { setTimeout as pause } from 'node:timers/promises';

/** Looks at once and again after each of the delays; whether it ever held. */
export async function waitFor(
  holds: () => Promise<boolean>,
  delaysMs: readonly number[],
  signal: AbortSignal,
): Promise<boolean> {
  if (await holds()) return true;
  for (const delayMs of delaysMs) {
    await pause(delayMs, undefined, { signal });
    if (await holds()) return true;
  }
  return false;
}
