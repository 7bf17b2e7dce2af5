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
import { deliveriesSearch } from './pages/deliveries/search.ts';
import { driftsSearch } from './pages/drifts/search.ts';
import { endpointsSearch } from './pages/endpoints/search.ts';
import { homeSearch } from './pages/home/search.ts';
import { ordersSearch } from './pages/orders/search.ts';
import { spiCallsSearch } from './pages/spi-calls/search.ts';
import { longOutagesSearch, stockLocationsSearch, stockSearch } from './pages/stock/search.ts';
import { syncsSearch } from './pages/syncs/search.ts';
import { validationsSearch } from './pages/validations/search.ts';
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

const homeRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/',
  validateSearch: homeSearch,
  component: lazyPage(() => import('./pages/home/home-page.tsx'), 'HomePage'),
});

const spiCallsRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/spi-calls',
  validateSearch: spiCallsSearch,
  component: lazyPage(() => import('./pages/spi-calls/spi-calls-page.tsx'), 'SpiCallsPage'),
});

const accountsRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/accounts',
  validateSearch: accountsSearch,
  component: lazyPage(() => import('./pages/accounts/accounts-page.tsx'), 'AccountsPage'),
});

const accountRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/accounts/$accountId',
  component: lazyPage(() => import('./pages/accounts/page/account-page.tsx'), 'AccountPage'),
});

const siteRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/sites/$instanceId',
  component: lazyPage(() => import('./pages/sites/site-page.tsx'), 'SitePage'),
});

const syncsRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/syncs',
  validateSearch: syncsSearch,
  component: lazyPage(() => import('./pages/syncs/syncs-page.tsx'), 'SyncsPage'),
});

const syncRunRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/syncs/$runId',
  component: lazyPage(() => import('./pages/syncs/run-page.tsx'), 'SyncRunPage'),
});

const driftsRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/drifts',
  validateSearch: driftsSearch,
  component: lazyPage(() => import('./pages/drifts/drifts-page.tsx'), 'DriftsPage'),
});

const stockLocationsRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/stock',
  validateSearch: stockLocationsSearch,
  component: lazyPage(() => import('./pages/stock/stock-locations-page.tsx'), 'StockLocationsPage'),
});

const stockRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/stock/$configurationId',
  validateSearch: stockSearch,
  component: lazyPage(() => import('./pages/stock/stock-page.tsx'), 'StockPage'),
});

const longOutagesRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/long-outages',
  validateSearch: longOutagesSearch,
  component: lazyPage(() => import('./pages/stock/long-outages-page.tsx'), 'LongOutagesPage'),
});

const deliveriesRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/deliveries',
  validateSearch: deliveriesSearch,
  component: lazyPage(() => import('./pages/deliveries/deliveries-page.tsx'), 'DeliveriesPage'),
});

const endpointsRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/endpoints',
  validateSearch: endpointsSearch,
  component: lazyPage(() => import('./pages/endpoints/endpoints-page.tsx'), 'EndpointsPage'),
});

const webhookEventsRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/webhook-events',
  validateSearch: webhookEventsSearch,
  component: lazyPage(
    () => import('./pages/webhook-events/webhook-events-page.tsx'),
    'WebhookEventsPage',
  ),
});

const webhookEventRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/webhook-events/$eventId',
  component: lazyPage(
    () => import('./pages/webhook-events/webhook-event-page.tsx'),
    'WebhookEventPage',
  ),
});

const sandboxRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/sandbox',
  component: lazyPage(() => import('./pages/sandbox/sandbox-page.tsx'), 'SandboxPage'),
});

const ordersRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/orders',
  validateSearch: ordersSearch,
  component: lazyPage(() => import('./pages/orders/orders-page.tsx'), 'OrdersPage'),
});

const orderRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/orders/$orderId',
  component: lazyPage(() => import('./pages/orders/order/order-page.tsx'), 'OrderPage'),
});

const validationsRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/validations',
  validateSearch: validationsSearch,
  component: lazyPage(() => import('./pages/validations/validations-page.tsx'), 'ValidationsPage'),
});

const validationRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/validations/$validationId',
  component: lazyPage(() => import('./pages/validations/validation-page.tsx'), 'ValidationPage'),
});

const auditRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/audit',
  validateSearch: auditSearch,
  component: lazyPage(() => import('./pages/audit/audit-page.tsx'), 'AuditPage'),
});

const staffRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/staff',
  component: lazyPage(() => import('./pages/staff/staff-page.tsx'), 'StaffPage'),
});

const erasureRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/erasure',
  component: lazyPage(() => import('./pages/erasure/erasure-page.tsx'), 'ErasurePage'),
});

const ownSessionsRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/own-sessions',
  component: lazyPage(
    () => import('./pages/own-sessions/own-sessions-page.tsx'),
    'OwnSessionsPage',
  ),
});

const routeTree = rootRoute.addChildren([
  signInRoute,
  invitationRoute,
  newPasswordRoute,
  signedInRoute.addChildren([
    homeRoute,
    spiCallsRoute,
    accountsRoute,
    accountRoute,
    siteRoute,
    syncsRoute,
    syncRunRoute,
    driftsRoute,
    stockLocationsRoute,
    stockRoute,
    longOutagesRoute,
    deliveriesRoute,
    endpointsRoute,
    webhookEventsRoute,
    webhookEventRoute,
    sandboxRoute,
    ordersRoute,
    orderRoute,
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
