import { eq } from 'drizzle-orm';
import { wake } from '../deliveries/deliver-message.ts';
import { expireMessages } from '../deliveries/expire-messages.ts';
import { expireInventory, sendToSubscriber, sendToWix, wakeTarget } from '../deliveries/jobs.ts';
import { sendDue } from '../deliveries/send-due.ts';
import { deliveryTargets } from '../deliveries/tables.ts';
import type { DeliveryTargetId } from '../ids.ts';
import { handleJob, type JobHandler } from '../jobs/define-job.ts';
import { checkDriftOf, enqueueDriftChecks } from './check-drift.ts';
import { endSnoozesOf } from './end-snoozes.ts';
import type { InventoryDomainDeps } from './inventory-domain-deps.ts';
import { checkAllDrifts, checkDrift, endSnoozes, pollStock, sweepInventory } from './jobs.ts';
import { pollStockOf } from './poll-stock.ts';
import { sweep } from './sweep-inventory.ts';

/** What the worker does about stock. */
export const inventoryJobHandlers = (deps: InventoryDomainDeps): readonly JobHandler[] => [
  handleJob(sendToWix, ({ targetId }, { signal }) => sendDue(deps, targetId, signal)),
  handleJob(sendToSubscriber, ({ targetId }, { signal }) => sendDue(deps, targetId, signal)),
  handleJob(wakeTarget, ({ targetId }) => wakeById(deps, targetId)),
  handleJob(endSnoozes, ({ locationId }) => endSnoozesOf(deps, locationId)),
  handleJob(sweepInventory, () => sweep(deps)),
  handleJob(pollStock, ({ locationId }) => pollStockOf(deps, locationId)),
  handleJob(checkAllDrifts, () => enqueueDriftChecks(deps)),
  handleJob(checkDrift, async ({ configurationId }) => {
    const check = await checkDriftOf(deps, configurationId);
    if (check.outcome === 'checked' && check.drifted > 0) {
      deps.log.warn({ configurationId, ...check }, 'Wix shows other stock than the POS');
    }
  }),
  handleJob(expireInventory, async () => {
    const deleted = await expireMessages(deps);
    deps.log.info({ deleted }, 'expired inventory messages');
  }),
];

async function wakeById(deps: InventoryDomainDeps, targetId: DeliveryTargetId): Promise<void> {
  const [target] = await deps.db
    .select({ id: deliveryTargets.id, kind: deliveryTargets.kind })
    .from(deliveryTargets)
    .where(eq(deliveryTargets.id, targetId));
  if (target !== undefined) await wake(deps, deps.db, target);
}
