import { inArray, type SQL, sql } from 'drizzle-orm';
import type { PgColumn, PgTable } from 'drizzle-orm/pg-core';
import { accounts, posLocations } from '../accounts/tables.ts';
import { configurations } from '../configurations/tables.ts';
import type { Drizzle } from '../database/connect.ts';
import { webhookEndpoints } from '../deliveries/tables.ts';
import { instances } from '../instances/tables.ts';
import { type AuditQuery, type AuditRow, listAudit } from '../staff/list-audit.ts';
import { staffUsers } from '../staff/tables.ts';

/** A line of the trail, with the names of what its ids name today. */
export interface NamedAuditRow extends AuditRow {
  /** By id: merchants, locations on both sides, sites, people, endpoints. What has no name is missing. */
  readonly names: Readonly<Record<string, string>>;
}

/** The trail, newest first. */
export async function readAuditTrail(db: Drizzle, query: AuditQuery): Promise<NamedAuditRow[]> {
  const rows = await listAudit(db, query);
  const names = await namesOf(db, [...new Set(rows.flatMap(idsIn))]);
  return rows.map((row) => ({
    ...row,
    names: Object.fromEntries(
      idsIn(row).flatMap((id) => {
        const name = names.get(id);
        return name === undefined ? [] : [[id, name]];
      }),
    ),
  }));
}

/** Whatever may be an id: of whom it is about, and what the changed fields hold. */
const idsIn = ({ subjectId, accountId, before, after }: AuditRow): string[] =>
  [subjectId, accountId, ...valuesOf(before), ...valuesOf(after)].filter(
    (value): value is string => typeof value === 'string' && value !== '' && value.length <= 200,
  );

const valuesOf = (fields: unknown): unknown[] =>
  typeof fields === 'object' && fields !== null ? Object.values(fields) : [];

const named: readonly (readonly [table: PgTable, id: PgColumn, name: PgColumn | SQL])[] = [
  [accounts, accounts.id, accounts.merchantName],
  [configurations, configurations.id, configurations.locationName],
  [posLocations, posLocations.id, posLocations.name],
  [instances, instances.id, instances.name],
  [staffUsers, staffUsers.id, staffUsers.name],
  [
    webhookEndpoints,
    webhookEndpoints.id,
    sql`coalesce(nullif(${webhookEndpoints.description}, ''), ${webhookEndpoints.url})`,
  ],
];

async function namesOf(db: Drizzle, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map();
  const found = await Promise.all(
    named.map(([table, id, name]) =>
      db
        .select({ id: sql<string>`${id}`, name: sql<string | null>`${name}` })
        .from(table)
        .where(inArray(id, ids)),
    ),
  );
  return new Map(found.flat().flatMap(({ id, name }) => (name === null ? [] : [[id, name]])));
}
