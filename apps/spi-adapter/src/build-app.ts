import cookie from '@fastify/cookie';
import { endConnectionsOnShutDown } from '@pos-bridge/composition';
import Fastify, { type FastifyInstance } from 'fastify';
import type { AdapterDeps } from './adapter-deps.ts';
import { adapterHealth, registerInternal } from './build-internal-app.ts';
import { installRoute } from './routes/install.ts';
import { limitVisits } from './routes/limit-visits.ts';
import { oauthCallbackRoute } from './routes/oauth-callback.ts';
import { posConnectRoutes } from './routes/pos-connect.ts';
import { posWebhookRoutes } from './routes/pos-webhooks.ts';
import { spiRoutes } from './routes/spi.ts';
import { wixWebhooksRoute } from './routes/wix-webhooks.ts';
import { type SettingsPageOptions, settingsRoutes } from './settings/settings-routes.ts';

export interface AppOptions {
  readonly publicUrl: string;
  /** Proxies of ours in front, whose X-Forwarded-For is believed. */
  readonly proxies: number;
  /** From one address, to the pages of installation and connection. */
  readonly visitsAMinute: number;
  /** True: metrics and docs are here too, for a machine that nobody else reaches. */
  readonly withInternal: boolean;
  readonly settingsPage: SettingsPageOptions;
}

/** The adapter, ready to listen; `server.ts` does that. */
export async function buildApp(deps: AdapterDeps, options: AppOptions): Promise<FastifyInstance> {
  const app = Fastify({
    logger: false,
    trustProxy: options.proxies > 0 && ((_address, hop) => hop < options.proxies),
    // Between Wix and us stands a proxy that keeps connections longer than Node's 5 s.
    keepAliveTimeout: 72_000,
    requestTimeout: 30_000,
    return503OnClosing: true,
  });
  endConnectionsOnShutDown(app);
  if (options.withInternal) await registerInternal(app, deps, options.publicUrl);
  await app.register(adapterHealth(deps));
  await app.register(async (installation) => {
    await installation.register(cookie);
    await limitVisits(installation, deps, options.visitsAMinute);
    await installation.register(installRoute(deps, options.publicUrl));
    await installation.register(oauthCallbackRoute(deps, options.publicUrl));
    await installation.register(posConnectRoutes(deps, options.publicUrl));
  });
  await app.register(wixWebhooksRoute(deps));
  await app.register(spiRoutes(deps), { prefix: '/wix-spi' });
  await app.register(settingsRoutes(deps, options.settingsPage), { prefix: '/settings' });
  await app.register(posWebhookRoutes(deps), { prefix: '/pos' });
  return app;
}
