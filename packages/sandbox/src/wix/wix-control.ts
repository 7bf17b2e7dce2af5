import type { z } from 'zod';
import type { FaultRules } from '../simulation/fault-rules.ts';
import type { Outbox } from '../simulation/outbox.ts';
import type { RequestLog } from '../simulation/request-log.ts';
import type { ArchivedReading } from './catalog-routes.ts';
import type { Checkout } from './checkout.ts';
import type { Drafts } from './drafts.ts';
import type { Installer } from './installer.ts';
import type { SiteOwner } from './site-owner.ts';
import {
  contentOf,
  emptyContent,
  plainContent,
  type SavedContent,
  savedContentSchema,
} from './wix-catalog.ts';
import type { WixEvents } from './wix-events.ts';
import type { WixOrders } from './wix-orders.ts';
import {
  type configurationChangeSchema,
  configurationSchema,
  type SandboxConfiguration,
  type siteChangeSchema,
  siteSchema,
  type WixSite,
  type WixState,
} from './wix-state.ts';

/** What the control is made of. */
interface Parts {
  readonly faults: FaultRules;
  readonly requests: RequestLog;
  readonly webhooks: Outbox;
  /** Sends events, also such as Wix never sent. */
  readonly events: WixEvents;
  readonly installer: Installer;
  readonly drafts: Drafts;
  readonly siteOwner: SiteOwner;
  readonly orders: WixOrders;
  readonly checkout: Checkout;
  /** Tells where the SPI adapter is, or that there is none. */
  aim(adapterUrl: string | null): void;
  /** Changes how many calls an instance may make in a minute. */
  allowCallsAMinute(calls: number): void;
  /** Chooses what lists asked with `archived=true` hold; `only` the archived ones at first. */
  readArchivedAs(reading: ArchivedReading): void;
}

/** The hands behind the simulated Wix: what site owners, shoppers, Wix itself and a test can do. */
export interface WixControl extends Parts {
  addSite(site: z.input<typeof siteSchema>): WixSite;
  sites(): WixSite[];
  changeSite(instanceId: string, change: z.input<typeof siteChangeSchema>): WixSite | null;
  /** Adds a location with an empty catalog; an installed app hears of it. */
  addConfiguration(configuration: z.input<typeof configurationSchema>): SandboxConfiguration;
  configurations(instanceId?: string): SandboxConfiguration[];
  changeConfiguration(
    id: string,
    change: z.input<typeof configurationChangeSchema>,
  ): SandboxConfiguration | null;

  /** The live catalog, as visitors have it; null where it is unknown. */
  catalog(catalogId: string): SandboxCatalog | null;
  /** Puts a menu of the site owner's own in place of the live one, without a draft. */
  replaceCatalog(catalogId: string, content: z.input<typeof savedContentSchema>): void;

  disconnections(): WixState['disconnections'];
  biEvents(): WixState['biEvents'];
}

export interface SandboxCatalog extends SavedContent {
  readonly id: string;
  readonly instanceId: string;
  readonly locationId: string;
  readonly archived: boolean;
  readonly draftPublishedDate: string | null;
  /** Who holds a draft of it, if anybody. */
  readonly draftHeldBy: 'app' | 'somebody_else' | null;
}

export function createWixControl(state: WixState, parts: Parts): WixControl {
  const { events } = parts;
  return {
    ...parts,

    addSite: (input) => {
      const site = siteSchema.parse(input);
      state.sites.set(site.instanceId, site);
      state.changed();
      return site;
    },
    sites: () => [...state.sites.values()],
    changeSite: (instanceId, change) => {
      const site = state.sites.get(instanceId);
      if (!site) return null;
      const changed = siteSchema.parse({ ...site, ...change });
      state.sites.set(instanceId, changed);
      state.changed();
      return changed;
    },
    addConfiguration: (input) => {
      const configuration = configurationSchema.parse(input);
      state.configurations.set(configuration.id, configuration);
      state.catalogs.set(configuration.catalogId, {
        id: configuration.catalogId,
        instanceId: configuration.instanceId,
        locationId: configuration.locationId,
        archived: false,
        draftPublishedDate: null,
        content: emptyContent(),
      });
      state.changed();
      const site = state.sites.get(configuration.instanceId);
      if (site?.installation === 'installed') {
        events.configurationCreated(site, configuration);
        events.catalogCreated(site.instanceId, configuration.catalogId);
      }
      return configuration;
    },
    configurations: (instanceId) =>
      [...state.configurations.values()].filter(
        (configuration) => instanceId === undefined || configuration.instanceId === instanceId,
      ),
    changeConfiguration: (id, change) => {
      const configuration = state.configurations.get(id);
      if (!configuration) return null;
      const changed = configurationSchema.parse({ ...configuration, ...change });
      state.configurations.set(id, changed);
      state.changed();
      return changed;
    },

    catalog: (catalogId) => {
      const catalog = state.catalogs.get(catalogId);
      if (!catalog) return null;
      const { content, ...about } = catalog;
      const draft = [...state.drafts.values()].find((one) => one.catalogId === catalogId);
      return { ...about, ...plainContent(content), draftHeldBy: draft?.heldBy ?? null };
    },
    replaceCatalog: (catalogId, content) => {
      const catalog = state.catalogs.get(catalogId);
      if (!catalog) throw new Error(`no catalog ${catalogId}`);
      state.catalogs.set(catalogId, {
        ...catalog,
        content: contentOf(savedContentSchema.parse(content)),
      });
      state.changed();
      events.catalogChanged(catalog.instanceId, catalogId);
    },

    disconnections: () => state.disconnections,
    biEvents: () => state.biEvents,
  };
}
