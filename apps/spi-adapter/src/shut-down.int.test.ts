import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { createTestDatabase, insertInstance, type TestDatabase } from '@pos-bridge/core/testing';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { freePort } from '../../../testing/free-port.ts';
import { appId, claimsOf, pemOf, sign, wixKeys } from '../testing/tokens.ts';

let database: TestDatabase;
let server: ChildProcess;
let url: string;

beforeEach(async () => {
  database = await createTestDatabase();
  const port = await freePort();
  url = `http://127.0.0.1:${port}`;
  server = spawn(process.execPath, [fileURLToPath(new URL('./server.ts', import.meta.url))], {
    stdio: 'ignore',
    env: {
      PATH: process.env['PATH'],
      SPI_PORT: String(port),
      SPI_INTERNAL_PORT: '0',
      SPI_HOST: '127.0.0.1',
      DATABASE_URL: database.url,
      ENCRYPTION_KEY: `k:${Buffer.alloc(32, 1).toString('base64')}`,
      WIX_APP_ID: appId,
      WIX_APP_SECRET: 'a-secret-of-the-app',
      WIX_PUBLIC_KEY: Buffer.from(pemOf(wixKeys.publicKey)).toString('base64'),
      LOG_LEVEL: 'silent',
    },
  });
  await expect
    .poll(
      () =>
        fetch(`${url}/readyz`).then(
          (r) => r.status,
          () => 0,
        ),
      { timeout: 45_000 },
    )
    .toBe(200);
});
afterEach(async () => {
  server.kill('SIGKILL');
  await database.drop();
});

test('on SIGTERM a call in flight is answered, the ledger is flushed, and the process ends', async () => {
  const instanceId = await insertInstance(database.db);
  const token = await sign(claimsOf(instanceId));
  const ended = once(server, 'exit');

  // The call waits for this lock, so it is in flight when the signal comes.
  let inFlight: Promise<Response> | undefined;
  await database.sql.begin(async (tx) => {
    await tx`lock table accounts in access exclusive mode`;
    inFlight = fetch(`${url}/wix-spi/account-ids`, { method: 'POST', body: token });
    await expect
      .poll(async () => {
        const rows = await database.sql`select 1 from pg_locks where not granted`;
        return rows.length;
      })
      .toBeGreaterThan(0);
    server.kill('SIGTERM');
    await expect
      .poll(() =>
        fetch(`${url}/healthz`).then(
          (r) => r.status,
          () => 'refused',
        ),
      )
      .not.toBe(200);
  });
  expect(await inFlight).toMatchObject({ status: 200 });
  expect(await ended).toEqual([0, null]);
  expect(await database.sql`select outcome from spi_calls`).toMatchObject([{ outcome: 'OK' }]);
});
