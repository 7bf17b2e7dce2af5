import postgres from 'postgres';
import { fillMerchants } from './fill-merchants.ts';
import { fillOrders } from './fill-orders.ts';
import { fillStock } from './fill-stock.ts';
import { fillHugeMenu } from './huge-menu.ts';
import type { Volume } from './volume.ts';

/** Rows as they would have come over a year, made by the server itself. */
export async function fill(url: string, volume: Volume): Promise<void> {
  const sql = postgres(url, { max: 1, onnotice: () => {} });
  try {
    // Whose the n-th thing is: few merchants have most of everything, most have little.
    await sql.unsafe(`create function merchant_of(n bigint) returns int immutable language sql return
      1 + floor(${volume.accounts} * power(((n * 7919) % 100003) / 100003.0, 3))::int`);
    await fillMerchants(sql, volume);
    await fillOrders(sql, volume);
    await fillStock(sql, volume);
    await fillHugeMenu(url, volume);
    await sql`vacuum (analyze)`;
  } finally {
    await sql.end();
  }
}
