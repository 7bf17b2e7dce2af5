import { createPosRegistry } from '@pos-bridge/core';
import type { LocationId } from '@pos-bridge/core/ids';
import {
  type ConfigurationAddress,
  createProgrammablePos,
  insertAccount,
  insertConfiguration,
  insertInstance,
  insertLocation,
  insertPublishedCatalog,
  type OrderRequest,
  type ProgrammablePos,
  sampleCatalog,
  sampleOrder,
} from '@pos-bridge/core/testing';
import type { WixOrder } from '@pos-bridge/wix';
import type { SandboxControl } from '../src/server/sandbox/sandbox-control.ts';
import { startTestConsole, type TestConsole } from './test-console.ts';
import type { TestSite } from './test-site.ts';

/** A restaurant that is ready for orders, with a POS that can be told to go wrong, and the console. */
export interface TestRestaurant {
  readonly console_: TestConsole;
  readonly pos: ProgrammablePos;
  readonly address: ConfigurationAddress;
  readonly locationId: LocationId;
  /** As Wix asks, about an order of the sample menu. */
  request(changes?: Partial<WixOrder>): OrderRequest<WixOrder>;
}

export async function openTestRestaurant(
  webDirectory?: string,
  options: {
    readonly site?: TestSite;
    readonly sandbox?: SandboxControl;
    readonly pos?: ProgrammablePos;
  } = {},
): Promise<TestRestaurant> {
  const { site, pos = createProgrammablePos() } = options;
  const console_ = await startTestConsole(
    webDirectory,
    { pos: createPosRegistry([pos.provider]), ...(site && { wix: site.gateway }) },
    options.sandbox ?? null,
  );
  const { db } = console_.database;
  const instanceId = await insertInstance(db, site && { id: site.instanceId });
  const accountId = await insertAccount(db, instanceId, {
    provider: pos.provider.declaration.key,
    merchantName: 'Trattoria Test',
    posCredentials: await console_.deps.sealer.seal('{}'),
  });
  const locationId = await insertLocation(db, accountId, { posLocationId: 'pos-1' });
  const configurationId = await insertConfiguration(db, instanceId, {
    accountId,
    locationId,
    ...(site && { id: site.configurationId, catalogId: site.catalogId }),
  });
  await insertPublishedCatalog(db, configurationId, sampleCatalog());
  const address = { instanceId, accountId, configurationId };
  return {
    console_,
    pos,
    address,
    locationId,
    request: (changes = {}) => ({
      ...address,
      requestId: null,
      paidByPosGateway: false,
      order: sampleOrder(3, changes),
    }),
  };
}
