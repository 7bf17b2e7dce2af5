import { and, eq, gt } from 'drizzle-orm';
import type { Transaction } from '../database/connect.ts';
import type { EndpointId } from '../ids.ts';
import { deliveries } from './tables.ts';

/** Everything that waits at a target is tried at once: it works again. */
export async function makeAllDue(
  tx: Transaction,
  endpointId: EndpointId,
  now: Date,
): Promise<void> {
  await tx
    .update(deliveries)
    .set({ dueAt: now })
    .where(
      and(
        eq(deliveries.endpointId, endpointId),
        eq(deliveries.state, 'pending'),
        gt(deliveries.dueAt, now),
      ),
    );
}
