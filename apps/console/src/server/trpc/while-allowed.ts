import type { Follower } from '../channel-feed.ts';

/** Looked at by itself this often, should a notification not come through. */
const lookEveryMs = 30_000;

/**
 * What a live page is told, for as long as its person may hear it: over at once when they are disabled,
 * signed out or given a lesser role. `changes` tells of the person; it ends with the page.
 */
export async function* whileAllowed<Event>(
  source: AsyncIterable<Event>,
  changes: Follower,
  isAllowed: () => Promise<boolean>,
  signal: AbortSignal,
): AsyncGenerator<Event> {
  const events = source[Symbol.asyncIterator]();
  const change = () => changes.next(lookEveryMs, signal);
  let next = events.next();
  let changed = change();
  try {
    for (;;) {
      const first = await Promise.race([next, changed]);
      if (first === 'stop') return;
      if (first === 'look') {
        if (!(await isAllowed())) return;
        changed = change();
        continue;
      }
      if (first.done === true) return;
      yield first.value;
      next = events.next();
    }
  } finally {
    changes.end();
    // Neither is waited for any longer; what still comes of them is nobody's error.
    for (const left of [next, changed, events.return?.()]) left?.catch(() => {});
  }
}

export const isAsyncIterable = (value: unknown): value is AsyncIterable<unknown> =>
  typeof value === 'object' && value !== null && Symbol.asyncIterator in value;
