import { sessionRouter } from './routers/session.ts';
import { spiCallsRouter } from './routers/spi-calls.ts';
import { router } from './trpc/procedures.ts';

/** Everything that the console's pages may ask. */
export const appRouter = router({
  session: sessionRouter,
  spiCalls: spiCallsRouter,
});
export type AppRouter = typeof appRouter;
