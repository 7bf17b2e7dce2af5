import { and, desc, eq, gt } from 'drizzle-orm';
import type { Clock } from '../clock.ts';
import type { Drizzle } from '../database/connect.ts';
import type { StaffId } from '../ids.ts';
import type { StaffActor } from './invitations.ts';
import { recordAudit } from './record-audit.ts';
import { staffSessions } from './tables.ts';

interface Deps {
  readonly db: Drizzle;
  readonly clock: Clock;
}

/** The open sessions of a person, newest first: the browsers that they are signed in with, never a token. */
export const listSessions = (deps: Deps, staffId: StaffId) =>
  deps.db
    .select({
      id: staffSessions.id,
      ipAddress: staffSessions.ipAddress,
      userAgent: staffSessions.userAgent,
      createdAt: staffSessions.createdAt,
      expiresAt: staffSessions.expiresAt,
    })
    .from(staffSessions)
    .where(and(eq(staffSessions.userId, staffId), gt(staffSessions.expiresAt, deps.clock.now())))
    .orderBy(desc(staffSessions.createdAt));

/** Ends one session of a person, or with `sessionId: 'all'` every one. Returns how many ended. */
export async function revokeSessions(
  deps: Deps,
  wish: {
    readonly actor: StaffActor;
    readonly staffId: StaffId;
    readonly sessionId: string;
  },
): Promise<number> {
  return deps.db.transaction(async (tx) => {
    const ended = await tx
      .delete(staffSessions)
      .where(
        and(
          eq(staffSessions.userId, wish.staffId),
          wish.sessionId === 'all' ? undefined : eq(staffSessions.id, wish.sessionId),
        ),
      )
      .returning({ id: staffSessions.id });
    if (ended.length > 0) {
      await recordAudit(tx, {
        actor: wish.actor,
        action: 'staff.sessions-revoked',
        subject: { type: 'staff', id: wish.staffId },
        before: { sessions: ended.map(({ id }) => id) },
        at: deps.clock.now(),
      });
    }
    return ended.length;
  });
}
