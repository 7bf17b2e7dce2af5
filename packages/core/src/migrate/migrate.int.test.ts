import postgres from 'postgres';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { connect, type Database } from '../database/connect.ts';
import { isDatabaseUnavailable } from '../database/faults.ts';
import { isMigrated, migrate } from './migrate.ts';

let admin: postgres.Sql;
let database: Database;

beforeAll(async () => {
  const server = inject('testDatabaseUrl');
  admin = postgres(server, { max: 1, onnotice: () => {} });
  await admin.unsafe('create database migrate_test');
  database = connect(server.replace(/\/postgres$/, '/migrate_test'), { applicationName: 'test' });
});

afterAll(async () => {
  await database.close();
  await admin.unsafe('drop database migrate_test with (force)');
  await admin.end();
});

test('several processes may migrate an empty database at once', async () => {
  expect(await isMigrated(database)).toBe(false);
  await Promise.all([migrate(database.url), migrate(database.url), migrate(database.url)]);
  expect(await isMigrated(database)).toBe(true);
  const tables = await database.sql`
    select table_name from information_schema.tables where table_schema = 'public' order by 1`;
  expect(tables.map((row) => row['table_name'])).toEqual(
    expect.arrayContaining([
      'accounts',
      'configurations',
      'instances',
      'pos_locations',
      'spi_calls',
    ]),
  );
});

test('a server that is not there counts as unavailable, a wrong statement does not', async () => {
  const nowhere = connect('postgres://nobody@127.0.0.1:1/nothing', { applicationName: 'test' });
  const refused = await nowhere.sql`select 1`.catch((error: unknown) => error);
  expect(isDatabaseUnavailable(refused)).toBe(true);
  await nowhere.close();

  const wrong = await database.sql`select nonsense`.catch((error: unknown) => error);
  expect(isDatabaseUnavailable(wrong)).toBe(false);
});
