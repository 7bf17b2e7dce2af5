import type { SettingsRoute } from './route.ts';

/** Everything that the page may ask for with a session. */
export const allSettingsRoutes: readonly SettingsRoute[] = [];
