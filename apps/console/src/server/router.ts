import { accountsRouter } from './routers/accounts.ts';
import { auditRouter } from './routers/audit.ts';
import { configurationsRouter } from './routers/configurations.ts';
import { invitationsRouter } from './routers/invitations.ts';
import { sessionRouter } from './routers/session.ts';
import { spiCallsRouter } from './routers/spi-calls.ts';
import { staffRouter } from './routers/staff.ts';
import { syncsRouter } from './routers/syncs.ts';
import { router } from './trpc/procedures.ts';

/** Everything that the console's pages may ask. */
export const appRouter = router({
  accounts: accountsRouter,
  audit: auditRouter,
  configurations: configurationsRouter,
  invitations: invitationsRouter,
  session: sessionRouter,
  spiCalls: spiCallsRouter,
  staff: staffRouter,
  syncs: syncsRouter,
});
export type AppRouter = typeof appRouter;
