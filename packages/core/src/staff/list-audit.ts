import type { AccountId } from '@pos-bridge/wix';
import { and } from 'drizzle-orm';
import type { Drizzle } from '../database/connect.ts';
import { type Span, seekBy } from '../database/keyset.ts';
import { is } from '../database/narrow.ts';
import type { StaffId } from '../ids.ts';
import type { AuditAction } from './audit-action.ts';
import type { AuditSubject } from './audit-entry.ts';
import { auditLog } from './tables.ts';

export interface AuditQuery extends Span<number> {
  readonly actorId?: StaffId | undefined;
  readonly action?: AuditAction | undefined;
  readonly subject?: AuditSubject | undefined;
  readonly accountId?: AccountId | undefined;
}

export type AuditRow = typeof auditLog.$inferSelect;

/** The trail, newest first. */
export async function listAudit(db: Drizzle, query: AuditQuery): Promise<AuditRow[]> {
  const page = seekBy(auditLog.id, query);
  const rows = await db
    .select()
    .from(auditLog)
    .where(
      and(
        is(auditLog.actorId, query.actorId),
        is(auditLog.action, query.action),
        is(auditLog.subjectType, query.subject?.type),
        is(auditLog.subjectId, query.subject?.id),
        is(auditLog.accountId, query.accountId),
        page.where,
      ),
    )
    .orderBy(...page.orderBy)
    .limit(query.limit);
  return page.inOrder(rows);
}
