import type { Sql } from 'postgres';
import { quiet, type Volume } from './volume.ts';

/** Sites, accounts and locations, with what Wix asked, what was synced and what people did. */
export async function fillMerchants(sql: Sql, volume: Volume): Promise<void> {
  const { accounts, calls, orders } = volume;
  await sql`insert into instances (id, state, first_seen_at)
    select 'i' || n, 'installed', now() - n * interval '1 minute' from generate_series(1, ${accounts}::int) n`;
  // One site in eleven, among the others, that no merchant has connected.
  await sql`insert into instances (id, state, first_seen_at)
    select 'waiting' || n, 'installed', now() - n * interval '10 minutes'
    from generate_series(1, ${accounts}::int / 10) n`;
  await sql`insert into accounts (id, instance_id, provider, state, merchant_name, pos_merchant_id,
      pos_authorization, created_at, state_changed_at)
    select 'a' || n, 'i' || n, 'sandbox', case when n % 97 = 0 then 'disconnected' else 'active' end,
      'Merchant ' || n, 'm' || n, 'authorized', now() - n * interval '1 minute', now()
    from generate_series(1, ${accounts}::int) n`;
  await sql`insert into pos_locations (id, account_id, pos_location_id, name, details, fetched_at)
    select 'loc_' || n, 'a' || n, 'p' || n, 'Main', '{}', now() from generate_series(1, ${accounts}::int) n`;
  await sql`insert into configurations (id, instance_id, account_id, location_name, archived, enabled,
      location_id, status, fetched_at)
    select 'c' || n, 'i' || n, 'a' || n,
      (array['Harbour ', 'Station ', 'Old Town ', 'Market '])[n % 4 + 1] || n, false, true, 'loc_' || n,
      case when n % 20 = 0 then 'ERROR' else 'READY' end, now()
    from generate_series(1, ${accounts}::int) n`;
  await sql`insert into catalog_sync_states (configuration_id, status, last_sync_at, last_success_at,
      last_requested_at)
    select 'c' || n, case when n % 50 = 1 then 'FAILED' else 'SYNCED' end, now(), now() - interval '1 day',
      now()
    from generate_series(1, ${accounts}::int) n`;
  await sql`insert into spi_calls (called_at, operation, request_id, instance_id, account_id,
      configuration_id, http_status, outcome, duration_ms, request, response)
    select now() - (${calls}::int - n) * interval '30 seconds',
      case when n % 1000 < 400 then 'get-configuration-status' when n % 1000 < 750 then 'get-catalog-sync-status'
        when n % 5000 = 999 then 'sync-catalog' when n % 1000 < 930 then 'validate-order'
        when n % 1000 < 990 then 'create-order' when n % 1000 < 996 then 'configurations'
        else 'account-ids' end,
      'r' || n, 'i' || merchant_of(n), 'a' || merchant_of(n), 'c' || merchant_of(n),
      case when n % 51 = 0 then 500 else 200 end, case when n % 51 = 0 then 'SYSTEM_ERROR' else 'OK' end,
      case when n % 700 = 0 then 1500 else n % 40 end, '{"accountId": "a", "configurationId": "c"}', '{"status": "READY"}'
    from generate_series(1, ${calls}::int) n`;
  await sql`insert into catalog_sync_runs (id, configuration_id, state, mode, requests, requested_at,
      started_at, ended_at, attempt, step_done, step_total, calls_done, calls_planned)
    select 'sync_' || n, 'c' || merchant_of(n), case when n % 33 = 0 then 'FAILED' else 'SUCCEEDED' end,
      'changes', '[]', at, at, at + interval '1 minute', 1, 0, 0, 0, 0
    from (select n, now() - (${orders}::int - n) * interval '150 seconds' as at
      from generate_series(1, ${orders}::int) n) runs`;
  await sql`insert into audit_log (at, actor_kind, actor_id, actor_name, action, subject_type, subject_id,
      account_id)
    select now() - (${orders}::int - n) * interval '150 seconds', 'staff', 'staff' || n % 20, 'Somebody',
      case when n % 1009 = 0 then 'account.disconnected' when n % 3 = 0 then 'sync.requested'
        else 'customer.revealed' end,
      'account', 'a' || merchant_of(n), 'a' || merchant_of(n)
    from generate_series(1, ${orders}::int) n`;
  // Of the quiet one too, that something is found of it even where there is little.
  const { number } = quiet(volume);
  await sql`update spi_calls set operation = 'sync-catalog' where account_id = 'a1'
    and id in (select max(id) from spi_calls where account_id = 'a1')`;
  await sql`update audit_log set account_id = ${`a${number}`}, subject_id = ${`a${number}`}
    where id in (select max(id) from audit_log)`;
}
