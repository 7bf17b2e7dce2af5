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

export function startProcess(script: string, env: Readonly<Record<string, string>>): BridgeProcess {
  const child: ChildProcess = spawn(process.execPath, [script], {
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
