import { and, eq, isNull, ne, sql } from 'drizzle-orm';
import type { Transaction } from '../database/connect.ts';
import type { StaffId } from '../ids.ts';
import { staffUsers } from './tables.ts';

/** Any number will do, as long as every process uses the same one. */
const administratorLock = 7_205_003_119;

/** Until the transaction ends, nobody else makes or unmakes an administrator. */
export async function holdAdministrators(tx: Transaction): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(${administratorLock})`);
}

/** Whether an administrator who may sign in would be left without this person. Under the lock alone. */
export async function isAdministratorLeftWithout(tx: Transaction, id: StaffId): Promise<boolean> {
  const others = await tx
    .select({ id: staffUsers.id })
    .from(staffUsers)
    .where(
      and(
        eq(staffUsers.role, 'administrator'),
        isNull(staffUsers.disabledAt),
        ne(staffUsers.id, id),
      ),
    )
    .limit(1);
  return others.length > 0;
}
