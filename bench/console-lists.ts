import { bridgeEnvShape, openBridge, readSettings } from '@pos-bridge/composition';
import type {
  AccountSummary,
  AuditRow,
  Core,
  OrderId,
  SpiCallSummary,
  SyncRunId,
  SyncRunLine,
  WaitingSite,
} from '@pos-bridge/core';
import type { AccountId, InstanceId } from '@pos-bridge/wix';
import postgres from 'postgres';
import { z } from 'zod';
import { type Bench, type Figure, median } from './bench.ts';

// The console's lists at the volume of years, against the same lists at a hundredth of it: the first page
// and the hundredth. A list that counts, sorts or skips rows shows here.
const full = { calls: 1_000_000, orders: 200_000, accounts: 10_000 };
const hundredth = { calls: 10_000, orders: 2_000, accounts: 100 };
const pageSize = 50;
const depth = 100;
const rounds = 15;
const atMostRatio = 1.5;
const harmlessMs = 50;

type Volume = Readonly<Record<keyof typeof full, number>>;
/** Reads one page below `place` and tells where the next one begins; undefined at the end. */
type ReadPage<Place> = (core: Core, before: Place | undefined) => Promise<Place | undefined>;

const listed = <Row, Place>(
  read: (core: Core, span: { before: Place | undefined; limit: number }) => Promise<Row[]>,
  placeOf: (row: Row) => Place,
): ReadPage<Place> => {
  return async (core, before) => {
    const rows = await read(core, { before, limit: pageSize });
    const last = rows.at(-1);
    return rows.length < pageSize || last === undefined ? undefined : placeOf(last);
  };
};

/** Walks down the list, then times its first and its deepest page. */
const measured =
  <Place>(readPage: ReadPage<Place>) =>
  async (core: Core): Promise<{ first: number; deep: number }> => {
    let place: Place | undefined;
    for (let page = 1; page < depth; page += 1) {
      const next = await readPage(core, place);
      if (next === undefined) break;
      place = next;
    }
    const time = async (before: Place | undefined): Promise<number> => {
      const times: number[] = [];
      for (let round = 0; round < rounds; round += 1) {
        const begun = performance.now();
        await readPage(core, before);
        times.push(performance.now() - begun);
      }
      return median(times);
    };
    return { first: await time(undefined), deep: await time(place) };
  };

const lists = {
  'SPI calls': measured(
    listed<SpiCallSummary, number>(
      (core, span) => core.spiCalls.list(span),
      ({ id }) => id,
    ),
  ),
  'SPI calls that failed': measured(
    listed<SpiCallSummary, number>(
      (core, span) => core.spiCalls.list({ ...span, outcome: 'SYSTEM_ERROR' }),
      ({ id }) => id,
    ),
  ),
  accounts: measured(
    listed<AccountSummary, readonly [Date, AccountId]>(
      (core, span) => core.support.listAccounts(span),
      ({ createdAt, id }) => [createdAt, id] as const,
    ),
  ),
  'accounts in trouble': measured(
    listed<AccountSummary, readonly [Date, AccountId]>(
      (core, span) => core.support.listAccounts({ ...span, locationStatus: 'ERROR' }),
      ({ createdAt, id }) => [createdAt, id] as const,
    ),
  ),
  'sites with no account yet': measured(
    listed<WaitingSite, readonly [Date, InstanceId]>(
      (core, span) => core.support.listWaitingSites(span),
      ({ firstSeenAt, id }) => [firstSeenAt, id] as const,
    ),
  ),
  syncs: measured(
    listed<SyncRunLine, readonly [Date, SyncRunId]>(
      (core, span) => core.support.listSyncRuns(span),
      ({ requestedAt, id }) => [requestedAt, id] as const,
    ),
  ),
  'audit trail': measured(
    listed<AuditRow, number>(
      (core, span) => core.staff.listAudit(span),
      ({ id }) => id,
    ),
  ),
  orders: measured(
    listed<{ readonly id: OrderId }, OrderId>(
      (core, span) => core.orders.desk.listOrders(span),
      ({ id }) => id,
    ),
  ),
  'orders that were refused': measured(
    listed<{ readonly id: OrderId }, OrderId>(
      (core, span) => core.orders.desk.listOrders({ ...span, state: 'rejected' }),
      ({ id }) => id,
    ),
  ),
};

