import type { PosDeclaration } from '@pos-bridge/pos';

/** An order of a POS with webhooks is looked up all the same, in case one was lost. */
const pollAfterMs = { withWebhooks: 15 * 60_000, without: 30_000 };
const shortestPauseMs = 30_000;

/**
 * When the POS is asked next where an order stands. An order that waits to be accepted is asked about
 * halfway to its deadline, and halfway again, so that a lost webhook makes nobody late; and past it at
 * first as often, so that whoever was called for it is not for long after the kitchen has accepted.
 */
export function nextPollAt(
  { capabilities }: Pick<PosDeclaration, 'capabilities'>,
  now: Date,
  acceptBy: Date | null,
): Date {
  const usual = capabilities.webhooks ? pollAfterMs.withWebhooks : pollAfterMs.without;
  if (acceptBy === null) return new Date(now.getTime() + usual);
  const half = Math.abs(acceptBy.getTime() - now.getTime()) / 2;
  return new Date(now.getTime() + Math.min(usual, Math.max(half, shortestPauseMs)));
}
