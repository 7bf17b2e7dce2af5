import type { Log } from '@pos-bridge/core';

export type ClockState = 'ok' | 'late' | 'unmeasured';

/** How far this machine's clock is from Wix's, measured by the calls that Wix signed. */
export interface ClockSkew {
  /** Takes in the moment at which Wix says that it issued a call that has just come. */
  note(issuedAt: Date): void;
  /** Ours minus Wix's, over the last calls; null while there are too few to tell. */
  readonly seconds: number | null;
  /** `late`: so late that every call of Wix is refused as issued in the future. */
  readonly state: ClockState;
}

const callsKept = 200;
const fewestCalls = 20;
const keptForMs = 10 * 60_000;
const alarmSeconds = 30;
/** The verifier's tolerance for a call that was issued in the future. */
const refusedFromSeconds = 60;
const minuteMs = 60_000;

/**
 * A call is on its way for a moment, and for long where Wix repeats it, so that most differences are too
 * large and none is too small but for a clock. The lower quartile tells the clocks' difference, and a few odd
 * calls do not change it.
 */
export function createClockSkew(deps: {
  readonly now: () => Date;
  readonly log: Pick<Log, 'error'>;
}): ClockSkew {
  let noted: { readonly atMs: number; readonly differenceMs: number }[] = [];
  let saidAtMs = Number.NEGATIVE_INFINITY;
  const measure = (): number | null => {
    // Of the timer that no change of the clock touches.
    const oldest = performance.now() - keptForMs;
    noted = noted.filter(({ atMs }) => atMs >= oldest);
    if (noted.length < fewestCalls) return null;
    const differences = noted.map(({ differenceMs }) => differenceMs).sort((a, b) => a - b);
    return (differences[Math.floor(differences.length / 4)] ?? 0) / 1000;
  };
  return {
    note: (issuedAt) => {
      const atMs = performance.now();
      noted.push({ atMs, differenceMs: deps.now().getTime() - issuedAt.getTime() });
      if (noted.length > callsKept) noted.shift();
      if (atMs - saidAtMs < minuteMs) return;
      const seconds = measure();
      if (seconds === null || Math.abs(seconds) < alarmSeconds) return;
      saidAtMs = atMs;
      deps.log.error(
        { seconds },
        'the clock of this machine is wrong: Wix issues calls at other times',
      );
    },
    get seconds() {
      return measure();
    },
    get state() {
      const seconds = measure();
      if (seconds === null) return 'unmeasured';
      return seconds <= -refusedFromSeconds ? 'late' : 'ok';
    },
  };
}
