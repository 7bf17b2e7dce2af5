import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { asApp, type WixCallDeps } from './wix-call.ts';
import { noFields } from './wix-catalog.ts';
import { WixRefusal } from './wix-errors.ts';
import type { SandboxConfiguration, WixState } from './wix-state.ts';

const params = z.object({ id: z.string().min(1) });
const disconnectBody = z.strictObject({ appDefId: z.string() });
const base = '/restaurants/v1/pos-integration';

/** POS connectivity (contract §3). */
export function addConnectivityRoutes(
  app: FastifyInstance,
  deps: WixCallDeps & {
    readonly appId: string;
    readonly state: WixState;
    readonly adapterUrl: () => string;
  },
): void {
  const { state, clock } = deps;

  const shown = (configuration: SandboxConfiguration) => ({
    id: configuration.id,
    location: { name: configuration.locationName },
    catalogId: configuration.catalogId,
    archived: configuration.archived,
    enabled: configuration.enabled,
    integrationSettingsUrl: `${deps.adapterUrl()}/settings`,
  });
  const ownConfiguration = (instanceId: string, id: string): SandboxConfiguration => {
    const configuration = state.configurations.get(id);
    if (configuration?.instanceId !== instanceId)
      throw new WixRefusal(404, 'CONFIGURATION_NOT_FOUND', 'No such configuration');
    return configuration;
  };

  app.get(
    `${base}/configurations`,
    asApp(deps, 'list_configurations', ({ instanceId }) => ({
      configurations: [...state.configurations.values()]
        .filter((configuration) => configuration.instanceId === instanceId)
        .map(shown),
    })),
  );
  app.get(
    `${base}/configurations/:id`,
    asApp(deps, 'get_configuration', ({ instanceId, request }) => ({
      configuration: shown(ownConfiguration(instanceId, params.parse(request.params).id)),
    })),
  );
  app.post(
    `${base}/accounts/:id/disconnect`,
    asApp(deps, 'disconnect_account', ({ instanceId, request }) => {
      const { appDefId } = disconnectBody.parse(request.body);
      if (appDefId !== deps.appId)
        throw new WixRefusal(403, 'ANOTHER_APP', 'The account belongs to another app');
      const accountId = params.parse(request.params).id;
      const at = clock.now().toISOString();
      state.disconnections.push({ at, instanceId, accountId, configurationId: null });
      state.changed();
      return {};
    }),
  );
  app.post(
    `${base}/configurations/:id/disconnect`,
    asApp(deps, 'disconnect_configuration', ({ instanceId, request }) => {
      noFields.parse(request.body ?? {});
      const configuration = ownConfiguration(instanceId, params.parse(request.params).id);
      state.configurations.set(configuration.id, {
        ...configuration,
        connected: false,
        enabled: false,
      });
      const at = clock.now().toISOString();
      state.disconnections.push({
        at,
        instanceId,
        accountId: null,
        configurationId: configuration.id,
      });
      state.changed();
      return {};
    }),
  );
}
