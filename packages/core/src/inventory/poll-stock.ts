import type { PosStockLevel } from '@pos-bridge/pos';
import { PosFault } from '@pos-bridge/pos';
import { and, asc, eq, isNull, lte, ne, sql } from 'drizzle-orm';
import type { WithPosSession } from '../accounts/pos-access.ts';
import { accounts, posLocations } from '../accounts/tables.ts';
import { configurations } from '../configurations/tables.ts';
import type { InventoryDeps } from '../deliveries/inventory-deps.ts';
import type { LocationId } from '../ids.ts';
import type { PosRegistry } from '../pos/pos-registry.ts';
import { stockLevels, stockPolls } from '../stock/tables.ts';
import { pollStock } from './jobs.ts';
import { recordStock } from './record-stock.ts';
import { stockReportsFromPos } from './stock-from-pos.ts';
import type { ItemReport } from './stock-report.ts';

export interface PollingDeps extends InventoryDeps {
  readonly pos: PosRegistry;
  readonly withPosSession: WithPosSession;
}

const callMs = 20_000;
const mostLocationsASweep = 2_000;
const longestPauseMs = 3_600_000;

/** Has the stock of every mapped location asked for whose turn it is. */
export async function enqueueDuePolls(deps: PollingDeps): Promise<void> {
  const now = deps.clock.now();
  await deps.db.execute(sql`
    insert into ${stockPolls} (location_id, due_at)
    select distinct location_id, ${now.toISOString()}::timestamptz
    from ${configurations} where location_id is not null
    on conflict do nothing`);
  const due = await deps.db
    .selectDistinct({ locationId: stockPolls.locationId, dueAt: stockPolls.dueAt })
    .from(stockPolls)
    .innerJoin(posLocations, eq(posLocations.id, stockPolls.locationId))
    .innerJoin(accounts, eq(accounts.id, posLocations.accountId))
    .innerJoin(configurations, eq(configurations.locationId, stockPolls.locationId))
    .where(
      and(
        lte(stockPolls.dueAt, now),
        isNull(posLocations.goneAt),
        ne(accounts.state, 'disconnected'),
        eq(accounts.posAuthorization, 'authorized'),
      ),
    )
    .orderBy(asc(stockPolls.dueAt))
    .limit(mostLocationsASweep);
  for (const { locationId } of due) {
    await deps.jobs.enqueue(deps.db, pollStock, { locationId }, { singletonKey: locationId });
  }
}

/**
 * Asks the POS for a location's stock. What the POS itself had marked out and no longer names is in
 * stock again; what support marked out stays so, until its time or the POS's own word.
 */
export async function pollStockOf(deps: PollingDeps, locationId: LocationId): Promise<void> {
  const [location] = await deps.db
    .select({
      id: posLocations.id,
      accountId: posLocations.accountId,
      posLocationId: posLocations.posLocationId,
      provider: accounts.provider,
    })
    .from(posLocations)
    .innerJoin(accounts, eq(accounts.id, posLocations.accountId))
    .where(eq(posLocations.id, locationId));
  if (location === undefined) return;
  const startedAt = deps.clock.now();
  const asked = await ask(deps, location);
  if (asked.outcome === 'failed') return reportProblem(deps, locationId, asked.problem);

  const id = `poll_${startedAt.toISOString()}`;
  const named = stockReportsFromPos(asked.levels, { observer: 'poll', id }, startedAt, deps.log);
  const missing = await noLongerNamed(deps, locationId, asked.levels, { id, at: startedAt });
  await deps.db.transaction(async (tx) => {
    await recordStock(deps, tx, {
      location,
      items: [...named, ...missing],
      cause: { kind: 'poll' },
      author: { kind: 'bridge', name: `poll of ${location.provider}` },
    });
    const hasWebhooks = deps.pos.get(location.provider)?.declaration.capabilities.webhooks ?? false;
    const everyMs = hasWebhooks
      ? deps.settings.pollBehindWebhooksEveryMs
      : deps.settings.pollEveryMs;
    await tx
      .update(stockPolls)
      .set({
        polledAt: startedAt,
        dueAt: new Date(startedAt.getTime() + everyMs),
        failuresInRow: 0,
        problem: null,
      })
      .where(eq(stockPolls.locationId, locationId));
  });
}

type Asked =
  | { readonly outcome: 'levels'; readonly levels: readonly PosStockLevel[] }
  | { readonly outcome: 'failed'; readonly problem: string };

async function ask(
  deps: PollingDeps,
  location: {
    readonly accountId: Parameters<WithPosSession>[0];
    readonly posLocationId: string;
  },
): Promise<Asked> {
  try {
    const answer = await deps.withPosSession(location.accountId, ({ provider, session }) =>
      provider.listStock(session, location.posLocationId, { signal: AbortSignal.timeout(callMs) }),
    );
    return answer.outcome === 'done'
      ? { outcome: 'levels', levels: answer.value }
      : { outcome: 'failed', problem: answer.reason };
  } catch (error) {
    if (!(error instanceof PosFault)) throw error;
    return { outcome: 'failed', problem: `${error.kind}: ${error.message}` };
  }
}

/** A failing POS is asked less and less often, up to once an hour. */
async function reportProblem(
  deps: PollingDeps,
  locationId: LocationId,
  problem: string,
): Promise<void> {
  const now = deps.clock.now();
  deps.log.warn({ locationId, problem }, 'stock not polled');
  await deps.db.execute(sql`
    update ${stockPolls} set
      problem = ${problem},
      failures_in_row = failures_in_row + 1,
      due_at = ${now.toISOString()}::timestamptz + interval '1 millisecond' * least(
        ${deps.settings.pollEveryMs}::float8 * power(2, least(failures_in_row, 20)),
        ${longestPauseMs}::float8)
    where location_id = ${locationId}`);
}

async function noLongerNamed(
  deps: PollingDeps,
  locationId: LocationId,
  levels: readonly PosStockLevel[],
  poll: { readonly id: string; readonly at: Date },
): Promise<ItemReport[]> {
  const named = new Set(levels.map(({ itemPosId }) => itemPosId));
  const out = await deps.db
    .select({ itemPosId: stockLevels.itemPosId })
    .from(stockLevels)
    .where(
      and(
        eq(stockLevels.locationId, locationId),
        eq(stockLevels.inStock, false),
        ne(stockLevels.source, 'support'),
      ),
    );
  return out.flatMap(({ itemPosId }): ItemReport[] =>
    named.has(itemPosId)
      ? []
      : [
          {
            kind: 'observed',
            itemPosId,
            observation: {
              id: poll.id,
              observer: 'poll',
              observedAt: poll.at,
              inStock: true,
              quantity: null,
              outUntil: null,
            },
          },
        ],
  );
}
