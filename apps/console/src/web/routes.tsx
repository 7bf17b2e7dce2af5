import type { QueryClient } from '@tanstack/react-query';
import {
  createRootRouteWithContext,
  createRoute,
  createRouter,
  Outlet,
  redirect,
} from '@tanstack/react-router';
import type { TRPCOptionsProxy } from '@trpc/tanstack-react-query';
import { z } from 'zod';
import type { AppRouter } from '../server/router.ts';
import { lazyPage } from './components/load-page.ts';
import { NotFound } from './components/not-found.tsx';
import { PageFailure } from './components/page-failure.tsx';
import { presentAddress } from './former-addresses.ts';
import { accountsSearch } from './pages/accounts/search.ts';
import { auditSearch } from './pages/audit/search.ts';
import { driftsSearch } from './pages/drifts/search.ts';
import { homeSearch } from './pages/home/search.ts';
import { lists } from './pages/lists.ts';
import { outagesSearch } from './pages/outages/search.ts';
import { longOutagesSearch, stockSearch } from './pages/stock/search.ts';
import { webhookEventsSearch } from './pages/webhook-events/search.ts';
import { textInUrl } from './search.ts';
import { Shell } from './shell/shell.tsx';

interface RouterContext {
  readonly queries: QueryClient;
  readonly trpc: TRPCOptionsProxy<AppRouter>;
}

const rootRoute = createRootRouteWithContext<RouterContext>()({
  beforeLoad: ({ location }) => {
    const href = presentAddress(location.href);
    if (href !== undefined) throw redirect({ href, replace: true });
  },
  component: Outlet,
});

const signInRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/sign-in',
  /** `error`: why nobody came in through the OpenID provider. */
  validateSearch: z.object({ from: textInUrl, error: textInUrl }),
  component: lazyPage(() => import('./pages/sign-in/sign-in-page.tsx'), 'SignInPage'),
});

const invitationRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/invitation',
  component: lazyPage(() => import('./pages/invitation/invitation-page.tsx'), 'InvitationPage'),
});

const newPasswordRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/new-password',
  component: lazyPage(
    () => import('./pages/new-password/new-password-page.tsx'),
    'NewPasswordPage',
  ),
});

/** Everything behind the door. The server checks every call by itself; this only shows the way. */
const signedInRoute = createRoute({
  getParentRoute: () => rootRoute,
  id: 'signed-in',
  beforeLoad: async ({ context, location }) => {
    const { staff, sandbox } = await context.queries.ensureQueryData(
      context.trpc.session.current.queryOptions(),
    );
    if (staff === null) {
      const from = location.href === '/' ? undefined : location.href;
      throw redirect({ to: '/sign-in', search: { from } });
    }
    return { staff, sandbox };
  },
  component: Shell,
});

type LazyPage = ReturnType<typeof lazyPage>;

/** A page behind the door. */
const signedIn = <const Path extends string>(path: Path, component: LazyPage) =>
  createRoute({ getParentRoute: () => signedInRoute, path, component });

/** The same, where the address may hold something after the `?`. */
const signedInWith = <Search extends z.ZodObject, const Path extends string>(
  validateSearch: Search,
  path: Path,
  component: LazyPage,
) => createRoute({ getParentRoute: () => signedInRoute, path, validateSearch, component });

const homeRoute = signedInWith(
  homeSearch,
  '/',
  lazyPage(() => import('./pages/home/home-page.tsx'), 'HomePage'),
);
const spiCallsRoute = signedInWith(lists.spiCalls.search, '/spi-calls', lists.spiCalls.page);
const accountsRoute = signedInWith(
  accountsSearch,
  '/accounts',
  lazyPage(() => import('./pages/accounts/accounts-page.tsx'), 'AccountsPage'),
);
/** The account's frame; what is in it are its tabs. */
const accountRoute = signedIn(
  '/accounts/$accountId',
  lazyPage(() => import('./pages/accounts/page/account-page.tsx'), 'AccountPage'),
);
const accountOverviewRoute = createRoute({
  getParentRoute: () => accountRoute,
  path: '/',
  component: lazyPage(
    () => import('./pages/accounts/page/account-overview.tsx'),
    'AccountOverview',
  ),
});
/** A list, narrowed to the account. */
const accountTab = <Search extends z.ZodObject, const Path extends string>(
  { search, page }: { readonly search: Search; readonly page: LazyPage },
  path: Path,
) =>
  createRoute({
    getParentRoute: () => accountRoute,
    path,
    validateSearch: search,
    component: page,
  });
