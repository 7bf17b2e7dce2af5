import type { z } from 'zod';
import { accountRoutes } from './account-routes.ts';
import { configurationRoutes } from './configuration-routes.ts';
import { overviewRoute } from './overview.ts';
import type { SettingsRoute } from './route.ts';
import { syncRoutes } from './sync-routes.ts';
import { troublesRoute } from './troubles-route.ts';

/** Everything that the page may ask for with a session. */
export const allSettingsRoutes = [
  overviewRoute,
  ...accountRoutes,
  ...configurationRoutes,
  ...syncRoutes,
  troublesRoute,
] as const;

type Route = (typeof allSettingsRoutes)[number];

/** By method and path: what the page sends, the path's parameters among it, and what it gets. */
export type SettingsApi = {
  readonly [One in Route as `${One['method']} ${One['path']}`]: One extends SettingsRoute<
    infer _Verb,
    infer _Path,
    infer Input,
    infer Body
  >
    ? { readonly input: z.input<Input>; readonly answer: Body }
    : never;
};
