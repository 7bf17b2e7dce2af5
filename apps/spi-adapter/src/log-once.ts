import type { Log } from '@pos-bridge/core';

/** Logs what Wix left in an odd shape, and what was answered nevertheless. */
export type NoteLeftOut = (where: string, fields: readonly string[]) => void;

/**
 * Says once a process that a field of `where` did not fit and was done without: what Wix sends oddly, it
 * sends oddly with every call. Both names are the bridge's own, so that there are few of them.
 */
export function createLeftOutLog(log: Pick<Log, 'warn'>): NoteLeftOut {
  const said = new Set<string>();
  return (where, fields) => {
    const fresh = fields.filter((field) => !said.has(`${where} ${field}`));
    if (fresh.length === 0) return;
    for (const field of fresh) said.add(`${where} ${field}`);
    log.warn({ where, fields: fresh }, 'Wix sent fields of another shape; they are left out');
  };
}
