import { eq } from 'drizzle-orm';
import { wake } from '../deliveries/deliver-event.ts';
import { expireWebhookEvents } from '../deliveries/expire-webhook-events.ts';
import {
  expireInventory,
  sendToWebhookEndpoints,
  sendToWix,
  wakeEndpoint,
} from '../deliveries/jobs.ts';
import { sendDue } from '../deliveries/send-due.ts';
import { endpoints } from '../deliveries/tables.ts';
import type { EndpointId } from '../ids.ts';
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
  handleJob(sendToWebhookEndpoints, ({ targetId }, { signal }) => sendDue(deps, targetId, signal)),
  handleJob(wakeEndpoint, ({ targetId }) => wakeById(deps, targetId)),
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
    const deleted = await expireWebhookEvents(deps);
    deps.log.info({ deleted }, 'expired inventory messages');
  }),
];

async function wakeById(deps: InventoryDomainDeps, endpointId: EndpointId): Promise<void> {
  const [endpoint] = await deps.db
    .select({ id: endpoints.id, kind: endpoints.kind })
    .from(endpoints)
    .where(eq(endpoints.id, endpointId));
  if (endpoint !== undefined) await wake(deps, deps.db, endpoint);
}
