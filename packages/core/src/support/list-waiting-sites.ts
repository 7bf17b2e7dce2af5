import type { InstanceId } from '@pos-bridge/wix';
import { and, eq, inArray, ne, notExists, sql } from 'drizzle-orm';
import { accounts } from '../accounts/tables.ts';
import { configurations } from '../configurations/tables.ts';
import type { Drizzle } from '../database/connect.ts';
import { type Span, seek } from '../database/keyset.ts';
import { instances } from '../instances/tables.ts';

export type WaitingSitesQuery = Span<readonly [firstSeenAt: Date, id: InstanceId]>;

/** A Wix site that the app is on, or was seen on, and that no merchant has connected to a POS yet. */
export type WaitingSite = Awaited<ReturnType<typeof listWaitingSites>>[number];

/** Newest first. Sites that the app was removed from wait for nothing. */
export async function listWaitingSites(db: Drizzle, query: WaitingSitesQuery) {
  const page = seek([instances.firstSeenAt, instances.id], query);
  const rows = await db
    .select({
      id: instances.id,
      state: instances.state,
      /** How support calls it; Wix does not tell a name. */
      name: instances.name,
      metaSiteId: instances.metaSiteId,
      firstSeenAt: instances.firstSeenAt,
      installedAt: instances.installedAt,
    })
    .from(instances)
    .where(
      and(
        ne(instances.state, 'removed'),
        notExists(
          db.select({ one: sql`1` }).from(accounts).where(eq(accounts.instanceId, instances.id)),
        ),
        page.where,
      ),
    )
    .orderBy(...page.orderBy)
    .limit(query.limit);

  const names = await locationNamesOf(
    db,
    rows.map(({ id }) => id),
  );
  return page.inOrder(rows.map((row) => ({ ...row, locationNames: names.get(row.id) ?? [] })));
}

/** The locations that Wix has named, by their names, those without one left out. */
async function locationNamesOf(
  db: Drizzle,
  ids: readonly InstanceId[],
): Promise<ReadonlyMap<InstanceId, readonly string[]>> {
  const byInstance = new Map<InstanceId, string[]>();
  if (ids.length === 0) return byInstance;
  const named = await db
    .select({ instanceId: configurations.instanceId, name: configurations.locationName })
    .from(configurations)
    .where(and(inArray(configurations.instanceId, [...ids]), eq(configurations.archived, false)))
    .orderBy(configurations.locationName);
  for (const { instanceId, name } of named) {
    if (name !== null) byInstance.set(instanceId, [...(byInstance.get(instanceId) ?? []), name]);
  }
  return byInstance;
}
