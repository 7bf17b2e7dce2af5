import { staffRoleSchema } from '@pos-bridge/core';
import { invitationIdSchema } from '@pos-bridge/core/ids';
import { z } from 'zod';
import { requireStrongPassword } from '../password-strength.ts';
import { administratorProcedure, publicProcedure, router } from '../trpc/procedures.ts';
import { accept, refuse } from '../trpc/refusals.ts';

const token = z.string().min(20).max(100);
const notOpen = [
  'NOT_FOUND',
  'This invitation was used, withdrawn or has expired. Ask an administrator for a new one.',
] as const;

export const invitationsRouter = router({
  list: administratorProcedure
    .output(
      z.object({
        invitations: z.array(
          z.object({
            id: z.string(),
            email: z.string(),
            role: staffRoleSchema,
            invitedByName: z.string(),
            createdAt: z.date(),
            expiresAt: z.date(),
          }),
        ),
      }),
    )
    .query(async ({ ctx }) => ({ invitations: await ctx.core.staff.listInvitations() })),

  /** The link is told here and never again. */
  create: administratorProcedure
    .input(z.object({ email: z.email().max(320), role: staffRoleSchema }))
    .output(z.object({ link: z.string(), expiresAt: z.date() }))
    .mutation(async ({ ctx, input }) => {
      const invitation = await ctx.core.staff.invite({ actor: ctx.actor, ...input });
      if (invitation.outcome === 'already-staff') {
        throw refuse(['CONFLICT', 'This person can already sign in.']);
      }
      const { token: secret, expiresAt } = invitation;
      // Behind the #, the secret is sent to no server and stands in no log.
      return { link: `${ctx.consoleUrl}/invitation#${secret}`, expiresAt };
    }),

  revoke: administratorProcedure
    .input(z.object({ id: invitationIdSchema }))
    .output(z.object({ outcome: z.literal('revoked') }))
    .mutation(async ({ ctx, input }) => ({
      outcome: accept(await ctx.core.staff.revokeInvitation({ actor: ctx.actor, ...input }), {
        'not-open': notOpen,
      }),
    })),

  /** For whoever holds the link. A mutation, so that the secret stands in no address. */
  open: publicProcedure
    .input(z.object({ token }))
    .output(z.object({ email: z.string(), role: staffRoleSchema, expiresAt: z.date() }))
    .mutation(async ({ ctx, input }) => {
      const invitation = await ctx.core.staff.findInvitation(input.token);
      if (invitation === null) throw refuse(notOpen);
      return invitation;
    }),

  /** Without a password the person signs in through the OpenID provider alone. */
  accept: publicProcedure
    .input(
      z.object({
        token,
        name: z.string().trim().min(1).max(100),
        password: z.string().max(128).nullable(),
      }),
    )
    .output(z.object({ email: z.string() }))
    .mutation(async ({ ctx, input }) => {
      if (input.password === null && ctx.singleSignOn === null) {
        throw refuse(['BAD_REQUEST', 'Choose a password.']);
      }
      // Hashing costs a good part of a second: only for a link that is open.
      const open = await ctx.core.staff.findInvitation(input.token);
      if (open !== null && input.password !== null) {
        requireStrongPassword(input.password, [open.email, input.name]);
      }
      const joined =
        open === null
          ? null
          : await ctx.core.staff.acceptInvitation({
              token: input.token,
              name: input.name,
              passwordHash: input.password === null ? null : await ctx.hashPassword(input.password),
              origin: ctx.origin,
            });
      if (joined?.outcome !== 'joined') {
        throw refuse(notOpen);
      }
      ctx.metrics.signIns.inc({ way: 'invitation', outcome: 'joined' });
      return { email: joined.email };
    }),
});
