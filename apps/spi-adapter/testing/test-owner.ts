import { fileURLToPath } from 'node:url';
import { type Core, createPosRegistry, runJobs } from '@pos-bridge/core';
import { createSandboxPosProvider } from '@pos-bridge/pos-sandbox';
import {
  createSandboxPos,
  createSandboxWix,
  type SandboxPos,
  type SandboxWix,
  seedDemo,
} from '@pos-bridge/sandbox';
import { createWixGateway } from '@pos-bridge/wix';
import { freePort } from '../../../testing/free-port.ts';
import { startTestAdapter, type TestAdapter } from './test-adapter.ts';
import { appId, appSecret } from './tokens.ts';

/**
 * Everything that a site owner's browser meets: Wix's dashboard, the settings page as it is built, the
 * POS's consent; adapter, worker and database behind them. The demo merchants are in Wix and in the POS,
 * and the bridge knows none of them.
 */
export interface TestOwner {
  readonly adapter: TestAdapter;
  readonly core: Core;
  readonly wix: SandboxWix;
  readonly wixUrl: string;
  readonly pos: SandboxPos;
  close(): Promise<void>;
}

const client = { clientId: 'pos-bridge', clientSecret: 'pos-client-secret' };
const webhookSecret = `whsec_${Buffer.from('a-secret-of-the-tests-01').toString('base64')}`;

export async function createTestOwner(): Promise<TestOwner> {
  const wix = createSandboxWix({ app: { appId, appSecret }, callsAMinute: 100_000 });
  const wixUrl = await wix.listen();
  const pos = createSandboxPos(client);
  const posUrl = await pos.listen();
  const port = await freePort();
  const adapter = await startTestAdapter({
    appSecret,
    publicKeys: [wix.publicKeyPem],
    port,
    frameOrigins: [wixUrl],
    pagesDirectory: fileURLToPath(new URL('../../settings-page/dist', import.meta.url)),
    core: {
      settings: { spiCallRetentionDays: 30, publicUrl: `http://127.0.0.1:${port}` },
      pos: createPosRegistry([
        createSandboxPosProvider({ baseUrl: posUrl, webhookSecrets: [webhookSecret], ...client }),
      ]),
      wix: createWixGateway({
        baseUrl: wixUrl,
        appId,
        appSecret,
        installerBaseUrl: `${wixUrl}/installer`,
        retry: { firstDelayMs: 1 },
      }),
    },
  });
  wix.control.aim(adapter.url);
  pos.control.webhooks.aim({
    url: `${adapter.url}/pos/sandbox/webhooks`,
    secrets: [webhookSecret],
  });
  seedDemo({ pos: pos.control, wix: wix.control });
  const { core } = adapter.core;
  const jobs = await runJobs(adapter.database.url, core.jobHandlers, adapter.log);
  return {
    adapter,
    core,
    wix,
    wixUrl,
    pos,
    close: async () => {
      await jobs.stop(5_000);
      await wix.close();
      await pos.close();
      await adapter.close();
    },
  };
}
