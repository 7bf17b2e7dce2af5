import { randomUUID } from 'node:crypto';
import { sampleCatalog, samplePublished } from '@pos-bridge/core/testing';
import { createSandboxWix, type SandboxWix } from '@pos-bridge/sandbox';
import {
  type CatalogId,
  type ConfigurationId,
  catalogIdSchema,
  configurationIdSchema,
  createWixGateway,
  type InstanceId,
  instanceIdSchema,
  type WixGateway,
} from '@pos-bridge/wix';

/** A Wix site with the sample menu, on the simulated Wix over real HTTP. */
export interface TestSite {
  readonly url: string;
  readonly wix: SandboxWix;
  readonly gateway: WixGateway;
  readonly instanceId: InstanceId;
  readonly configurationId: ConfigurationId;
  readonly catalogId: CatalogId;
  /** Whether visitors can order the dish. */
  shows(dishPosId: string): boolean | undefined;
  close(): Promise<void>;
}

const app = { appId: 'test-app', appSecret: 'test-secret' };

export async function openTestSite(): Promise<TestSite> {
  const wix = createSandboxWix({ app });
  const instanceId = instanceIdSchema.parse(randomUUID());
  const configurationId = configurationIdSchema.parse(randomUUID());
  const catalogId = catalogIdSchema.parse(randomUUID());
  wix.control.addSite({
    metaSiteId: randomUUID(),
    name: 'Trattoria Test',
    instanceId,
    ownerId: randomUUID(),
    currency: 'EUR',
    installation: 'installed',
  });
  wix.control.addConfiguration({
    id: configurationId,
    instanceId,
    locationId: randomUUID(),
    locationName: 'Main Street',
    catalogId,
    enabled: true,
  });
  const published = samplePublished(sampleCatalog());
  const items = [...published.posIdByWixId.keys()];
  wix.control.replaceCatalog(catalogId, {
    menus: [{ id: 'menu', name: 'All day', archived: false, sectionIds: { values: ['section'] } }],
    sections: [
      {
        id: 'section',
        menuId: 'menu',
        name: 'Dishes',
        archived: false,
        itemIds: { values: items.filter((id) => published.dishByWixId.has(id)) },
      },
    ],
    items: items.map((id) => ({
      id,
      type: published.dishByWixId.has(id) ? 'DISH' : 'VARIATION',
      name: (published.dishByWixId.get(id) ?? published.variationByWixId.get(id))?.name,
      price: { value: published.dishByWixId.get(id)?.price ?? '0', currency: 'EUR' },
      archived: false,
      inStock: true,
    })),
  });
  const url = await wix.listen();
  return {
    url,
    wix,
    gateway: createWixGateway({ baseUrl: url, ...app }),
    instanceId,
    configurationId,
    catalogId,
    shows: (dishPosId) =>
      wix.control.catalog(catalogId)?.items.find(({ id }) => id === `wix-${dishPosId}`)?.inStock,
    close: () => wix.close(),
  };
}