const accountTree = accountRoute.addChildren([
  accountOverviewRoute,
  accountTab(lists.orders, '/orders'),
  accountTab(lists.validations, '/validations'),
  accountTab(lists.syncs, '/syncs'),
  accountTab(lists.stockLocations, '/stock'),
  accountTab(lists.deliveries, '/deliveries'),
  accountTab(lists.endpoints, '/endpoints'),
  accountTab(lists.spiCalls, '/calls'),
]);
const siteRoute = signedIn(
  '/sites/$instanceId',
  lazyPage(() => import('./pages/sites/site-page.tsx'), 'SitePage'),
);
const syncsRoute = signedInWith(lists.syncs.search, '/syncs', lists.syncs.page);
const syncRunRoute = signedIn(
  '/syncs/$runId',
  lazyPage(() => import('./pages/syncs/run-page.tsx'), 'SyncRunPage'),
);
/** One subject with its lists as tabs; each has kept the address that it had as a page. */
const stockFrameRoute = createRoute({
  getParentRoute: () => signedInRoute,
  id: 'stock-frame',
  component: lazyPage(() => import('./pages/stock/stock-frame.tsx'), 'StockFrame'),
});
const stockTab = <Search extends z.ZodObject, const Path extends string>(
  validateSearch: Search,
  path: Path,
  component: LazyPage,
) => createRoute({ getParentRoute: () => stockFrameRoute, path, validateSearch, component });
const driftsRoute = stockTab(
  driftsSearch,
  '/drifts',
  lazyPage(() => import('./pages/drifts/drifts-page.tsx'), 'DriftsPage'),
);
const stockLocationsRoute = stockTab(
  lists.stockLocations.search,
  '/stock',
  lists.stockLocations.page,
);
const stockRoute = signedInWith(
  stockSearch,
  '/stock/$configurationId',
  lazyPage(() => import('./pages/stock/stock-page.tsx'), 'StockPage'),
);
const longOutagesRoute = signedInWith(
  longOutagesSearch,
  '/long-outages',
  lazyPage(() => import('./pages/stock/long-outages-page.tsx'), 'LongOutagesPage'),
);
const deliveriesRoute = stockTab(lists.deliveries.search, '/deliveries', lists.deliveries.page);
const endpointsRoute = stockTab(lists.endpoints.search, '/endpoints', lists.endpoints.page);
const webhookEventsRoute = stockTab(
  webhookEventsSearch,
  '/webhook-events',
  lazyPage(() => import('./pages/webhook-events/webhook-events-page.tsx'), 'WebhookEventsPage'),
);
const webhookEventRoute = signedIn(
  '/webhook-events/$eventId',
  lazyPage(() => import('./pages/webhook-events/webhook-event-page.tsx'), 'WebhookEventPage'),
);
const sandboxRoute = signedIn(
  '/sandbox',
  lazyPage(() => import('./pages/sandbox/sandbox-page.tsx'), 'SandboxPage'),
);
const ordersRoute = signedInWith(lists.orders.search, '/orders', lists.orders.page);
const outagesRoute = signedInWith(
  outagesSearch,
  '/outages',
  lazyPage(() => import('./pages/outages/outages-page.tsx'), 'OutagesPage'),
);
const orderRoute = signedIn(
  '/orders/$orderId',
  lazyPage(() => import('./pages/orders/order/order-page.tsx'), 'OrderPage'),
);
const validationsRoute = signedInWith(
  lists.validations.search,
  '/validations',
  lists.validations.page,
);
const validationRoute = signedIn(
  '/validations/$validationId',
  lazyPage(() => import('./pages/validations/validation-page.tsx'), 'ValidationPage'),
);
const auditRoute = signedInWith(
  auditSearch,
  '/audit',
  lazyPage(() => import('./pages/audit/audit-page.tsx'), 'AuditPage'),
);
const staffRoute = signedIn(
  '/staff',
  lazyPage(() => import('./pages/staff/staff-page.tsx'), 'StaffPage'),
);
const erasureRoute = signedIn(
  '/erasure',
  lazyPage(() => import('./pages/erasure/erasure-page.tsx'), 'ErasurePage'),
);
const ownSessionsRoute = signedIn(
  '/own-sessions',
  lazyPage(() => import('./pages/own-sessions/own-sessions-page.tsx'), 'OwnSessionsPage'),
);
const routeTree = rootRoute.addChildren([
  signInRoute,
  invitationRoute,
  newPasswordRoute,
  signedInRoute.addChildren([
    homeRoute,
    spiCallsRoute,
    accountsRoute,
    accountTree,
    siteRoute,
    syncsRoute,
    syncRunRoute,
    stockFrameRoute.addChildren([
      stockLocationsRoute,
      driftsRoute,
      webhookEventsRoute,
      deliveriesRoute,
      endpointsRoute,
    ]),
    stockRoute,
    longOutagesRoute,
    webhookEventRoute,
    sandboxRoute,
    ordersRoute,
    orderRoute,
    outagesRoute,
    validationsRoute,
    validationRoute,
    auditRoute,
    staffRoute,
    erasureRoute,
    ownSessionsRoute,
  ]),
]);

export const createConsoleRouter = (context: RouterContext) =>
  createRouter({
    routeTree,
    context,
    defaultPreload: 'intent',
    defaultErrorComponent: ({ error, reset }) => <PageFailure error={error} retry={reset} />,
    defaultNotFoundComponent: NotFound,
    scrollRestoration: true,
  });

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof createConsoleRouter>;
  }
}
