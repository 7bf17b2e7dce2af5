import { accountRoutes } from './account-routes.ts';
import { configurationRoutes } from './configuration-routes.ts';
import { overviewRoute } from './overview.ts';
import type { SettingsRoute } from './route.ts';
import { syncRoutes } from './sync-routes.ts';
import { troublesRoute } from './troubles-route.ts';

/** Everything that the page may ask for with a session. */
export const allSettingsRoutes: readonly SettingsRoute[] = [
  overviewRoute,
  ...accountRoutes,
  ...configurationRoutes,
  ...syncRoutes,
  troublesRoute,
];
