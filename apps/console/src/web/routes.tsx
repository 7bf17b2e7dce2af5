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
import { lazyPage } from './parts/load-page.ts';
import { NotFound } from './parts/not-found.tsx';
import { PageFailure } from './parts/page-failure.tsx';
import { accountsSearch } from './rooms/accounts/search.ts';
import { auditSearch } from './rooms/audit/search.ts';
import { deliveriesSearch } from './rooms/deliveries/search.ts';
import { driftsSearch } from './rooms/drifts/search.ts';
import { homeSearch } from './rooms/home/search.ts';
import { messagesSearch } from './rooms/messages/search.ts';
import { ordersSearch } from './rooms/orders/search.ts';
import { receiversSearch } from './rooms/receivers/search.ts';
import { spiCallsSearch } from './rooms/spi-calls/search.ts';
import { longOutagesSearch, stockLocationsSearch, stockSearch } from './rooms/stock/search.ts';
import { syncsSearch } from './rooms/syncs/search.ts';
import { validationsSearch } from './rooms/validations/search.ts';
import { textInUrl } from './search.ts';
import { Shell } from './shell/shell.tsx';

interface RouterContext {
  readonly queries: QueryClient;
  readonly trpc: TRPCOptionsProxy<AppRouter>;
}

const rootRoute = createRootRouteWithContext<RouterContext>()({ component: Outlet });

const signInRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/sign-in',
  /** `error`: why nobody came in through the OpenID provider. */
  validateSearch: z.object({ from: textInUrl, error: textInUrl }),
  component: lazyPage(() => import('./rooms/sign-in/sign-in-page.tsx'), 'SignInPage'),
});

const invitationRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/invitation',
  component: lazyPage(() => import('./rooms/invitation/invitation-page.tsx'), 'InvitationPage'),
});

const newPasswordRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/new-password',
  component: lazyPage(
    () => import('./rooms/new-password/new-password-page.tsx'),
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
  component: lazyPage(() => import('./rooms/home/home-page.tsx'), 'HomePage'),
});

const spiCallsRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/spi-calls',
  validateSearch: spiCallsSearch,
  component: lazyPage(() => import('./rooms/spi-calls/spi-calls-page.tsx'), 'SpiCallsPage'),
});

const accountsRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/accounts',
  validateSearch: accountsSearch,
  component: lazyPage(() => import('./rooms/accounts/accounts-page.tsx'), 'AccountsPage'),
});

const accountRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/accounts/$accountId',
  component: lazyPage(() => import('./rooms/accounts/page/account-page.tsx'), 'AccountPage'),
});

const siteRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/sites/$instanceId',
  component: lazyPage(() => import('./rooms/sites/site-page.tsx'), 'SitePage'),
});

const syncsRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/syncs',
  validateSearch: syncsSearch,
  component: lazyPage(() => import('./rooms/syncs/syncs-page.tsx'), 'SyncsPage'),
});

const syncRunRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/syncs/$runId',
  component: lazyPage(() => import('./rooms/syncs/run-page.tsx'), 'SyncRunPage'),
});

const driftsRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/drifts',
  validateSearch: driftsSearch,
  component: lazyPage(() => import('./rooms/drifts/drifts-page.tsx'), 'DriftsPage'),
});

const stockLocationsRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/stock',
  validateSearch: stockLocationsSearch,
  component: lazyPage(() => import('./rooms/stock/stock-locations-page.tsx'), 'StockLocationsPage'),
});

const stockRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/stock/$configurationId',
  validateSearch: stockSearch,
  component: lazyPage(() => import('./rooms/stock/stock-page.tsx'), 'StockPage'),
});

const longOutagesRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/long-outages',
  validateSearch: longOutagesSearch,
  component: lazyPage(() => import('./rooms/stock/long-outages-page.tsx'), 'LongOutagesPage'),
});

const deliveriesRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/deliveries',
  validateSearch: deliveriesSearch,
  component: lazyPage(() => import('./rooms/deliveries/deliveries-page.tsx'), 'DeliveriesPage'),
});

const receiversRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/receivers',
  validateSearch: receiversSearch,
  component: lazyPage(() => import('./rooms/receivers/receivers-page.tsx'), 'ReceiversPage'),
});

const messagesRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/messages',
  validateSearch: messagesSearch,
  component: lazyPage(() => import('./rooms/messages/messages-page.tsx'), 'MessagesPage'),
});

const messageRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/messages/$messageId',
  component: lazyPage(() => import('./rooms/messages/message-page.tsx'), 'MessagePage'),
});

const sandboxRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/sandbox',
  component: lazyPage(() => import('./rooms/sandbox/sandbox-page.tsx'), 'SandboxPage'),
});

const ordersRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/orders',
  validateSearch: ordersSearch,
  component: lazyPage(() => import('./rooms/orders/orders-page.tsx'), 'OrdersPage'),
});

const orderRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/orders/$orderId',
  component: lazyPage(() => import('./rooms/orders/order/order-page.tsx'), 'OrderPage'),
});

const validationsRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/validations',
  validateSearch: validationsSearch,
  component: lazyPage(() => import('./rooms/validations/validations-page.tsx'), 'ValidationsPage'),
});

const validationRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/validations/$validationId',
  component: lazyPage(() => import('./rooms/validations/validation-page.tsx'), 'ValidationPage'),
});

const auditRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/audit',
  validateSearch: auditSearch,
  component: lazyPage(() => import('./rooms/audit/audit-page.tsx'), 'AuditRoom'),
});

const staffRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/staff',
  component: lazyPage(() => import('./rooms/staff/staff-page.tsx'), 'StaffRoom'),
});

const erasureRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/erasure',
  component: lazyPage(() => import('./rooms/erasure/erasure-page.tsx'), 'ErasurePage'),
});

const ownSessionsRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/own-sessions',
  component: lazyPage(
    () => import('./rooms/own-sessions/own-sessions-page.tsx'),
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
    receiversRoute,
    messagesRoute,
    messageRoute,
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
