import { accountIdSchema } from '@pos-bridge/wix';
import { z } from 'zod';
import { arrivalProcedure, router, sessionProcedure } from './procedures.ts';
import { Refusal, refusalOf } from './refusals.ts';

export const sessionRouter = router({
  /** Exchanges Wix's `instance` parameter for a session of the page's own. */
  open: arrivalProcedure
    .input(
      z.object({
        instance: z.string().max(5000),
        /** The POS registration page is opened with the account that it is about (contract §4). */
        accountId: accountIdSchema.nullish(),
      }),
    )
    .mutation(async ({ ctx: { core, sessions, unverified, log, address }, input }) => {
      const opened = sessions.open(input.instance);
      if (opened.outcome === 'refused') {
        // A page that shows why is never kept from anybody: only what it leaves behind is.
        const noted = unverified.note('settings', opened.reason, address);
        if (noted.outcome === 'refused' && noted.tell)
          log.info({ reason: opened.reason }, 'settings page: instance parameter refused');
        throw new Refusal(refusalOf(opened.reason));
      }
      const { instanceId } = opened.session;
      const instance = await core.instances.get(instanceId);
      if (instance?.state !== 'installed') {
        // Wix's own event may be late, or the app may be off the site by now: Wix knows.
        const answer = await core.instances.confirmInstallation(instanceId);
        if (answer === 'not-installed') throw new Refusal('APP_REMOVED');
      }
      const { accountId } = input;
      if (accountId) {
        const own = await core.accounts.listOf(instanceId);
        if (!own.some(({ id }) => id === accountId)) throw new Refusal('ACCOUNT_NOT_FOUND');
      }
      // Locations may have come, gone or been switched on in Wix; the page is notified once it is known.
      await core.configurations.requestFetch(instanceId);
      return opened.token;
    }),

  renew: sessionProcedure.mutation(({ ctx: { sessions, session } }) => {
    const token = sessions.renew(session);
    if (token === undefined) throw new Refusal('SESSION_OVER');
    return token;
  }),
});
