import type { AccountId } from '@pos-bridge/wix';
import { eq } from 'drizzle-orm';
import { type Master, posIsMasterOfAll } from '../catalog/masters.ts';
import { catalogSettings } from '../catalog/tables.ts';
import type { Executor } from '../database/connect.ts';

/** Whose word on stock counts for an account: `dishInStockUpdated` of its settings (contract §5). */
export async function stockMasterOf(executor: Executor, accountId: AccountId): Promise<Master> {
  const [settings] = await executor
    .select({ masters: catalogSettings.masters })
    .from(catalogSettings)
    .where(eq(catalogSettings.accountId, accountId));
  return (settings?.masters ?? posIsMasterOfAll).dishInStockUpdated;
}
