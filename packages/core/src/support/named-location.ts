import type { AccountId, ConfigurationId } from '@pos-bridge/wix';
import { eq } from 'drizzle-orm';
import { accounts } from '../accounts/tables.ts';
import { configurations } from '../configurations/tables.ts';
import type { Drizzle } from '../database/connect.ts';

/** A Wix location by the names that people know. */
export interface NamedLocation {
  readonly locationName: string | null;
  readonly accountId: AccountId | null;
  readonly merchantName: string | null;
}

export async function readNamedLocation(
  db: Drizzle,
  id: ConfigurationId,
): Promise<NamedLocation | undefined> {
  const [location] = await db
    .select({
      locationName: configurations.locationName,
      accountId: configurations.accountId,
      merchantName: accounts.merchantName,
    })
    .from(configurations)
    .leftJoin(accounts, eq(accounts.id, configurations.accountId))
    .where(eq(configurations.id, id));
  return location;
}
