import type { AccountId } from '@pos-bridge/wix';
import { and, asc, eq, isNotNull, isNull, or, type SQL, sql } from 'drizzle-orm';
import { accounts } from '../accounts/tables.ts';
import { configurations } from '../configurations/tables.ts';
import { given, is } from '../database/narrow.ts';
import type { EndpointId } from '../ids.ts';
import type { InventoryDeps } from './inventory-deps.ts';
import { deliveries, type EndpointKind, endpoints, webhookEndpoints } from './tables.ts';

/** Which targets are meant; what is missing does not narrow it. Closed ones never are. */
export interface EndpointFilter {
  readonly accountId?: AccountId | undefined;
  readonly kind?: EndpointKind | undefined;
  /**
   * `paused`: those that wait for somebody. `failing`: those and the ones that may become so. `none`:
   * those that work.
   */
  readonly trouble?: 'paused' | 'failing' | 'none' | undefined;
}

/** Where the list goes on: what it said of the last row. */
export interface EndpointCursor {
  readonly id: EndpointId;
  readonly troubledSince: Date | null;
}

export interface EndpointQuery extends EndpointFilter {
  readonly after?: EndpointCursor | undefined;
  readonly limit: number;
}

/** Deliveries of a target are counted up to here; one more stands for any number. */
const deliveriesCountedAtMost = 1_000;

const counted = (states: SQL): SQL<number> => sql<number>`(select count(*)::int from (
  select from ${deliveries} its
  where its.target_id = ${endpoints.id} and its.state in ${states}
  limit ${deliveriesCountedAtMost + 1}) counted)`;

const columns = {
  id: endpoints.id,
  kind: endpoints.kind,
  accountId: endpoints.accountId,
  merchantName: accounts.merchantName,
  configurationId: endpoints.configurationId,
  webhookEndpointId: endpoints.webhookEndpointId,
  locationName: configurations.locationName,
  url: webhookEndpoints.url,
  description: webhookEndpoints.description,
  state: endpoints.state,
  failuresInRow: endpoints.failuresInRow,
  failingSince: endpoints.failingSince,
  lastFailure: endpoints.lastFailure,
  lastSuccessAt: endpoints.lastSuccessAt,
  pausedAt: endpoints.pausedAt,
  notBefore: endpoints.notBefore,
  waiting: counted(sql`('pending', 'sending')`),
  dead: counted(sql`('dead')`),
};

/** The falling need of help: as the index has it. */
const need = sql`coalesce(${endpoints.failingSince}, ${endpoints.pausedAt}, 'infinity')`;

const from = (deps: Pick<InventoryDeps, 'db'>) =>
  deps.db
    .select(columns)
    .from(endpoints)
    .innerJoin(accounts, eq(accounts.id, endpoints.accountId))
    .leftJoin(configurations, eq(configurations.id, endpoints.configurationId))
    .leftJoin(webhookEndpoints, eq(webhookEndpoints.id, endpoints.webhookEndpointId));

/** Targets with how they fare: the longest outage on top, then those that work, by id. */
export async function listEndpoints(
  deps: Pick<InventoryDeps, 'db'>,
  query: EndpointQuery,
): Promise<EndpointView[]> {
  const rows = await from(deps)
    .where(
      and(
        sql`${endpoints.state} <> 'closed'`,
        is(endpoints.accountId, query.accountId),
        is(endpoints.kind, query.kind),
        given(query.trouble, inTrouble),
        query.after === undefined
          ? undefined
          : sql`(${need}, ${endpoints.id}) > (${
              query.after.troubledSince?.toISOString() ?? 'infinity'
            }::timestamptz, ${query.after.id})`,
      ),
    )
    .orderBy(asc(need), asc(endpoints.id))
    .limit(query.limit);
  return rows.map(withTrouble);
}

export type EndpointView = Awaited<ReturnType<typeof from>>[number] & {
  /** Since when it is down, where it is. */
  readonly troubledSince: Date | null;
};

const withTrouble = (row: Awaited<ReturnType<typeof from>>[number]): EndpointView => ({
  ...row,
  troubledSince: row.failingSince ?? row.pausedAt,
});

function inTrouble(trouble: 'paused' | 'failing' | 'none'): SQL | undefined {
  switch (trouble) {
    case 'paused':
      return eq(endpoints.state, 'paused');
    case 'failing':
      return or(eq(endpoints.state, 'paused'), isNotNull(endpoints.failingSince));
    case 'none':
      return and(eq(endpoints.state, 'active'), isNull(endpoints.failingSince));
  }
}

/** One target, also where it is closed. */
export async function getEndpoint(
  deps: Pick<InventoryDeps, 'db'>,
  id: EndpointId,
): Promise<EndpointView | undefined> {
  const [endpoint] = await from(deps).where(eq(endpoints.id, id));
  return endpoint && withTrouble(endpoint);
}
