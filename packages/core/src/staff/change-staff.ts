import { eq } from 'drizzle-orm';
import type { Clock } from '../clock.ts';
import type { Drizzle, Transaction } from '../database/connect.ts';
import type { StaffId } from '../ids.ts';
import { holdAdministrators, isAdministratorLeftWithout } from './administrators.ts';
import type { AuditAction } from './audit-action.ts';
import type { StaffActor } from './invitations.ts';
import { recordAudit } from './record-audit.ts';
import type { StaffRole } from './staff-role.ts';
import { staffSessions, staffUsers } from './tables.ts';

interface Deps {
  readonly db: Drizzle;
  readonly clock: Clock;
}
interface Wish {
  readonly actor: StaffActor;
  readonly id: StaffId;
}

/** `last-administrator`: refused, since nobody would be left who can let people in. */
export type StaffChange = 'changed' | 'unchanged' | 'not-found' | 'last-administrator';

/** Gives a person another place on the ladder; the next request of an open session obeys it. */
export const changeRole = (
  deps: Deps,
  wish: Wish & { readonly role: StaffRole },
): Promise<StaffChange> =>
  changeStaff(deps, wish, async (tx, person, at) => {
    if (person.role === wish.role) return 'unchanged';
    if (person.role === 'administrator' && !(await isAdministratorLeftWithout(tx, wish.id))) {
      return 'last-administrator';
    }
    await tx
      .update(staffUsers)
      .set({ role: wish.role, updatedAt: at })
      .where(eq(staffUsers.id, wish.id));
    return {
      action: 'staff.role-changed',
      before: { role: person.role },
      after: { role: wish.role },
    };
  });

/** Shuts a person out: no sign-in any more, and every open session ends. What they did stays. */
export const disableStaff = (deps: Deps, wish: Wish): Promise<StaffChange> =>
  changeStaff(deps, wish, async (tx, person, at) => {
    if (person.disabledAt !== null) return 'unchanged';
    if (person.role === 'administrator' && !(await isAdministratorLeftWithout(tx, wish.id))) {
      return 'last-administrator';
    }
    await tx
      .update(staffUsers)
      .set({ disabledAt: at, updatedAt: at })
      .where(eq(staffUsers.id, wish.id));
    await tx.delete(staffSessions).where(eq(staffSessions.userId, wish.id));
    return { action: 'staff.disabled', before: { disabled: false }, after: { disabled: true } };
  });

/** Lets a person in again, with the role of before. */
export const enableStaff = (deps: Deps, wish: Wish): Promise<StaffChange> =>
  changeStaff(deps, wish, async (tx, person, at) => {
    if (person.disabledAt === null) return 'unchanged';
    await tx
      .update(staffUsers)
      .set({ disabledAt: null, updatedAt: at })
      .where(eq(staffUsers.id, wish.id));
    return { action: 'staff.enabled', before: { disabled: true }, after: { disabled: false } };
  });

type Change =
  | StaffChange
  | { readonly action: AuditAction; readonly before: object; readonly after: object };

async function changeStaff(
  deps: Deps,
  { actor, id }: Wish,
  change: (
    tx: Transaction,
    person: { readonly role: StaffRole; readonly disabledAt: Date | null },
    at: Date,
  ) => Promise<Change>,
): Promise<StaffChange> {
  return deps.db.transaction(async (tx) => {
    await holdAdministrators(tx);
    const [person] = await tx
      .select({ role: staffUsers.role, disabledAt: staffUsers.disabledAt })
      .from(staffUsers)
      .where(eq(staffUsers.id, id));
    if (person === undefined) return 'not-found';
    const at = deps.clock.now();
    const changed = await change(tx, person, at);
    if (typeof changed === 'string') return changed;
    await recordAudit(tx, { actor, subject: { type: 'staff', id }, ...changed, at });
    return 'changed';
  });
}
