import { accountsRouter } from './accounts-router.ts';
import { configurationsRouter } from './configurations-router.ts';
import { hints } from './hints.ts';
import { readOverview } from './overview.ts';
import { router, sessionProcedure } from './procedures.ts';
import { Refusal } from './refusals.ts';
import { sessionRouter } from './session-router.ts';
import { readTroubles } from './troubles.ts';

/** Everything that the settings page may ask for. */
export const settingsRouter = router({
  session: sessionRouter,
  accounts: accountsRouter,
  configurations: configurationsRouter,

  /** How everything stands that the page is about. */
  overview: sessionProcedure.query(async ({ ctx: { core, instanceId } }) => {
    const overview = await readOverview(core, instanceId);
    if (overview === undefined) throw new Refusal('APP_REMOVED');
    return overview;
  }),

  /** Orders and checkouts that failed in the last days, without anything of the customers'. */
  troubles: sessionProcedure.query(({ ctx }) => readTroubles(ctx)),

  /** Hints that something about the site may have changed. */
  changes: sessionProcedure.subscription(({ ctx: { changes, instanceId }, signal }) =>
    hints(changes, instanceId, signal),
  ),
});

export type SettingsRouter = typeof settingsRouter;
