import type { AccountId } from '@pos-bridge/wix';
import { and, asc, eq, isNotNull, isNull, or, type SQL, sql } from 'drizzle-orm';
import { accounts } from '../accounts/tables.ts';
import { configurations } from '../configurations/tables.ts';
import type { DeliveryTargetId } from '../ids.ts';
import type { InventoryDeps } from './inventory-deps.ts';
import { deliveries, deliveryTargets, subscribers, type TargetKind } from './tables.ts';

/** Which targets are meant; what is missing does not narrow it. Closed ones never are. */
export interface TargetFilter {
  readonly accountId?: AccountId | undefined;
  readonly kind?: TargetKind | undefined;
  /**
   * `paused`: those that wait for somebody. `failing`: those and the ones that may become so. `none`:
   * those that work.
   */
  readonly trouble?: 'paused' | 'failing' | 'none' | undefined;
}

/** Where the list goes on: what it said of the last row. */
export interface TargetPlace {
  readonly id: DeliveryTargetId;
  readonly troubledSince: Date | null;
}

export interface TargetQuery extends TargetFilter {
  readonly after?: TargetPlace | undefined;
  readonly limit: number;
}

/** Deliveries of a target are counted up to here; one more stands for any number. */
const deliveriesCountedAtMost = 1_000;

const counted = (states: SQL): SQL<number> => sql<number>`(select count(*)::int from (
  select from ${deliveries} its
  where its.target_id = ${deliveryTargets.id} and its.state in ${states}
  limit ${deliveriesCountedAtMost + 1}) counted)`;

const columns = {
  id: deliveryTargets.id,
  kind: deliveryTargets.kind,
  accountId: deliveryTargets.accountId,
  merchantName: accounts.merchantName,
  configurationId: deliveryTargets.configurationId,
  subscriberId: deliveryTargets.subscriberId,
  locationName: configurations.locationName,
  url: subscribers.url,
  description: subscribers.description,
  state: deliveryTargets.state,
  failuresInRow: deliveryTargets.failuresInRow,
  failingSince: deliveryTargets.failingSince,
  lastFailure: deliveryTargets.lastFailure,
  lastSuccessAt: deliveryTargets.lastSuccessAt,
  pausedAt: deliveryTargets.pausedAt,
  notBefore: deliveryTargets.notBefore,
  waiting: counted(sql`('pending', 'sending')`),
  dead: counted(sql`('dead')`),
};

/** The falling need of help: as the index has it. */
const need = sql`coalesce(${deliveryTargets.failingSince}, ${deliveryTargets.pausedAt}, 'infinity')`;

const from = (deps: Pick<InventoryDeps, 'db'>) =>
  deps.db
    .select(columns)
    .from(deliveryTargets)
    .innerJoin(accounts, eq(accounts.id, deliveryTargets.accountId))
    .leftJoin(configurations, eq(configurations.id, deliveryTargets.configurationId))
    .leftJoin(subscribers, eq(subscribers.id, deliveryTargets.subscriberId));

/** Targets with how they fare: the longest outage on top, then those that work, by id. */
export async function listTargets(
  deps: Pick<InventoryDeps, 'db'>,
  query: TargetQuery,
): Promise<TargetView[]> {
  const rows = await from(deps)
    .where(
      and(
        sql`${deliveryTargets.state} <> 'closed'`,
        query.accountId === undefined ? undefined : eq(deliveryTargets.accountId, query.accountId),
        query.kind === undefined ? undefined : eq(deliveryTargets.kind, query.kind),
        query.trouble === undefined ? undefined : inTrouble(query.trouble),
        query.after === undefined
          ? undefined
          : sql`(${need}, ${deliveryTargets.id}) > (${
              query.after.troubledSince?.toISOString() ?? 'infinity'
            }::timestamptz, ${query.after.id})`,
      ),
    )
    .orderBy(asc(need), asc(deliveryTargets.id))
    .limit(query.limit);
  return rows.map(withTrouble);
}

export type TargetView = Awaited<ReturnType<typeof from>>[number] & {
  /** Since when it is down, where it is. */
  readonly troubledSince: Date | null;
};

const withTrouble = (row: Awaited<ReturnType<typeof from>>[number]): TargetView => ({
  ...row,
  troubledSince: row.failingSince ?? row.pausedAt,
});

function inTrouble(trouble: 'paused' | 'failing' | 'none'): SQL | undefined {
  switch (trouble) {
    case 'paused':
      return eq(deliveryTargets.state, 'paused');
    case 'failing':
      return or(eq(deliveryTargets.state, 'paused'), isNotNull(deliveryTargets.failingSince));
    case 'none':
      return and(eq(deliveryTargets.state, 'active'), isNull(deliveryTargets.failingSince));
  }
}

/** One target, also where it is closed. */
export async function getTarget(
  deps: Pick<InventoryDeps, 'db'>,
  id: DeliveryTargetId,
): Promise<TargetView | undefined> {
  const [target] = await from(deps).where(eq(deliveryTargets.id, id));
  return target && withTrouble(target);
}
