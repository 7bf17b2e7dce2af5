import { eq } from 'drizzle-orm';
import type { Clock } from '../clock.ts';
import type { Drizzle } from '../database/connect.ts';
import { holdAdministrators } from './administrators.ts';
import { insertStaffMember } from './create-staff-member.ts';
import { recordAudit } from './record-audit.ts';
import { staffUsers } from './tables.ts';

export interface FirstAdministrator {
  readonly email: string;
  /** Called only where the administrator is made; it costs a good part of a second on purpose. */
  hashPassword(): Promise<string>;
}

/**
 * Makes the administrator of the settings, so that somebody can sign in and invite the others. Where
 * there is an administrator already, nothing changes, whatever the settings say.
 */
export async function ensureFirstAdministrator(
  deps: { readonly db: Drizzle; readonly clock: Clock },
  { email, hashPassword }: FirstAdministrator,
): Promise<'created' | 'exists'> {
  return deps.db.transaction(async (tx) => {
    await holdAdministrators(tx);
    const administrators = await tx
      .select({ id: staffUsers.id })
      .from(staffUsers)
      .where(eq(staffUsers.role, 'administrator'))
      .limit(1);
    if (administrators.length > 0) return 'exists';

    const at = deps.clock.now();
    const id = await insertStaffMember(tx, {
      email,
      name: 'First administrator',
      role: 'administrator',
      passwordHash: await hashPassword(),
      at,
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
