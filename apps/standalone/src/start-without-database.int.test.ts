import { generateKeyPairSync } from 'node:crypto';
import { createTestDatabase } from '@pos-bridge/core/testing';
import { expect, onTestFinished, test, vi } from 'vitest';
import { freePort } from '../../../testing/free-port.ts';
import { startChild, untilReady } from './child.ts';

test('a process that is started while the database lets nobody in is there once it does', async () => {
  const database = await createTestDatabase();
  onTestFinished(() => database.drop());
  await database.setReachable(false);
  const [adapterPort, workerPort, consolePort] = await Promise.all([
    freePort(),
    freePort(),
    freePort(),
  ]);
  const { publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const env = {
    DATABASE_URL: database.url,
    LOG_LEVEL: 'warn',
    ENCRYPTION_KEY: `k:${Buffer.alloc(32, 1).toString('base64')}`,
    WIX_APP_ID: 'an-app',
    WIX_APP_SECRET: 'a-secret-of-the-app',
    WIX_PUBLIC_KEY: publicKey.export({ type: 'spki', format: 'pem' }).toString(),
    PUBLIC_URL: `http://127.0.0.1:${adapterPort}`,
    SPI_HOST: '127.0.0.1',
    SPI_PORT: String(adapterPort),
    SPI_INTERNAL_PORT: '0',
    WORKER_HOST: '127.0.0.1',
    WORKER_PORT: String(workerPort),
    CONSOLE_HOST: '127.0.0.1',
    CONSOLE_PORT: String(consolePort),
    CONSOLE_INTERNAL_PORT: '0',
    CONSOLE_URL: `http://127.0.0.1:${consolePort}`,
    CONSOLE_AUTH_SECRET: 'a-secret-for-the-sessions-of-this-test',
    CONSOLE_ADMIN_EMAIL: 'admin@example.com',
    CONSOLE_ADMIN_PASSWORD: 'seven quiet herons at noon',
  };
  // A child's lines, each behind its name.
  const printed = vi.spyOn(console, 'log').mockImplementation(() => {});
  onTestFinished(() => printed.mockRestore());
  const started = [
    { name: 'adapter', script: 'apps/spi-adapter/src/server.ts', port: adapterPort },
    { name: 'worker', script: 'apps/worker/src/server.ts', port: workerPort },
    { name: 'console', script: 'apps/console/src/server/server.ts', port: consolePort },
  ].map(({ name, script, port }) => ({ port, child: startChild(name, script, env) }));
  onTestFinished(async () => {
    await Promise.all(started.map(({ child }) => child.stop()));
  });

  const areWaiting = () =>
    started.filter(({ child: { name } }) =>
      printed.mock.calls.some(([line]) =>
        new RegExp(`^\\[${name}\\] .*the database is away`).test(String(line)),
      ),
    ).length;
  await expect.poll(areWaiting).toBe(started.length);

  await database.setReachable(true);
  await Promise.all(
    started.map(({ child, port }) => untilReady(child, `http://127.0.0.1:${port}/readyz`)),
  );
});
