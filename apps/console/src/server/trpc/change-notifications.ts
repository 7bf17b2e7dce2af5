import type { ChannelFeed } from '../channel-feed.ts';
import type { Context } from './context.ts';

/** A page that shows one thing follows closely; one that shows many would ask for all of them each time. */
const restMs = { one: 300, many: 2_000 } as const;
/** A page looks by itself this often, should notifications not come through. */
const lookEveryMs = 30_000;

/**
 * Tells a page when what it shows may be new, by a word without content: the page asks again in its own
 * way. The first word comes at once, since something may have happened between asking and following.
 */
export async function* changeNotifications(
  ctx: Pick<Context, 'metrics'>,
  feed: ChannelFeed,
  about: string | undefined,
  signal: AbortSignal | undefined,
): AsyncGenerator<'look'> {
  const stop = signal ?? AbortSignal.timeout(0);
  const follower = feed.follow(about, about === undefined ? restMs.many : restMs.one);
  ctx.metrics.liveFollowers.inc();
  try {
    for (;;) {
      yield 'look';
      if ((await follower.next(lookEveryMs, stop)) === 'stop') return;
    }
  } finally {
    follower.end();
    ctx.metrics.liveFollowers.dec();
  }
}
