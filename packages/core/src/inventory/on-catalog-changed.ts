import type { CatalogId, InstanceId } from '@pos-bridge/wix';
import { and, eq, isNotNull } from 'drizzle-orm';
import { configurations } from '../configurations/tables.ts';
import type { InventoryDeps } from '../deliveries/inventory-deps.ts';
import { enqueueDriftCheck } from './check-drift.ts';

/**
 * Somebody changed a catalog on Wix; Wix does not say what. Where it is one that the bridge publishes,
 * its stock is compared with the POS's once things are quiet; our own changes are among them.
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
    await enqueueDriftCheck(deps, deps.db, configurationId);
  }
}
