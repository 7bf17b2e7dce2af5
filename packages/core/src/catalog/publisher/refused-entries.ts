import type { BulkEntryError } from '@pos-bridge/wix';
import type { SyncFailure } from '../sync-run.ts';
import { SyncStopped } from '../sync-stopped.ts';

/** Wix's documentation names the failure code, not the error behind it: any word for a full store counts. */
export const isOverload = (code: string | null): boolean =>
  code !== null && /OVERLOAD|LIMIT_(REACHED|EXCEEDED)|QUOTA|STORAGE/.test(code);

export const overloaded = (params: Readonly<Record<string, string>>): SyncFailure => ({
  code: 'OVERLOADED_MENU',
  reason: 'The menu is too large for Wix: its storage limit is reached.',
  params,
});

/** Entries of a bulk call that failed inside an HTTP 200, with the names that people know them by. */
export function refusedEntries(
  step: string,
  failed: readonly { readonly name: string; readonly error: BulkEntryError }[],
): SyncStopped {
  const [first] = failed;
  const params: Record<string, string> = {
    step,
    refused: String(failed.length),
    entries: failed
      .slice(0, 10)
      .map(({ name, error }) => `${name}: ${error.description || error.code}`)
      .join('; '),
    ...(first && { entry: first.name, wixCode: first.error.code }),
  };
  if (failed.some(({ error }) => isOverload(error.code))) {
    const { code, reason } = overloaded(params);
    return new SyncStopped(code, reason, params);
  }
  const others = failed.length > 1 ? ` (and ${failed.length - 1} more)` : '';
  return new SyncStopped(
    'OTHER',
    `Wix refused "${first?.name ?? ''}"${others}: ${first?.error.description || first?.error.code}`,
    params,
  );
}
