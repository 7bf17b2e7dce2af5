import { randomUUID } from 'node:crypto';
import { type Core, createPosRegistry, runJobs } from '@pos-bridge/core';
import type { RunningJobs } from '@pos-bridge/core/testing';
import { createSandboxPosProvider } from '@pos-bridge/pos-sandbox';
import {
  createSandboxPos,
  createSandboxWix,
  type SandboxPos,
  type SandboxWix,
} from '@pos-bridge/sandbox';
import {
  type ConfigurationId,
  configurationIdSchema,
  createWixGateway,
  type InstanceId,
  instanceIdSchema,
} from '@pos-bridge/wix';
import { startTestAdapter, type TestAdapter } from './test-adapter.ts';
import { appId, appSecret } from './tokens.ts';
import { createVisitor, type Visitor } from './visitor.ts';

/** The bridge between a simulated Wix and a simulated POS: adapter, worker and database, all real. */
export interface TestMerchant {
  readonly adapter: TestAdapter;
  readonly core: Core;
  readonly wix: SandboxWix;
  readonly wixUrl: string;
  readonly pos: SandboxPos;
  /** How the outside calls the bridge; a visitor finds it there. */
  readonly publicUrl: string;
  newVisitor(): Visitor;
  /** A site with two locations, that has never had the app. */
  addSite(): {
    readonly instanceId: InstanceId;
    readonly configurationIds: readonly ConfigurationId[];
  };
  /** A restaurant in the POS, with locations of the same names as a site's. */
  addMerchant(): string;
  close(): Promise<void>;
}

const client = { clientId: 'pos-bridge', clientSecret: 'pos-client-secret' };
export const locationNames = ['Harbour', 'Old Mill'] as const;

export async function createTestMerchant(
  options: {
    readonly now?: () => Date;
    /** False: what is enqueued waits. */
    readonly worker?: boolean;
  } = {},
): Promise<TestMerchant> {
  const wix = createSandboxWix({ app: { appId, appSecret }, callsAMinute: 100_000 });
  const wixUrl = await wix.listen();
  const pos = createSandboxPos(client);
  const posUrl = await pos.listen();
  const publicUrl = 'http://bridge.example';
  const adapter = await startTestAdapter({
    appSecret,
    publicKeys: [wix.publicKeyPem],
    core: {
      ...(options.now && { clock: { now: options.now } }),
      pos: createPosRegistry([
        createSandboxPosProvider({ baseUrl: posUrl, webhookSecrets: [], ...client }),
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
  const { core } = adapter.core;
  const jobs: RunningJobs | undefined =
    options.worker === false
      ? undefined
      : await runJobs(adapter.database.url, core.jobHandlers, adapter.log);

  return {
    adapter,
    core,
    wix,
    wixUrl,
    pos,
    publicUrl,
    newVisitor: () => createVisitor((address) => address.replace(publicUrl, adapter.url)),
    addSite: () => {
      const instanceId = instanceIdSchema.parse(randomUUID());
      wix.control.addSite({
        metaSiteId: `site-of-${instanceId}`,
        name: 'Trattoria',
        instanceId,
        ownerId: randomUUID(),
        currency: 'EUR',
      });
      const configurationIds = locationNames.map((locationName) => {
        const id = configurationIdSchema.parse(randomUUID());
        wix.control.addConfiguration({
          id,
          instanceId,
          locationId: randomUUID(),
          locationName,
          catalogId: randomUUID(),
        });
        return id;
      });
      return { instanceId, configurationIds };
    },
    addMerchant: () => {
      const id = randomUUID();
      pos.control.addMerchant({ id, name: 'Trattoria Luigi' });
      for (const name of locationNames) {
        pos.control.addLocation({
          id: `${name}-${id}`,
          merchantId: id,
          name: `Trattoria Luigi ${name}`,
          address: { street: 'Quay 1', city: 'Porto', zipCode: '4000', countryCode: 'PT' },
          timeZone: 'Europe/Lisbon',
          currency: 'EUR',
          openingHours: [],
          services: [{ type: 'pickup' }],
          menu: { menus: [], categories: [], items: [], modifiers: [] },
        });
      }
      return id;
    },
    close: async () => {
      await jobs?.stop(5_000);
      await wix.close();
      await pos.close();
      await adapter.close();
    },
  };
}
