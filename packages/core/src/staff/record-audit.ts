import type { Transaction } from '../database/connect.ts';
import type { AuditEntry } from './audit-entry.ts';
import { auditLog } from './tables.ts';

/** Writes down who did what and why, in the transaction of the change: neither stands without the other. */
export async function recordAudit(tx: Transaction, entry: AuditEntry): Promise<void> {
  const { actor, subject } = entry;
  await tx.insert(auditLog).values({
    at: entry.at,
    actorKind: actor.kind,
    actorId: actor.kind === 'staff' ? actor.id : null,
    actorName: actor.name,
    action: entry.action,
    subjectType: subject.type,
    subjectId: subject.id,
    accountId: entry.accountId ?? (subject.type === 'account' ? subject.id : null),
    reason: entry.reason ?? null,
    before: entry.before ?? null,
    after: entry.after ?? null,
  });
}
