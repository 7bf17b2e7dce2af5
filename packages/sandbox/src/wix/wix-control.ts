import type { z } from 'zod';
import type { FaultRules } from '../stage/fault-rules.ts';
import type { Outbox } from '../stage/outbox.ts';
import type { RequestLog } from '../stage/request-log.ts';
import type { Installer } from './installer.ts';
import type { RateLimit } from './wix-call.ts';
import { emptyContent } from './wix-catalog.ts';
import type { WixEvents } from './wix-events.ts';
import {
  configurationSchema,
  type SandboxConfiguration,
  siteSchema,
  type WixSite,
  type WixState,
} from './wix-state.ts';

/** The hands behind the simulated Wix: what site owners, Wix itself and a test can do to it. */
export interface WixControl {
  readonly faults: FaultRules;
  readonly requests: RequestLog;
  readonly webhooks: Outbox;
  /** Sends events, also such as Wix never sent. */
  readonly events: WixEvents;
  readonly installer: Installer;
  /** Tells where the SPI adapter is, or that there is none. */
  aim(adapterUrl: string | null): void;
  /** Changes how many calls an instance may make in a minute. */
  allowCallsAMinute(calls: number): void;

  addSite(site: z.input<typeof siteSchema>): WixSite;
  sites(): WixSite[];
  /** Adds a location with an empty catalog; an installed app hears of it. */
  addConfiguration(configuration: z.input<typeof configurationSchema>): SandboxConfiguration;
  configurations(instanceId?: string): SandboxConfiguration[];
  /** @returns null where it is unknown */
  changeConfiguration(
    id: string,
    change: Partial<Pick<SandboxConfiguration, 'enabled' | 'archived' | 'locationName'>>,
  ): SandboxConfiguration | null;

  disconnections(): WixState['disconnections'];
  biEvents(): WixState['biEvents'];
}

export function createWixControl(deps: {
  readonly state: WixState;
  readonly events: WixEvents;
  readonly installer: Installer;
  readonly faults: FaultRules;
  readonly requests: RequestLog;
  readonly outbox: Outbox;
  readonly limit: RateLimit;
  readonly aim: (adapterUrl: string | null) => void;
}): WixControl {
  const { state, events } = deps;
  return {
    faults: deps.faults,
    requests: deps.requests,
    webhooks: deps.outbox,
    events,
    installer: deps.installer,
    aim: deps.aim,
    allowCallsAMinute: deps.limit.allow,

    addSite: (input) => {
      const site = siteSchema.parse(input);
      state.sites.set(site.instanceId, site);
      state.changed();
      return site;
    },
    sites: () => [...state.sites.values()],
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
      const changed = { ...configuration, ...change };
      state.configurations.set(id, changed);
      state.changed();
      return changed;
    },

    disconnections: () => state.disconnections,
    biEvents: () => state.biEvents,
  };
}
