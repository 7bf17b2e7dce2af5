import type { AccountId } from '@pos-bridge/wix';
import { and, desc, eq, inArray, isNotNull, lt } from 'drizzle-orm';
import { catalogSyncRuns } from '../catalog/tables.ts';
import { configurations } from '../configurations/tables.ts';
import type { Drizzle } from '../database/connect.ts';
import { orders } from '../orders/tables.ts';
import type { AuditAction } from '../staff/audit-action.ts';
import { auditLog } from '../staff/tables.ts';

/** One thing that happened around an account. */
export type TimelineEntry =
  | {
      readonly kind: 'change';
      readonly at: Date;
      readonly id: string;
      /** Of its entry in the audit trail. */
      readonly number: number;
      readonly action: AuditAction;
      readonly actorName: string;
      readonly reason: string | null;
    }
  | {
      readonly kind: 'sync';
      readonly at: Date;
      readonly id: string;
      readonly locationName: string | null;
      readonly state: 'SUCCEEDED' | 'FAILED';
      readonly failureReason: string | null;
    }
  | {
      readonly kind: 'order';
      readonly at: Date;
      readonly id: string;
      readonly wixOrderId: string;
      /** Orders that went well are not told: there would be nothing else. */
      readonly state: 'rejected' | 'unknown';
    };

/** What happened before `before`, newest first; each kind gives at most `limit` to choose from. */
export async function readTimeline(
  db: Drizzle,
  query: {
    readonly accountId: AccountId;
    readonly before?: Date | undefined;
    readonly limit: number;
  },
): Promise<TimelineEntry[]> {
  const kinds = await Promise.all([
    changes(db, query),
    syncs(db, query),
    troubledOrders(db, query),
  ]);
  return kinds
    .flat()
    .sort((a, b) => b.at.getTime() - a.at.getTime() || (a.id < b.id ? 1 : -1))
    .slice(0, query.limit);
}

type Query = Parameters<typeof readTimeline>[1];

async function changes(db: Drizzle, { accountId, before, limit }: Query): Promise<TimelineEntry[]> {
  const rows = await db
    .select({
      at: auditLog.at,
      id: auditLog.id,
      action: auditLog.action,
      actorName: auditLog.actorName,
      reason: auditLog.reason,
    })
    .from(auditLog)
    .where(and(eq(auditLog.accountId, accountId), before && lt(auditLog.at, before)))
    .orderBy(desc(auditLog.id))
    .limit(limit);
  return rows.map((row) => ({ ...row, kind: 'change', id: `audit_${row.id}`, number: row.id }));
}

async function syncs(db: Drizzle, { accountId, before, limit }: Query): Promise<TimelineEntry[]> {
  const rows = await db
    .select({
      at: catalogSyncRuns.endedAt,
      id: catalogSyncRuns.id,
      locationName: configurations.locationName,
      state: catalogSyncRuns.state,
      failureReason: catalogSyncRuns.failureReason,
    })
    .from(catalogSyncRuns)
    .innerJoin(configurations, eq(configurations.id, catalogSyncRuns.configurationId))
    .where(
      and(
        eq(configurations.accountId, accountId),
        isNotNull(catalogSyncRuns.endedAt),
        before && lt(catalogSyncRuns.endedAt, before),
      ),
    )
    .orderBy(desc(catalogSyncRuns.requestedAt))
    .limit(limit);
  return rows.flatMap(({ at, state, ...row }) =>
    at !== null && (state === 'SUCCEEDED' || state === 'FAILED')
      ? [{ ...row, kind: 'sync' as const, at, state }]
      : [],
  );
}

async function troubledOrders(
  db: Drizzle,
  { accountId, before, limit }: Query,
): Promise<TimelineEntry[]> {
  const rows = await db
    .select({
      at: orders.receivedAt,
      id: orders.id,
      wixOrderId: orders.wixOrderId,
      state: orders.state,
    })
    .from(orders)
    .where(
      and(
        eq(orders.accountId, accountId),
        inArray(orders.state, ['rejected', 'unknown']),
        before && lt(orders.receivedAt, before),
      ),
    )
    .orderBy(desc(orders.id))
    .limit(limit);
  return rows.flatMap(({ state, ...row }) =>
    state === 'rejected' || state === 'unknown' ? [{ ...row, kind: 'order' as const, state }] : [],
  );
}
