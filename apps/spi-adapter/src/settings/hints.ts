import type { InstanceId } from '@pos-bridge/wix';
import type { SiteChanges } from './site-changes.ts';

/**
 * A word without content whenever something about a site may be new, until the reader leaves or the
 * process shuts down. The first comes at once: something may have happened before the following began.
 */
export async function* hints(
  changes: SiteChanges,
  instanceId: InstanceId,
  left: AbortSignal = AbortSignal.timeout(0),
): AsyncGenerator<'changed'> {
  const ended = AbortSignal.any([left, changes.closing]);
  let next = Promise.withResolvers<void>();
  const unfollow = changes.follow(instanceId, () => next.resolve());
  ended.addEventListener('abort', () => next.resolve());
  try {
    while (!ended.aborted) {
      yield 'changed';
      await next.promise;
      next = Promise.withResolvers();
    }
  } finally {
    unfollow();
  }
}
