import type { FastifyPluginAsync } from 'fastify';
import { settingsApiRoutes } from './api-routes.ts';
import { settingsPageRoutes } from './page-routes.ts';
import type { SettingsDeps } from './procedures.ts';
import { createSettingsSessions } from './sessions.ts';

export interface SettingsPageOptions {
  readonly appId: string;
  readonly appSecret: string;
  /** Where the built page lies. */
  readonly pagesDirectory: string;
  /** Who may frame the page beside Wix's hosts: origins, for the sandbox's dashboard. */
  readonly frameOrigins: readonly string[];
}

/** The site owner's page and what it calls, below `/settings`. */
export const settingsRoutes =
  (deps: Omit<SettingsDeps, 'sessions'>, options: SettingsPageOptions): FastifyPluginAsync =>
  async (app) => {
    app.addHook('preClose', async () => deps.changes.close());
    const sessions = createSettingsSessions({ ...options, now: deps.now });
    await app.register(settingsApiRoutes({ ...deps, sessions }), { prefix: '/api' });
    await app.register(settingsPageRoutes({ sessions }, options));
  };
