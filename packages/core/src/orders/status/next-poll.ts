import type { PosDeclaration } from '@pos-bridge/pos';
import { orderTimes } from '../order-times.ts';

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
  const { withWebhooks, without, shortest } = orderTimes.poll;
  const usual = capabilities.webhooks ? withWebhooks : without;
  if (acceptBy === null) return new Date(now.getTime() + usual);
  const half = Math.abs(acceptBy.getTime() - now.getTime()) / 2;
  return new Date(now.getTime() + Math.min(usual, Math.max(half, shortest)));
}
