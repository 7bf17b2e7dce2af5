import { and, eq } from 'drizzle-orm';
import { accounts, posLocations } from '../../accounts/tables.ts';
import { configurations } from '../../configurations/tables.ts';
import { requestSync, type SyncWishDeps } from './request-sync.ts';

/** The POS says that a location's menu changed; answers how many configurations are concerned. */
export async function menuChanged(
  deps: SyncWishDeps,
  change: {
    readonly provider: string;
    readonly posMerchantId: string;
    readonly posLocationId: string;
  },
): Promise<number> {
  const concerned = await deps.db
    .select({ configurationId: configurations.id })
    .from(accounts)
    .innerJoin(posLocations, eq(posLocations.accountId, accounts.id))
    .innerJoin(configurations, eq(configurations.locationId, posLocations.id))
    .where(
      and(
        eq(accounts.provider, change.provider),
        eq(accounts.posMerchantId, change.posMerchantId),
        eq(posLocations.posLocationId, change.posLocationId),
      ),
    )
    .orderBy(configurations.id);
  for (const { configurationId } of concerned) {
    await requestSync(deps, { configurationId, trigger: 'pos-webhook' });
  }
  return concerned.length;
}
