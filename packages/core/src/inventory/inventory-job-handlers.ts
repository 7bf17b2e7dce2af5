import { eq } from 'drizzle-orm';
import { handleJob, type JobHandler } from '../jobs/define-job.ts';
import { checkDriftOf, enqueueDriftChecks } from './check-drift.ts';
import { wake } from './deliver-message.ts';
import { endSnoozesOf } from './end-snoozes.ts';
import { expireMessages } from './expire-messages.ts';
import type { DeliveryTargetId } from './ids.ts';
import type { InventoryDomainDeps } from './inventory.ts';
import {
  checkAllDrifts,
  checkDrift,
  endSnoozes,
  expireInventory,
  pollStock,
  sendToSubscriber,
  sendToWix,
  sweepInventory,
  wakeTarget,
} from './jobs.ts';
import { pollStockOf } from './poll-stock.ts';
import { sendDue } from './send-due.ts';
import { sweep } from './sweep-inventory.ts';
import { deliveryTargets } from './tables.ts';

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
