import { createSealer, encryptionKeysSchema } from '@pos-bridge/core';
import { contactKey } from '@pos-bridge/core/testing';
import type { Sql } from 'postgres';
import { encryptionKey, frequentCode, quiet, rareCode, somePhone, type Volume } from './volume.ts';

/** What Wix asked to validate and to create; validations are twice as many. */
export async function fillOrders(sql: Sql, volume: Volume): Promise<void> {
  const { orders } = volume;
  const sealer = createSealer(encryptionKeysSchema.parse(encryptionKey));
  const somebody = contactKey((value) => sealer.hash(value), { kind: 'phone', value: somePhone });
  // Ids hold their time: twelve hexadecimal digits of milliseconds.
  await sql`insert into orders (id, received_at, instance_id, account_id, configuration_id, request_id,
      wix_order_id, provider, location_id, pos_location_id, order_open, total, currency, contact_keys, fingerprint,
      paid_by_pos_gateway, state, version, attempts, round, uncertain, asks, submit_by, refusals,
      pos_order_id, attention, attention_since, attention_due)
    select 'ord_' || lpad(to_hex((extract(epoch from at) * 1000)::bigint), 12, '0')
        || lpad(to_hex(n), 20, '0'),
      at, 'i' || merchant_of(n), 'a' || merchant_of(n), 'c' || merchant_of(n), 'r' || n, 'w' || n,
      'sandbox', 'loc_' || merchant_of(n), 'p' || merchant_of(n), ${packed(anOrder)}, 12.50, 'EUR',
      array[case when n % (${orders}::int / 5) = 7 then ${somebody}::text else 'customer' || n % 50021 end],
      'f' || n, false,
      case when n % 30 = 0 then 'rejected' when n % 1999 = 1 then 'unknown' else 'created' end,
      1, 1, 0, false, 0, at,
      case when n % 30 = 0 then ('[{"code":"' || case when n % 1980 = 0 then ${rareCode}::text
        when n % 60 = 0 then ${frequentCode}::text else 'AVAILABILITY_CHANGED' end || '"}]')::json end,
      case when n % 30 = 0 then null else 'pos' || n end,
      case when n % 1999 = 1 then 'outcome_unknown' end, case when n % 1999 = 1 then at end,
      case when n % 1999 = 1 then at end
    from (select n, now() - (${orders}::int - n) * interval '150 seconds' as at
      from generate_series(1, ${orders}::int) n) received`;
  await sql`insert into order_validations (id, validated_at, instance_id, account_id, configuration_id,
      request_id, wix_order_id, contact_keys, fingerprint, paid_by_pos_gateway, outcome, pos_order_status,
      codes, record, duration_ms)
    select 'val_' || lpad(to_hex((extract(epoch from at) * 1000)::bigint), 12, '0')
        || lpad(to_hex(n), 20, '0'),
      at, 'i' || merchant_of(n / 2), 'a' || merchant_of(n / 2), 'c' || merchant_of(n / 2), 'r' || n,
      case when n % 2 = 0 then 'w' || n / 2 end,
      array[case when n / 2 % (${orders}::int / 5) = 7 then ${somebody}::text
        else 'customer' || n / 2 % 50021 end],
      'f' || n / 2, false,
      case when n % 12 = 0 then 'invalid' when n % 1001 = 1 then 'no_verdict' else 'valid' end, 'VALID',
      case when n % 3996 = 0 then array[${rareCode}::text] when n % 24 = 0 then array[${frequentCode}::text]
        when n % 12 = 0 then array['AVAILABILITY_CHANGED'] when n % 1001 = 1 then array['ACCOUNT_NOT_FOUND']
        else '{}' end,
      ${packed({ order: anOrder, findings: [], posOpinion: { kind: 'has_none' } })}, 12
    from (select n, now() - (2 * ${orders}::int - n) * interval '75 seconds' as at
      from generate_series(2, 2 * ${orders}::int) n) validated`;
  // Of the quiet one too, that something is found of it even where there is little.
  const { number } = quiet(volume);
  await sql`update order_validations set outcome = 'invalid', codes = array[${frequentCode}::text]
    where id in (select min(id) from order_validations where account_id = ${`a${number}`})`;
  await sql`update orders set state = 'rejected', refusals = ${JSON.stringify([{ code: frequentCode }])}::text::json
    where id in (select min(id) from orders where account_id = ${`a${number}`})`;
}

/** As rows keep it: a first byte that says "text", then the text. */
const packed = (value: unknown): Buffer =>
  Buffer.concat([Buffer.of(0), Buffer.from(JSON.stringify(value))]);

/** As long as a usual one is once it is packed. */
const anOrder = {
  currency: 'EUR',
  totals: { subtotal: '24.00', tax: '1.68', total: '25.68' },
  lineItems: Array.from({ length: 4 }, (_, at) => ({
    id: `line-${at}`,
    catalogItemId: `4f1c9a7e-6b0d-4c3f-9d55-0a4be3a1f0${at}0`,
    name: 'Soup of the day with bread',
    quantity: 1 + (at % 2),
    price: '6.00',
  })),
};
