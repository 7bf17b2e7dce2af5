import type { Log } from '@pos-bridge/core';

const within = 10_000;

/**
 * Ends the process in order on SIGTERM and SIGINT: `steps` one after another, and in any case within
 * 10 s. A step that fails is logged and does not keep the others from running.
 */
export function shutDownOnSignal(log: Log, steps: readonly (() => Promise<void>)[]): void {
  let ending = false;
  const shutDown = async (signal: string): Promise<void> => {
    // Ctrl-C reaches every process of a terminal, and then the parent's SIGTERM comes too.
    if (ending) return;
    ending = true;
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
    process.on(signal, () => void shutDown(signal));
  }
}
