import type { AccountId, InstanceId } from '@pos-bridge/wix';
import { and, eq, sql } from 'drizzle-orm';
import type { Drizzle } from '../database/connect.ts';
import type { InstanceMemory } from '../instances/instance-memory.ts';
import { instances } from '../instances/tables.ts';
import { accounts } from './tables.ts';

/**
 * The accounts of an instance that Wix may use: active and authorized at the POS, oldest first. An
 * instance that nobody has heard of is remembered and has none (contract §2).
 */
export function prepareListAccountIds(
  db: Drizzle,
  memory: InstanceMemory,
  rememberInstance: (id: InstanceId) => Promise<void>,
): (instanceId: InstanceId) => Promise<AccountId[]> {
  const statement = db
    .select({ accountId: accounts.id })
    .from(instances)
    .leftJoin(
      accounts,
      and(
        eq(accounts.instanceId, instances.id),
        eq(accounts.state, 'active'),
        eq(accounts.posAuthorization, 'authorized'),
        eq(instances.state, 'installed'),
      ),
    )
    .where(eq(instances.id, sql.placeholder('instanceId')))
    .orderBy(accounts.createdAt, accounts.id)
    .prepare('list_account_ids');

  const cache = memory.cache<AccountId[]>();
  return async (instanceId) => {
    const accountIds = await cache.recall(instanceId, '', async () => {
      const rows = await statement.execute({ instanceId });
      if (rows.length === 0) return undefined;
      return rows.flatMap(({ accountId }) => (accountId === null ? [] : [accountId]));
    });
    if (accountIds === undefined) await rememberInstance(instanceId);
    return accountIds ?? [];
  };
}
