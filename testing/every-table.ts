import type { Database } from '@pos-bridge/core';
import { unpackJson } from '@pos-bridge/core/testing';

/** All that the database holds, by table, from its own catalog: a new table is among them at once. */
export async function textsOfEveryTable(sql: Database['sql']): Promise<Map<string, string>> {
  const tables = await sql<{ name: string }[]>`
    select c.oid::regclass::text as name
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind = 'r' and n.nspname not in ('pg_catalog', 'information_schema')`;
  const texts = new Map<string, string>();
  for (const { name } of tables) {
    const rows = await sql.unsafe(`select * from ${name}`);
    texts.set(name, JSON.stringify([...rows].map((row) => Object.values(row).map(readable))));
  }
  return texts;
}

/** Packed JSON is as good as in the clear. */
function readable(value: unknown): unknown {
  return Buffer.isBuffer(value) ? unpackJson(value) : value;
}
