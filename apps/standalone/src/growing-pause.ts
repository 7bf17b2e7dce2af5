const firstMs = 1_000;
const longestMs = 30_000;
/** Whoever stood for so long died of something else than the last time. */
const stoodForMs = 60_000;

/** How long to wait before a process that died is started again: longer each time it dies soon. */
export interface GrowingPause {
  /** `stoodMs`: how long it had run. */
  next(stoodMs: number): number;
}

export function createGrowingPause(): GrowingPause {
  let pauseMs = firstMs;
  return {
    next: (stoodMs) => {
      if (stoodMs >= stoodForMs) pauseMs = firstMs;
      const now = pauseMs;
      pauseMs = Math.min(pauseMs * 2, longestMs);
      return now;
    },
  };
}
