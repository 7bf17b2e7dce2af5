import { createHash, randomBytes } from 'node:crypto';
import { and, eq, gt, like, ne } from 'drizzle-orm';
import type { Clock } from '../clock.ts';
import type { Drizzle, Transaction } from '../database/connect.ts';
import { newId, type StaffId, staffIdSchema } from '../ids.ts';
import type { AuditActor } from './audit-entry.ts';
import { normalEmail } from './create-staff-member.ts';
import type { StaffActor } from './invitations.ts';
import { recordAudit } from './record-audit.ts';
import type { SignInOrigin } from './sign-in-traces.ts';
import { staffAccounts, staffSessions, staffUsers, staffVerifications } from './tables.ts';

interface Deps {
  readonly db: Drizzle;
  readonly clock: Clock;
}

const validForMs = 24 * 3600 * 1000;
/** Beside the sign-in library's own short-lived values; of the link's secret only the hash is kept. */
const prefix = 'password-reset:';
const nameOf = (token: string): string =>
  `${prefix}${createHash('sha256').update(token).digest('base64url')}`;

/** A person's own change: every other session ends. The caller has checked the old password. */
export const changePassword = (
  deps: Deps,
  wish: {
    readonly actor: StaffActor;
    readonly passwordHash: string;
    /** The session that goes on. */
    readonly sessionId: string;
    readonly origin: SignInOrigin;
  },
): Promise<void> =>
  deps.db.transaction(async (tx) => {
    const { actor, origin } = wish;
    const at = deps.clock.now();
    await setPassword(tx, actor.id, wish.passwordHash, at);
    await tx
      .delete(staffSessions)
      .where(and(eq(staffSessions.userId, actor.id), ne(staffSessions.id, wish.sessionId)));
    await recordAudit(tx, {
      actor,
      action: 'staff.password-changed',
      subject: { type: 'staff', id: actor.id },
      after: origin,
      at,
    });
  });

export type PasswordReset =
  | {
      readonly outcome: 'made';
      /** The link's secret: told once, here. */
      readonly token: string;
      readonly email: string;
      readonly expiresAt: Date;
    }
  | { readonly outcome: 'not-found' | 'disabled' };

/**
 * Makes the way to a new password for who has lost theirs. It works once; a newer one takes the place of
 * an older one. The password of before works until then, so that nobody is locked out by it.
 */
export const makePasswordReset = (
  deps: Deps,
  wish: {
    readonly actor: AuditActor;
    readonly person: { readonly id: StaffId } | { readonly email: string };
  },
): Promise<PasswordReset> =>
  deps.db.transaction(async (tx) => {
    const { person } = wish;
    const [found] = await tx
      .select()
      .from(staffUsers)
      .where(
        'id' in person
          ? eq(staffUsers.id, person.id)
          : eq(staffUsers.email, normalEmail(person.email)),
      )
      .for('update');
    if (found === undefined) return { outcome: 'not-found' };
    if (found.disabledAt !== null) return { outcome: 'disabled' };
    const at = deps.clock.now();
    await forgetResetsOf(tx, found.id);
    const token = randomBytes(32).toString('base64url');
    const expiresAt = new Date(at.getTime() + validForMs);
    await tx.insert(staffVerifications).values({
      id: newId('reset'),
      identifier: nameOf(token),
      value: found.id,
      expiresAt,
      createdAt: at,
      updatedAt: at,
    });
    await recordAudit(tx, {
      actor: wish.actor,
      action: 'staff.password-reset-made',
      subject: { type: 'staff', id: found.id },
      at,
    });
    return { outcome: 'made', token, email: found.email, expiresAt };
  });

/** Whom a link is for; null where it was used, replaced, has expired or never was. */
export async function findPasswordReset(
  deps: Deps,
  token: string,
): Promise<{ readonly email: string; readonly name: string } | null> {
  const [found] = await deps.db
    .select({ email: staffUsers.email, name: staffUsers.name })
    .from(staffVerifications)
    .innerJoin(staffUsers, eq(staffUsers.id, staffVerifications.value))
    .where(isOpen(token, deps.clock.now()));
  return found ?? null;
}

/** Sets the new password; every session of the person ends. */
export const usePasswordReset = (
  deps: Deps,
  wish: { readonly token: string; readonly passwordHash: string; readonly origin: SignInOrigin },
): Promise<'reset' | 'not-open'> =>
  deps.db.transaction(async (tx) => {
    const at = deps.clock.now();
    // The deletion is the lock: of two who press at once, one finds it used.
    const [used] = await tx
      .delete(staffVerifications)
      .where(isOpen(wish.token, at))
      .returning({ id: staffVerifications.value });
    if (used === undefined) return 'not-open';
    const id = staffIdSchema.parse(used.id);
    const [person] = await tx
      .select({ name: staffUsers.name })
      .from(staffUsers)
      .where(eq(staffUsers.id, id));
    if (person === undefined) return 'not-open';
    await setPassword(tx, id, wish.passwordHash, at);
    await tx.delete(staffSessions).where(eq(staffSessions.userId, id));
    await recordAudit(tx, {
      actor: { kind: 'staff', id, name: person.name },
      action: 'staff.password-reset',
      subject: { type: 'staff', id },
      after: wish.origin,
      at,
    });
    return 'reset';
  });

const isOpen = (token: string, now: Date) =>
  and(eq(staffVerifications.identifier, nameOf(token)), gt(staffVerifications.expiresAt, now));

async function setPassword(
  tx: Transaction,
  id: StaffId,
  password: string,
  at: Date,
): Promise<void> {
  await tx
    .insert(staffAccounts)
    .values({
      id: newId('login'),
      userId: id,
      accountId: id,
      providerId: 'credential',
      password,
      createdAt: at,
      updatedAt: at,
    })
    .onConflictDoUpdate({
      target: [staffAccounts.providerId, staffAccounts.accountId],
      set: { password, updatedAt: at },
    });
  // A link that was made before the change would undo it.
  await forgetResetsOf(tx, id);
}

const forgetResetsOf = (tx: Transaction, id: StaffId) =>
  tx
    .delete(staffVerifications)
    .where(
      and(eq(staffVerifications.value, id), like(staffVerifications.identifier, `${prefix}%`)),
    );
