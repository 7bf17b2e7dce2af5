import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/**
 * Keeps a simulator's state across restarts as one JSON file. Writes are gathered for `delayMs` and
 * land atomically (write aside, rename); a killed process loses at most that window.
 */
export interface StateFile {
  /** What the file holds, or undefined where there is none yet. */
  read(): unknown;
  /** Says that the state differs from the file. */
  touch(): void;
  /** Writes at once what is still to be written. */
  flush(): void;
}

export function createStateFile(
  path: string | undefined,
  snapshot: () => unknown,
  delayMs = 500,
): StateFile {
  if (path === undefined) return { read: () => undefined, touch: () => {}, flush: () => {} };
  let timer: NodeJS.Timeout | undefined;
  const flush = (): void => {
    if (timer === undefined) return;
    clearTimeout(timer);
    timer = undefined;
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(`${path}.new`, JSON.stringify(snapshot()));
    renameSync(`${path}.new`, path);
  };
  return {
    read: () => {
      try {
        return JSON.parse(readFileSync(path, 'utf8'));
      } catch (error) {
        if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
        throw new Error(
          `the sandbox's state file ${path} cannot be read; delete it to start anew`,
          {
            cause: error,
          },
        );
      }
    },
    touch: () => {
      timer ??= setTimeout(flush, delayMs);
    },
    flush,
  };
}
