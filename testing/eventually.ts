import { vi } from 'vitest';

/** Waits until `look` no longer throws: what comes soon on a quiet machine comes later on a busy one. */
export const eventually = <Seen>(look: () => Seen | Promise<Seen>): Promise<Seen> =>
  vi.waitFor(look, { timeout: 45_000, interval: 25 });
