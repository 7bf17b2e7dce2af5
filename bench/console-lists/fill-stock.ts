import type { Sql } from 'postgres';
import { quiet, type Volume } from './volume.ts';

/** What is known of stock, who is told, and what became of the telling: as many messages as orders. */
export async function fillStock(sql: Sql, volume: Volume): Promise<void> {
  const { accounts, orders } = volume;
  await sql`insert into stock_levels (location_id, item_pos_id, in_stock, source, observed_at, out_since,
      knowledge, updated_at)
    select 'loc_' || n, 'item' || item, item <> 1, 'pos', now(),
      case when item = 1 then now() - n * interval '1 hour' end, '{"observation": null, "takes": []}', now()
    from generate_series(1, ${accounts}::int) n, generate_series(1, 20) item
    where item > 1 or n % 3 = 0`;
  await sql`insert into stock_checks (configuration_id, checked_at, items_compared)
    select 'c' || n, now(), 20 from generate_series(1, ${accounts}::int) n`;
  await sql`insert into stock_drifts (configuration_id, wix_item_id, account_id, item_pos_id, pos_in_stock,
      wix_in_stock, first_seen_at, last_seen_at)
    select 'c' || n, 'w' || item, 'a' || n, 'item' || item, item = 3, item <> 3, now() - n * interval '1 minute',
      now()
    from generate_series(1, ${accounts}::int) n, generate_series(1, 3) item where n % 5 = 0`;

  await sql`insert into subscribers (id, account_id, url, description, created_at)
    select 'sub_' || n, 'a' || n, 'https://stock.example/' || n, 'stock', now()
    from generate_series(1, ${accounts}::int) n where n % 10 = 1`;
  // One in five hundred is down, some for so long that it is paused.
  await sql`insert into delivery_targets (id, kind, account_id, configuration_id, subscriber_id, state,
      failures_in_row, failing_since, paused_at)
    select id, kind, account_id, configuration_id, subscriber_id,
      case when n % 500 = 7 then 'paused' else 'active' end,
      case when n % 250 = 7 then 9 else 0 end, case when n % 250 = 7 then now() - interval '2 days' end,
      case when n % 500 = 7 then now() - interval '1 day' end
    from (select n, 'tgt_wix' || n as id, 'wix' as kind, 'a' || n as account_id,
        'c' || n as configuration_id, null as subscriber_id
      from generate_series(1, ${accounts}::int) n
      union all select n + 50, 'tgt_sub' || n, 'subscriber', 'a' || n, null, 'sub_' || n
      from generate_series(1, ${accounts}::int) n where n % 10 = 1) targets`;

  await sql`insert into inventory_messages (sequence, id, account_id, configuration_id, location_id, cause,
      author, created_at, to_nobody)
    select n, 'msg_' || n, 'a' || merchant_of(n), 'c' || merchant_of(n), 'loc_' || merchant_of(n),
      case when n % 1009 = 0 then '{"kind": "support", "reason": "asked"}'::jsonb
        when n % 10 = 0 then '{"kind": "poll"}'
        else '{"kind": "pos-webhook", "provider": "sandbox", "eventId": "m"}' end,
      '{"kind": "bridge", "name": "stock"}', now() - (${orders}::int - n) * interval '150 seconds', n % 997 = 1
    from generate_series(1, ${orders}::int) n`;
  await sql`select setval('inventory_messages_sequence_seq', ${orders}::int)`;
  await sql`insert into inventory_message_items (message_sequence, location_id, item_pos_id, in_stock, source,
      observed_at)
    select n, 'loc_' || merchant_of(n), 'item' || item, item = 1, 'pos', now()
    from generate_series(1, ${orders}::int) n, generate_series(1, 2) item`;
  // What waits is of today, and few messages had nobody to go to.
  await sql`insert into deliveries (id, message_sequence, target_id, account_id, configuration_id, state,
      attempts, due_at, created_at, finished_at)
    select 'dlv_' || m.sequence || target.kind, m.sequence, target.id, m.account_id, m.configuration_id,
      case when m.sequence > ${orders}::int - ${orders}::int / 200 then 'pending'
        when m.sequence % 200 = 0 then 'dead' when m.sequence % 30 = 0 then 'superseded'
        when m.sequence % 70 = 0 then 'skipped' else 'delivered' end,
      1, m.created_at, m.created_at, m.created_at
    from inventory_messages m join delivery_targets target on target.account_id = m.account_id
    where m.sequence % 997 <> 1
    order by m.sequence`;
  // Of the quiet one too, that something is found of it even where there is little.
  const { number } = quiet(volume);
  await sql`update deliveries set state = 'dead'
    where position in (select min(position) from deliveries where account_id = ${`a${number}`})`;
}
