import type { Log } from '@pos-bridge/core';

const within = 10_000;

/**
 * Ends the process in order on SIGTERM and SIGINT: `steps` one after another, and in any case within
 * 10 s. A step that fails is logged and does not keep the others from running.
 */
export function shutDownOnSignal(log: Log, steps: readonly (() => Promise<void>)[]): void {
  const shutDown = async (signal: string): Promise<void> => {
    log.info({ signal }, 'shutting down');
    setTimeout(() => {
      log.error({}, 'not shut down in time');
      process.exit(1);
    }, within - 500).unref();
    let exitCode = 0;
    for (const step of steps) {
      await step().catch((error: unknown) => {
        log.error({ err: error }, 'shut-down step failed');
        exitCode = 1;
      });
    }
    log.info({}, 'shut down');
    process.exit(exitCode);
  };
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.once(signal, () => void shutDown(signal));
  }
}
