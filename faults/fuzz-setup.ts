import { generateKeyPairSync } from 'node:crypto';
import { createSandboxWix, type SandboxPos, type SandboxWix } from '@pos-bridge/sandbox';
import { freePort } from '../testing/free-port.ts';
import { type MeasuredProcess, startMeasured } from './measured-process.ts';
import { createSetup } from './orders-once-setup.ts';
import { untilReady } from './until-ready.ts';

export const app = { appId: 'fuzz-app', appSecret: 'fuzz-secret-of-some-length' };
/** Signs as Wix and as the POS: whoever holds these is genuine. */
export const wixKeys = generateKeyPairSync('rsa', { modulusLength: 2048 });
export const posWebhookKey = Buffer.from('fuzz-pos-webhook-secret-of-a-length');
export const administrator = {
  email: 'fuzz@example.com',
  password: 'brisk-otters-fold-nine-paper-lamps',
};

/** Two processes are called, and the third works on what the calls leave. */
export const processNames = ['adapter', 'console', 'worker'] as const;
export type ProcessName = (typeof processNames)[number];

/** A merchant that is ready for orders, and the processes. */
export interface FuzzSetup {
  readonly address: {
    readonly instanceId: string;
    readonly accountId: string;
    readonly configurationId: string;
  };
  readonly wix: SandboxWix;
  readonly pos: SandboxPos;
  readonly adapterUrl: string;
  readonly consoleUrl: string;
  readonly processes: Readonly<Record<ProcessName, MeasuredProcess>>;
  close(): Promise<void>;
}

export async function openSetup(databaseUrl: string): Promise<FuzzSetup> {
  const { pos, address, env: ordersEnv } = await createSetup(databaseUrl, 0);
  const pem = wixKeys.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
  const wix = createSandboxWix({ app, privateKeyPem: pem, callsAMinute: 1_000_000 });
  wix.control.addSite({
    metaSiteId: 'fuzz-site',
    name: 'Fuzz',
    instanceId: address.instanceId,
    ownerId: 'owner',
    currency: 'USD',
    installation: 'installed',
  });
  wix.control.addConfiguration({
    id: address.configurationId,
    instanceId: address.instanceId,
    locationId: 'fuzz-location',
    locationName: 'Main Street',
    catalogId: 'fuzz-catalog',
    enabled: true,
  });
  const [adapterPort, consolePort, workerPort] = [
    await freePort(),
    await freePort(),
    await freePort(),
  ];
  const adapterUrl = `http://127.0.0.1:${adapterPort}`;
  const consoleUrl = `http://127.0.0.1:${consolePort}`;
  wix.control.aim(adapterUrl);
  const env = {
    ...ordersEnv,
    PUBLIC_URL: adapterUrl,
    CONSOLE_URL: consoleUrl,
    WIX_APP_ID: app.appId,
    WIX_APP_SECRET: app.appSecret,
    WIX_PUBLIC_KEY: wix.publicKeyPem,
    WIX_API_URL: await wix.listen(),
    SANDBOX_POS_WEBHOOK_SECRETS: `whsec_${posWebhookKey.toString('base64')}`,
  };
  const processes = {
    // Behind a proxy, so that the calls come from many addresses and few meet a limit.
    adapter: startMeasured('apps/spi-adapter/src/server.ts', {
      ...env,
      SPI_HOST: '127.0.0.1',
      SPI_PORT: String(adapterPort),
      SPI_INTERNAL_PORT: '0',
      SPI_PROXIES: '1',
    }),
    console: startMeasured('apps/console/src/server/server.ts', {
      ...env,
      CONSOLE_HOST: '127.0.0.1',
      CONSOLE_PORT: String(consolePort),
      CONSOLE_INTERNAL_PORT: '0',
      CONSOLE_PROXIES: '1',
      CONSOLE_AUTH_SECRET: 'fuzz'.repeat(10),
      CONSOLE_ADMIN_EMAIL: administrator.email,
      CONSOLE_ADMIN_PASSWORD: administrator.password,
    }),
    worker: startMeasured('apps/worker/src/server.ts', {
      ...env,
      WORKER_HOST: '127.0.0.1',
      WORKER_PORT: String(workerPort),
    }),
  };
  const workerUrl = `http://127.0.0.1:${workerPort}`;
  await Promise.all([adapterUrl, consoleUrl, workerUrl].map((url) => untilReady(url)));
  return {
    address,
    wix,
    pos,
    adapterUrl,
    consoleUrl,
    processes,
    close: async () => {
      await Promise.all(Object.values(processes).map((process) => process.stop()));
      await Promise.all([wix.close(), pos.close()]);
    },
  };
}
