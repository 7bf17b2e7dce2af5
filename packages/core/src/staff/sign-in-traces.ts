import { eq } from 'drizzle-orm';
import type { Clock } from '../clock.ts';
import type { Drizzle, Executor } from '../database/connect.ts';
import type { StaffId } from '../ids.ts';
import { normalEmail } from './create-staff-member.ts';
import { recordAudit } from './record-audit.ts';
import { staffUsers } from './tables.ts';

interface Deps {
  readonly db: Drizzle;
  readonly clock: Clock;
}

/** Where a sign-in comes from, as the audit trail keeps it. */
export interface SignInOrigin {
  readonly address: string | null;
  readonly agent: string | null;
}

export type SignInWay = 'password' | 'openid';

/** A person came in, or a way in through the OpenID provider was joined to them. */
export const noteSignIn = (
  { db, clock }: Deps,
  note: {
    readonly staffId: StaffId;
    readonly action: 'staff.signed-in' | 'staff.openid-linked';
    readonly way: SignInWay;
    readonly origin: SignInOrigin;
  },
): Promise<void> =>
  db.transaction(async (tx) => {
    const { staffId, action, way, origin } = note;
    const [person] = await tx
      .select({ name: staffUsers.name })
      .from(staffUsers)
      .where(eq(staffUsers.id, staffId));
    await recordAudit(tx, {
      actor: { kind: 'staff', id: staffId, name: person?.name ?? staffId },
      action,
      subject: { type: 'staff', id: staffId },
      after: { way, ...origin },
      at: clock.now(),
    });
  });

/**
 * Somebody tried to come in as a person of staff. An unknown mailbox leaves no row: a stranger could
 * write as many as there are names, and what was typed may be a password.
 */
export const noteSignInFailure = (
  { db, clock }: Deps,
  note: { readonly email: string; readonly origin: SignInOrigin },
): Promise<void> =>
  db.transaction(async (tx) => {
    const id = await staffOfMailbox(tx, note.email);
    if (id === undefined) return;
    await recordAudit(tx, {
      actor: { kind: 'bridge', name: 'sign-in' },
      action: 'staff.sign-in-failed',
      subject: { type: 'staff', id },
      after: { way: 'password', ...note.origin },
      at: clock.now(),
    });
  });

export async function staffOfMailbox(db: Executor, email: string): Promise<StaffId | undefined> {
  const [person] = await db
    .select({ id: staffUsers.id })
    .from(staffUsers)
    .where(eq(staffUsers.email, normalEmail(email)));
  return person?.id;
}
