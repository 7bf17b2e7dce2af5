import { and, eq, inArray, isNull, ne, or } from 'drizzle-orm';
import type { OnConnected } from '../accounts/finish-connection.ts';
import { accounts } from '../accounts/tables.ts';
import { configurations } from './tables.ts';

/** The locations that nobody serves, or whose account was given up, belong to this account now. */
export const takeOverConfigurations: OnConnected = async (tx, { instanceId, accountId }) => {
  const givenUp = tx
    .select({ id: accounts.id })
    .from(accounts)
    .where(
      and(
        eq(accounts.instanceId, instanceId),
        eq(accounts.state, 'disconnected'),
        ne(accounts.id, accountId),
      ),
    );
  await tx
    .update(configurations)
    // What they were mapped to is the other account's.
    .set({ accountId, locationId: null, mappedAt: null })
    .where(
      and(
        eq(configurations.instanceId, instanceId),
        or(isNull(configurations.accountId), inArray(configurations.accountId, givenUp)),
      ),
    );
};
