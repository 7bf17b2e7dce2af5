import { orderTimes } from '../order-times.ts';

/** The guest pays, and a site owner may accept by hand, before Wix has an order created. */
const lateAfterOrdered = 5 * 60_000;

/** By how much an order came late to the kitchen. */
export interface KitchenDelay {
  /** From Wix's first Create Order until the kitchen had the order. */
  readonly afterAskedMs: number;
  /** The same from the moment in which the guest ordered; null where that is not known. */
  readonly afterOrderedMs: number | null;
  /** The POS was found to have it: it came then, or earlier. */
  readonly isAtMost: boolean;
}

/** Pure; null where the order came soon after it was asked for, and after the guest had ordered it. */
export function kitchenDelay(times: {
  readonly orderedAt: Date | null;
  readonly askedAt: Date;
  readonly reachedAt: Date;
  readonly wasFound: boolean;
}): KitchenDelay | null {
  const { orderedAt, askedAt, reachedAt } = times;
  const afterAskedMs = reachedAt.getTime() - askedAt.getTime();
  const afterOrderedMs = orderedAt === null ? null : reachedAt.getTime() - orderedAt.getTime();
  const isLate =
    afterAskedMs >= orderTimes.late ||
    (afterOrderedMs !== null && afterOrderedMs >= lateAfterOrdered);
  return isLate ? { afterAskedMs, afterOrderedMs, isAtMost: times.wasFound } : null;
}
