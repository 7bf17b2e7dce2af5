import type { CatalogId, InstanceId } from '@pos-bridge/wix';
import { and, eq, isNotNull } from 'drizzle-orm';
import { configurations } from '../configurations/tables.ts';
import type { InventoryDeps } from './inventory-deps.ts';
import { checkDrift } from './jobs.ts';

/** Changes come in bursts, our own among them; a minute later one check sees what came of all of them. */
const settleMs = 60_000;

/**
 * Somebody changed a catalog on Wix; Wix does not say what. Where it is one that the bridge publishes,
 * its stock is compared with the POS's once things are quiet.
 */
export async function onCatalogChanged(
  deps: InventoryDeps,
  changed: { readonly instanceId: InstanceId; readonly catalogId: CatalogId },
): Promise<void> {
  const concerned = await deps.db
    .select({ configurationId: configurations.id })
    .from(configurations)
    .where(
      and(
        eq(configurations.instanceId, changed.instanceId),
        eq(configurations.catalogId, changed.catalogId),
        isNotNull(configurations.locationId),
      ),
    );
  for (const { configurationId } of concerned) {
    await deps.jobs.enqueue(
      deps.db,
      checkDrift,
      { configurationId },
      {
        singletonKey: configurationId,
        startAfter: new Date(deps.clock.now().getTime() + settleMs),
      },
    );
  }
}
