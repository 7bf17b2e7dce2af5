import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';

/** A process of the bridge that a test starts, kills and stops. */
export interface BridgeProcess {
  /** SIGKILL: nothing is finished, nothing is said. */
  kill(): void;
  /** SIGTERM, and waits for the end. */
  stop(): Promise<void>;
  readonly ended: Promise<unknown>;
}

/** Makes every `Date` of a process wrong by so much, as on a machine whose clock is. */
const shiftedClock = (ms: number): string =>
  `data:text/javascript,${encodeURIComponent(`
    const Right = Date;
    globalThis.Date = class extends Right {
      constructor(...given) { super(...(given.length > 0 ? given : [Right.now() + ${ms}])); }
      static now() { return Right.now() + ${ms}; }
    };`)}`;

export function startProcess(
  script: string,
  env: Readonly<Record<string, string>>,
  clockOffMs = 0,
): BridgeProcess {
  const clock = clockOffMs === 0 ? [] : ['--import', shiftedClock(clockOffMs)];
  const child: ChildProcess = spawn(process.execPath, [...clock, script], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { PATH: process.env['PATH'], LOG_LEVEL: 'error', ...env },
  });
  const ended = once(child, 'exit');
  return {
    ended,
    kill: () => {
      child.kill('SIGKILL');
    },
    stop: async () => {
      if (child.exitCode !== null || child.signalCode !== null) return;
      child.kill('SIGTERM');
      await ended;
    },
  };
}
