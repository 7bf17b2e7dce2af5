import { Readable } from 'node:stream';
import type { InstanceId } from '@pos-bridge/wix';
import type { SiteChanges } from './site-changes.ts';

/** A line at least so often: whoever stands between us keeps the connection open, and a lost one shows. */
const quietForMs = 20_000;
/** The page comes back with a fresh token after this. */
const openForMs = 10 * 60_000;

/**
 * Lines of text for a page that watches its site: `changed` when something may be new, `quiet` when
 * nothing was for a while. `gone`: the reader has left.
 */
export function changesStream(
  changes: SiteChanges,
  instanceId: InstanceId,
  gone: AbortSignal,
): Readable {
  return Readable.from(lines(changes, instanceId, gone));
}

async function* lines(
  changes: SiteChanges,
  instanceId: InstanceId,
  gone: AbortSignal,
): AsyncGenerator<string> {
  const ended = AbortSignal.any([gone, changes.closing, AbortSignal.timeout(openForMs)]);
  let isNew = false;
  let wake = (): void => {};
  const unfollow = changes.follow(instanceId, () => {
    isNew = true;
    wake();
  });
  ended.addEventListener('abort', () => wake());
  try {
    // Whatever happened before the following began.
    yield 'changed\n';
    while (!ended.aborted) {
      if (!isNew) {
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, quietForMs);
          wake = () => {
            clearTimeout(timer);
            resolve();
          };
        });
      }
      if (ended.aborted) return;
      const line = isNew ? 'changed\n' : 'quiet\n';
      isNew = false;
      yield line;
    }
  } finally {
    unfollow();
  }
}
