import { accountsRouter } from './routers/accounts.ts';
import { auditRouter } from './routers/audit.ts';
import { configurationsRouter } from './routers/configurations.ts';
import { customersRouter } from './routers/customers.ts';
import { deliveriesRouter } from './routers/deliveries.ts';
import { deskRouter } from './routers/desk.ts';
import { driftsRouter } from './routers/drifts.ts';
import { endpointsRouter } from './routers/endpoints.ts';
import { invitationsRouter } from './routers/invitations.ts';
import { ordersRouter } from './routers/orders.ts';
import { outagesRouter } from './routers/outages.ts';
import { passwordsRouter } from './routers/passwords.ts';
import { sandboxRouter } from './routers/sandbox.ts';
import { sessionRouter } from './routers/session.ts';
import { sitesRouter } from './routers/sites.ts';
import { spiCallsRouter } from './routers/spi-calls.ts';
import { staffRouter } from './routers/staff.ts';
import { stockRouter } from './routers/stock.ts';
import { syncsRouter } from './routers/syncs.ts';
import { validationsRouter } from './routers/validations.ts';
import { webhookEventsRouter } from './routers/webhook-events.ts';
import { router } from './trpc/procedures.ts';

/** Everything that the console's pages may ask. */
export const appRouter = router({
  accounts: accountsRouter,
  audit: auditRouter,
  configurations: configurationsRouter,
  customers: customersRouter,
  deliveries: deliveriesRouter,
  desk: deskRouter,
  drifts: driftsRouter,
  invitations: invitationsRouter,
  webhookEvents: webhookEventsRouter,
  orders: ordersRouter,
  outages: outagesRouter,
  passwords: passwordsRouter,
  endpoints: endpointsRouter,
  sandbox: sandboxRouter,
  session: sessionRouter,
  sites: sitesRouter,
  spiCalls: spiCallsRouter,
  staff: staffRouter,
  syncs: syncsRouter,
  stock: stockRouter,
  validations: validationsRouter,
});
export type AppRouter = typeof appRouter;
