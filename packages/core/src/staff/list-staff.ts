import { asc, count, eq, gt, max, sql } from 'drizzle-orm';
import type { Clock } from '../clock.ts';
import type { Drizzle } from '../database/connect.ts';
import { staffSessions, staffUsers } from './tables.ts';

/** Everyone, by name: a directory of people, not a list that grows with the business. */
export async function listStaff(deps: { readonly db: Drizzle; readonly clock: Clock }) {
  const sessions = deps.db
    .select({
      userId: staffSessions.userId,
      open: count().as('open'),
      lastSignInAt: max(staffSessions.createdAt).as('last_sign_in_at'),
    })
    .from(staffSessions)
    .where(gt(staffSessions.expiresAt, deps.clock.now()))
    .groupBy(staffSessions.userId)
    .as('sessions');
  return deps.db
    .select({
      id: staffUsers.id,
      name: staffUsers.name,
      email: staffUsers.email,
      role: staffUsers.role,
      disabledAt: staffUsers.disabledAt,
      createdAt: staffUsers.createdAt,
      openSessions: sql<number>`coalesce(${sessions.open}, 0)`.mapWith(Number),
      lastSignInAt: sessions.lastSignInAt,
    })
    .from(staffUsers)
    .leftJoin(sessions, eq(sessions.userId, staffUsers.id))
    .orderBy(asc(staffUsers.name), asc(staffUsers.id));
}
