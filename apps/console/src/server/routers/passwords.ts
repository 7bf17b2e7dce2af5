import { staffIdSchema } from '@pos-bridge/core/ids';
import { z } from 'zod';
import { requireStrongPassword } from '../password-strength.ts';
import {
  administratorProcedure,
  publicProcedure,
  router,
  viewerProcedure,
} from '../trpc/procedures.ts';
import { accept, refuse } from '../trpc/refusals.ts';

const token = z.string().min(20).max(100);
const password = z.string().min(1).max(128);
const notOpen = [
  'NOT_FOUND',
  'This link was used, replaced or has expired. Ask an administrator for a new one.',
] as const;

export const passwordsRouter = router({
  /** One's own. The other browsers are signed out. */
  change: viewerProcedure
    .input(z.object({ current: password, password }))
    .output(z.object({ outcome: z.literal('changed') }))
    .mutation(async ({ ctx, input }) => {
      const { staff, core, origin } = ctx;
      // Guessing at a browser that was left open is slowed down like guessing at the door.
      const counter = { email: staff.email, from: `session:${staff.sessionId}` };
      const begun = await core.staff.beginSignIn({ ...counter, origin });
      if (begun.outcome === 'wait') {
        throw refuse([
          'PRECONDITION_FAILED',
          `Too many attempts. Try again in ${begun.seconds} seconds.`,
        ]);
      }
      if (!(await ctx.isOwnPassword(input.current))) {
        throw refuse(['BAD_REQUEST', 'The current password is wrong. Try again.']);
      }
      await core.staff.endSignIn(counter);
      requireStrongPassword(input.password, [staff.email, staff.name]);
      await core.staff.changePassword({
        actor: ctx.actor,
        passwordHash: await ctx.hashPassword(input.password),
        sessionId: staff.sessionId,
        origin,
      });
      return { outcome: 'changed' };
    }),

  /** For who has lost theirs. The link is told here and never again. */
  makeReset: administratorProcedure
    .input(z.object({ id: staffIdSchema }))
    .output(z.object({ link: z.string(), email: z.string(), expiresAt: z.date() }))
    .mutation(async ({ ctx, input: { id } }) => {
      const made = await ctx.core.staff.makePasswordReset({ actor: ctx.actor, person: { id } });
      if (made.outcome !== 'made') {
        throw refuse(
          made.outcome === 'disabled'
            ? ['PRECONDITION_FAILED', 'This person is deactivated. Reactivate them first.']
            : ['NOT_FOUND', 'Person not found. Reload the page.'],
        );
      }
      const { email, expiresAt } = made;
      return { link: `${ctx.consoleUrl}/new-password#${made.token}`, email, expiresAt };
    }),

  /** For whoever holds the link. A mutation, so that the secret stands in no address. */
  openReset: publicProcedure
    .input(z.object({ token }))
    .output(z.object({ email: z.string() }))
    .mutation(async ({ ctx, input }) => {
      const reset = await ctx.core.staff.findPasswordReset(input.token);
      if (reset === null) throw refuse(notOpen);
      return { email: reset.email };
    }),

  reset: publicProcedure
    .input(z.object({ token, password }))
    .output(z.object({ outcome: z.literal('reset') }))
    .mutation(async ({ ctx, input }) => {
      // Hashing costs a good part of a second: only for a link that is open.
      const reset = await ctx.core.staff.findPasswordReset(input.token);
      if (reset === null) throw refuse(notOpen);
      requireStrongPassword(input.password, [reset.email, reset.name]);
      const outcome = accept(
        await ctx.core.staff.usePasswordReset({
          token: input.token,
          passwordHash: await ctx.hashPassword(input.password),
          origin: ctx.origin,
        }),
        { 'not-open': notOpen },
      );
      ctx.metrics.signIns.inc({ way: 'reset', outcome: 'reset' });
      return { outcome };
    }),
});
