import type { AccountId } from '@pos-bridge/wix';
import { and, asc, desc, eq, gt, lt } from 'drizzle-orm';
import type { Drizzle } from '../database/connect.ts';
import type { StaffId } from '../ids.ts';
import type { AuditSubject } from './audit-entry.ts';
import { auditLog } from './tables.ts';

export interface AuditQuery {
  readonly actorId?: StaffId | undefined;
  readonly action?: string | undefined;
  readonly subject?: AuditSubject | undefined;
  readonly accountId?: AccountId | undefined;
  /** Go on below this id. */
  readonly before?: number | undefined;
  /** Only what came after this id: the ones that followed next, where there are more than `limit`. */
  readonly after?: number | undefined;
  readonly limit: number;
}

export type AuditRow = typeof auditLog.$inferSelect;

/** The trail, newest first. */
export async function listAudit(db: Drizzle, query: AuditQuery): Promise<AuditRow[]> {
  const upwards = query.after !== undefined;
  const rows = await db
    .select()
    .from(auditLog)
    .where(
      and(
        query.actorId === undefined ? undefined : eq(auditLog.actorId, query.actorId),
        query.action === undefined ? undefined : eq(auditLog.action, query.action),
        query.subject === undefined
          ? undefined
          : and(
              eq(auditLog.subjectType, query.subject.type),
              eq(auditLog.subjectId, query.subject.id),
            ),
        query.accountId === undefined ? undefined : eq(auditLog.accountId, query.accountId),
        query.before === undefined ? undefined : lt(auditLog.id, query.before),
        query.after === undefined ? undefined : gt(auditLog.id, query.after),
      ),
    )
    .orderBy(upwards ? asc(auditLog.id) : desc(auditLog.id))
    .limit(query.limit);
  return upwards ? rows.reverse() : rows;
}
