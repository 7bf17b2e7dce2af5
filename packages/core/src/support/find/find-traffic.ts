import { desc, eq, sql } from 'drizzle-orm';
import { accounts } from '../../accounts/tables.ts';
import { catalogSyncRuns } from '../../catalog/tables.ts';
import { configurations } from '../../configurations/tables.ts';
import { deliveries, webhookEvents } from '../../deliveries/tables.ts';
import { spiCalls } from '../../spi-calls/tables.ts';
import { type FindDeps, type Hit, ofEachKind } from './hit.ts';
import { isId } from './id-match.ts';

export async function findCalls({ db }: FindDeps, text: string): Promise<Hit[]> {
  const rows = await db
    .select({
      id: sql<string>`${spiCalls.id}::text`,
      accountId: spiCalls.accountId,
      title: spiCalls.operation,
      merchantName: accounts.merchantName,
      state: spiCalls.outcome,
      at: spiCalls.calledAt,
    })
    .from(spiCalls)
    .leftJoin(accounts, eq(accounts.id, spiCalls.accountId))
    .where(isId(spiCalls.requestId, text))
    .limit(ofEachKind);
  return rows.map((row) => ({ ...row, kind: 'spi-call', instanceId: null }));
}

export async function findSyncs({ db }: FindDeps, text: string): Promise<Hit[]> {
  const rows = await db
    .select({
      id: catalogSyncRuns.id,
      accountId: configurations.accountId,
      title: configurations.locationName,
      merchantName: accounts.merchantName,
      state: catalogSyncRuns.state,
      notBefore: catalogSyncRuns.notBefore,
      at: catalogSyncRuns.requestedAt,
    })
    .from(catalogSyncRuns)
    .innerJoin(configurations, eq(configurations.id, catalogSyncRuns.configurationId))
    .leftJoin(accounts, eq(accounts.id, configurations.accountId))
    .where(isId(catalogSyncRuns.id, text))
    .limit(ofEachKind);
  return rows.map((row) => ({
    ...row,
    kind: 'sync',
    instanceId: null,
    title: row.title ?? row.id,
  }));
}

export async function findWebhookEvents({ db }: FindDeps, text: string): Promise<Hit[]> {
  const rows = await db
    .select({
      id: webhookEvents.id,
      accountId: webhookEvents.accountId,
      title: configurations.locationName,
      merchantName: accounts.merchantName,
      at: webhookEvents.createdAt,
    })
    .from(webhookEvents)
    .innerJoin(configurations, eq(configurations.id, webhookEvents.configurationId))
    .innerJoin(accounts, eq(accounts.id, webhookEvents.accountId))
    .where(isId(webhookEvents.id, text))
    .orderBy(desc(webhookEvents.sequence))
    .limit(ofEachKind);
  return rows.map((row) => ({
    ...row,
    kind: 'message',
    instanceId: null,
    title: row.title ?? row.id,
  }));
}

export async function findDeliveries({ db }: FindDeps, text: string): Promise<Hit[]> {
  const rows = await db
    .select({
      id: deliveries.id,
      accountId: deliveries.accountId,
      title: configurations.locationName,
      merchantName: accounts.merchantName,
      state: deliveries.state,
      at: deliveries.createdAt,
    })
    .from(deliveries)
    .innerJoin(configurations, eq(configurations.id, deliveries.configurationId))
    .innerJoin(accounts, eq(accounts.id, deliveries.accountId))
    .where(isId(deliveries.id, text))
    .limit(ofEachKind);
  return rows.map((row) => ({
    ...row,
    kind: 'delivery',
    instanceId: null,
    title: row.title ?? row.id,
  }));
}
