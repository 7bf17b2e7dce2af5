import { sql } from 'drizzle-orm';
import { wake } from '../deliveries/deliver-event.ts';
import type { InventoryDeps } from '../deliveries/inventory-deps.ts';
import { deliveries, type EndpointKind, endpoints } from '../deliveries/tables.ts';
import type { EndpointId, LocationId } from '../ids.ts';
import { stockLevels } from '../stock/tables.ts';
import { endSnoozes } from './jobs.ts';
import { enqueueDuePolls, type PollingDeps } from './poll-stock.ts';

const mostATime = 2_000;

/** Does again what lost jobs would have done: targets with something due, snoozes that are over. */
export async function sweep(deps: PollingDeps): Promise<void> {
  await wakeEndpointsInArrears(deps);
  await endOverdueSnoozes(deps);
  await enqueueDuePolls(deps);
}

async function wakeEndpointsInArrears(deps: InventoryDeps): Promise<void> {
  const now = sql`${deps.clock.now().toISOString()}::timestamptz`;
  const targets = await deps.db.execute<{ id: EndpointId; kind: EndpointKind }>(sql`
    select distinct target.id, target.kind
    from ${deliveries} due
    join ${endpoints} target on target.id = due.target_id
    where due.state in ('pending', 'sending') and due.due_at <= ${now}
      and target.state = 'active' and (target.not_before is null or target.not_before <= ${now})
    limit ${mostATime}`);
  for (const endpoint of targets) await wake(deps, deps.db, endpoint);
}

async function endOverdueSnoozes(deps: InventoryDeps): Promise<void> {
  const now = sql`${deps.clock.now().toISOString()}::timestamptz`;
  const locations = await deps.db.execute<{ location_id: LocationId }>(sql`
    select distinct location_id from ${stockLevels} where changes_at <= ${now} limit ${mostATime}`);
  for (const { location_id: locationId } of locations) {
    await deps.jobs.enqueue(deps.db, endSnoozes, { locationId }, { singletonKey: locationId });
  }
}
