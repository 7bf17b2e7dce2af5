import type { InstanceId } from '@pos-bridge/wix';
import { and, eq, isNull } from 'drizzle-orm';
import type { Clock } from '../clock.ts';
import type { Drizzle } from '../database/connect.ts';
import { instances } from '../instances/tables.ts';
import type { WixAccess } from '../wix/wix-access.ts';

/**
 * Tells Wix that the merchant's set-up is finished (APP_FINISHED_CONFIGURATION), once an installation.
 * A crash between the telling and the noting tells it again, which does no harm.
 */
export async function reportSetUpOf(
  deps: { readonly db: Drizzle; readonly clock: Clock; readonly wix: WixAccess },
  instanceId: InstanceId,
): Promise<void> {
  const due = and(
    eq(instances.id, instanceId),
    eq(instances.state, 'installed'),
    isNull(instances.setUpReportedAt),
  );
  const [instance] = await deps.db.select({ id: instances.id }).from(instances).where(due);
  if (instance === undefined) return;
  await deps.wix.forInstance(instanceId, 'orders').appEvents.finishedConfiguration();
  await deps.db.update(instances).set({ setUpReportedAt: deps.clock.now() }).where(due);
}
