import type { Log } from '../src/log.ts';

/** A log that keeps its lines, so that a test can look at what was (not) written. */
export interface RecordedLog extends Log {
  readonly lines: { readonly level: string; readonly details: object; readonly message: string }[];
}

export function recordLog(): RecordedLog {
  const lines: RecordedLog['lines'] = [];
  const at = (level: string) => (details: object, message: string) => {
    lines.push({ level, details, message });
  };
  return { lines, debug: at('debug'), info: at('info'), warn: at('warn'), error: at('error') };
}
