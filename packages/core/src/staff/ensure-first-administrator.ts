import { eq, sql } from 'drizzle-orm';
import type { Clock } from '../clock.ts';
import type { Drizzle } from '../database/connect.ts';
import { newId } from '../ids.ts';
import { recordAudit } from './record-audit.ts';
import { staffIdSchema } from './staff-role.ts';
import { staffAccounts, staffUsers } from './tables.ts';

export interface FirstAdministrator {
  readonly email: string;
  /** Called only where the administrator is made; it costs a good part of a second on purpose. */
  hashPassword(): Promise<string>;
}

/** Any number will do, as long as every process uses the same one. */
const administratorLock = 7_205_003_119;

/**
 * Makes the administrator of the settings, so that somebody can sign in and invite the others. Where
 * there is an administrator already, nothing changes, whatever the settings say.
 */
export async function ensureFirstAdministrator(
  deps: { readonly db: Drizzle; readonly clock: Clock },
  { email, hashPassword }: FirstAdministrator,
): Promise<'created' | 'exists'> {
  return deps.db.transaction(async (tx) => {
    await tx.execute(sql`select pg_advisory_xact_lock(${administratorLock})`);
    const administrators = await tx
      .select({ id: staffUsers.id })
      .from(staffUsers)
      .where(eq(staffUsers.role, 'administrator'))
      .limit(1);
    if (administrators.length > 0) return 'exists';

    const at = deps.clock.now();
    const id = staffIdSchema.parse(newId('staff'));
    await tx.insert(staffUsers).values({
      id,
      name: 'First administrator',
      email: email.trim().toLowerCase(),
      emailVerified: true,
      role: 'administrator',
      createdAt: at,
      updatedAt: at,
    });
    await tx.insert(staffAccounts).values({
      id: newId('login'),
      userId: id,
      accountId: id,
      providerId: 'credential',
      password: await hashPassword(),
      createdAt: at,
      updatedAt: at,
    });
    await recordAudit(tx, {
      actor: { kind: 'bridge', name: 'settings' },
      action: 'staff.created',
      subject: { type: 'staff', id },
      after: { role: 'administrator' },
      at,
    });
    return 'created';
  });
}