export const consoleLists: Bench = {
  name: 'console-lists',
  run: async ({ createDatabase, say }) => {
    const measureAt = async (name: string, volume: Volume) => {
      const url = await createDatabase(name);
      await fill(url, volume);
      const env = readSettings(z.object(bridgeEnvShape), {
        LOG_LEVEL: 'error',
        DATABASE_URL: url,
        ENCRYPTION_KEY: `bench:${Buffer.alloc(32, 1).toString('base64')}`,
        WIX_APP_ID: 'bench',
        WIX_APP_SECRET: 'bench',
      });
      const bridge = await openBridge(env, 'bench');
      try {
        const figures = new Map<string, { first: number; deep: number }>();
        for (const [list, measure] of Object.entries(lists)) {
          figures.set(list, await measure(bridge.core));
        }
        return figures;
      } finally {
        await bridge.close();
      }
    };
    const few = await measureAt('console_lists_hundredth', hundredth);
    const many = await measureAt('console_lists_full', full);
    return [...many].flatMap(([list, at]): Figure[] => {
      const small = few.get(list) ?? at;
      say(
        `${list}: first ${small.first.toFixed(1)} → ${at.first.toFixed(1)} ms, ` +
          `deep ${small.deep.toFixed(1)} → ${at.deep.toFixed(1)} ms`,
      );
      const figure = (page: 'first' | 'deep'): Figure => ({
        name: `${list}, ${page === 'first' ? 'first page' : `page ${depth} or the last`}`,
        value: at[page],
        unit: 'ms',
        bound: { at: 'most', value: Math.max(harmlessMs, small[page] * atMostRatio) },
      });
      return [figure('first'), figure('deep')];
    });
  },
};

/** Rows as they would have come over the years, made by the server itself. */
async function fill(url: string, { calls, orders, accounts }: Volume): Promise<void> {
  const sql = postgres(url, { max: 1, onnotice: () => {} });
  try {
    await sql`insert into instances (id, state, first_seen_at)
      select 'i' || n, 'installed', now() - n * interval '1 minute' from generate_series(1, ${accounts}::int) n`;
    // One site in eleven, among the others, that no merchant has connected.
    await sql`insert into instances (id, state, first_seen_at)
      select 'waiting' || n, 'installed', now() - n * interval '10 minutes'
      from generate_series(1, ${accounts}::int / 10) n`;
    await sql`insert into accounts (id, instance_id, provider, state, merchant_name, pos_authorization,
        created_at, state_changed_at)
      select 'a' || n, 'i' || n, 'sandbox', 'active', 'Merchant ' || n, 'authorized',
        now() - n * interval '1 minute', now() from generate_series(1, ${accounts}::int) n`;
    await sql`insert into pos_locations (id, account_id, pos_location_id, name, details, fetched_at)
      select 'loc_' || n, 'a' || n, 'p' || n, 'Main', '{}', now() from generate_series(1, ${accounts}::int) n`;
    await sql`insert into configurations (id, instance_id, account_id, archived, enabled, location_id, status,
        fetched_at)
      select 'c' || n, 'i' || n, 'a' || n, false, true, 'loc_' || n,
        case when n % 20 = 0 then 'ERROR' else 'READY' end, now()
      from generate_series(1, ${accounts}::int) n`;
    await sql`insert into spi_calls (called_at, operation, request_id, account_id, configuration_id,
        http_status, outcome, duration_ms, request, response)
      select now() - (${calls}::int - n) * interval '1 second', 'get-catalog-sync-status', 'r' || n,
        'a' || (n % ${accounts}::int + 1), 'c' || (n % ${accounts}::int + 1),
        case when n % 50 = 0 then 500 else 200 end,
        case when n % 50 = 0 then 'SYSTEM_ERROR' else 'OK' end, n % 40, '{}', '{}'
      from generate_series(1, ${calls}::int) n`;
    await sql`insert into catalog_sync_runs (id, configuration_id, state, mode, requests, requested_at,
        ended_at, attempt, step_done, step_total, calls_done, calls_planned)
      select 'sync_' || n, 'c' || (n % ${accounts}::int + 1), 'SUCCEEDED', 'changes', '[]',
        now() - n * interval '1 minute', now(), 1, 0, 0, 0, 0
      from generate_series(1, ${orders}::int) n`;
    await sql`insert into audit_log (at, actor_kind, actor_name, action, subject_type, subject_id)
      select now(), 'bridge', 'bench', 'account.changed', 'account', 'a' || (n % ${accounts}::int + 1)
      from generate_series(1, ${orders}::int) n`;
    await sql`insert into orders (id, received_at, instance_id, account_id, configuration_id, wix_order_id,
        provider, location_id, pos_location_id, order_open, contact_keys, fingerprint,
        paid_by_pos_gateway, state, version, attempts, round, uncertain, asks, submit_by)
      select 'ord_' || lpad(to_hex(n), 12, '0') || '00000000000000000000', now(),
        'i' || (n % ${accounts}::int + 1), 'a' || (n % ${accounts}::int + 1),
        'c' || (n % ${accounts}::int + 1), 'w' || n, 'sandbox', 'loc_' || (n % ${accounts}::int + 1),
        'p', '\\x007b7d', '{}', 'f', false, case when n % 30 = 0 then 'rejected' else 'created' end,
        1, 1, 0, false, 0, now()
      from generate_series(1, ${orders}::int) n`;
    await sql`analyze`;
  } finally {
    await sql.end();
  }
}
