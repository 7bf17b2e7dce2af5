import { createHash, randomBytes } from 'node:crypto';
import { and, desc, eq, gt, isNull } from 'drizzle-orm';
import type { Clock } from '../clock.ts';
import type { Drizzle } from '../database/connect.ts';
import { type InvitationId, invitationIdSchema, newId, type StaffId } from '../ids.ts';
import type { AuditActor } from './audit-entry.ts';
import { insertStaffMember, normalEmail } from './create-staff-member.ts';
import { recordAudit } from './record-audit.ts';
import type { SignInOrigin } from './sign-in-traces.ts';
import type { StaffRole } from './staff-role.ts';
import { staffInvitations, staffUsers } from './tables.ts';

export type StaffActor = Extract<AuditActor, { readonly kind: 'staff' }>;
interface Deps {
  readonly db: Drizzle;
  readonly clock: Clock;
}

const validForMs = 7 * 24 * 3600 * 1000;
const hashOf = (token: string): string => createHash('sha256').update(token).digest('base64url');

export interface OpenInvitation {
  readonly id: InvitationId;
  readonly email: string;
  readonly role: StaffRole;
  readonly invitedByName: string;
  readonly createdAt: Date;
  readonly expiresAt: Date;
}

/**
 * Asks somebody to join with a role. The token is the link's secret: it is told once, here. A newer
 * invitation of the same mailbox takes the place of an older one.
 */
export async function invite(
  deps: Deps,
  wish: { readonly actor: StaffActor; readonly email: string; readonly role: StaffRole },
): Promise<
  | {
      readonly outcome: 'invited';
      readonly id: InvitationId;
      readonly token: string;
      readonly expiresAt: Date;
    }
  | { readonly outcome: 'already-staff' }
> {
  const email = normalEmail(wish.email);
  const at = deps.clock.now();
  return deps.db.transaction(async (tx) => {
    const known = await tx
      .select({ id: staffUsers.id })
      .from(staffUsers)
      .where(eq(staffUsers.email, email));
    if (known.length > 0) return { outcome: 'already-staff' };

    await tx
      .update(staffInvitations)
      .set({ revokedAt: at })
      .where(
        and(
          eq(staffInvitations.email, email),
          isNull(staffInvitations.acceptedAt),
          isNull(staffInvitations.revokedAt),
        ),
      );
    const id = invitationIdSchema.parse(newId('inv'));
    const token = randomBytes(32).toString('base64url');
    const expiresAt = new Date(at.getTime() + validForMs);
    await tx.insert(staffInvitations).values({
      id,
      email,
      role: wish.role,
      tokenHash: hashOf(token),
      invitedBy: wish.actor.id,
      createdAt: at,
      expiresAt,
    });
    await recordAudit(tx, {
      actor: wish.actor,
      action: 'staff.invited',
      subject: { type: 'invitation', id },
      after: { email, role: wish.role },
      at,
    });
    return { outcome: 'invited', id, token, expiresAt };
  });
}

/** What a link leads to; null where it was used, revoked, has expired or never was. */
export async function findInvitation(
  deps: Deps,
  token: string,
): Promise<Pick<OpenInvitation, 'id' | 'email' | 'role' | 'expiresAt'> | null> {
  const [invitation] = await deps.db
    .select({
      id: staffInvitations.id,
      email: staffInvitations.email,
      role: staffInvitations.role,
      expiresAt: staffInvitations.expiresAt,
    })
    .from(staffInvitations)
    .where(isOpen(hashOf(token), deps.clock.now()));
  return invitation ?? null;
}

const isOpen = (tokenHash: string, now: Date) =>
  and(
    eq(staffInvitations.tokenHash, tokenHash),
    isNull(staffInvitations.acceptedAt),
    isNull(staffInvitations.revokedAt),
    gt(staffInvitations.expiresAt, now),
  );

/** Makes the invited person a member of staff. `passwordHash`: null for who signs in elsewhere. */
export async function acceptInvitation(
  deps: Deps,
  answer: {
    readonly token: string;
    readonly name: string;
    readonly passwordHash: string | null;
    readonly origin: SignInOrigin;
  },
): Promise<
  | { readonly outcome: 'joined'; readonly id: StaffId; readonly email: string }
  | { readonly outcome: 'not-open' }
> {
  const at = deps.clock.now();
  return deps.db.transaction(async (tx) => {
    // The update is the lock: of two who press at once, one finds it accepted.
    const [invitation] = await tx
      .update(staffInvitations)
      .set({ acceptedAt: at })
      .where(isOpen(hashOf(answer.token), at))
      .returning();
    if (invitation === undefined) return { outcome: 'not-open' };
    const { email, role } = invitation;
    const id = await insertStaffMember(tx, { ...answer, email, role, at });
    await recordAudit(tx, {
      actor: { kind: 'staff', id, name: answer.name },
      action: 'staff.joined',
      subject: { type: 'staff', id },
      after: { email, role, invitation: invitation.id, ...answer.origin },
      at,
    });
    return { outcome: 'joined', id, email };
  });
}

export async function revokeInvitation(
  deps: Deps,
  wish: { readonly actor: StaffActor; readonly id: InvitationId },
): Promise<'revoked' | 'not-open'> {
  const at = deps.clock.now();
  return deps.db.transaction(async (tx) => {
    const revoked = await tx
      .update(staffInvitations)
      .set({ revokedAt: at })
      .where(
        and(
          eq(staffInvitations.id, wish.id),
          isNull(staffInvitations.acceptedAt),
          isNull(staffInvitations.revokedAt),
        ),
      )
      .returning({ email: staffInvitations.email });
    if (revoked.length === 0) return 'not-open';
    await recordAudit(tx, {
      actor: wish.actor,
      action: 'staff.invitation-revoked',
      subject: { type: 'invitation', id: wish.id },
      before: revoked[0],
      at,
    });
    return 'revoked';
  });
}

/** Those that wait for an answer, newest first. */
export const listInvitations = (deps: Deps): Promise<OpenInvitation[]> =>
  deps.db
    .select({
      id: staffInvitations.id,
      email: staffInvitations.email,
      role: staffInvitations.role,
      invitedByName: staffUsers.name,
      createdAt: staffInvitations.createdAt,
      expiresAt: staffInvitations.expiresAt,
    })
    .from(staffInvitations)
    .innerJoin(staffUsers, eq(staffUsers.id, staffInvitations.invitedBy))
    .where(
      and(
        isNull(staffInvitations.acceptedAt),
        isNull(staffInvitations.revokedAt),
        gt(staffInvitations.expiresAt, deps.clock.now()),
      ),
    )
    .orderBy(desc(staffInvitations.createdAt));
