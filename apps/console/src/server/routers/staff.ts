import { type StaffChange, staffRoleSchema } from '@pos-bridge/core';
import { staffIdSchema } from '@pos-bridge/core/ids';
import { z } from 'zod';
import { administratorProcedure, router, viewerProcedure } from '../trpc/procedures.ts';
import { accept } from '../trpc/refusals.ts';

const member = z.object({
  id: z.string(),
  name: z.string(),
  email: z.string(),
  role: staffRoleSchema,
  disabledAt: z.date().nullable(),
  createdAt: z.date(),
  openSessions: z.number(),
  lastSignInAt: z.date().nullable(),
});
const session = z.object({
  id: z.string(),
  ipAddress: z.string().nullable(),
  userAgent: z.string().nullable(),
  createdAt: z.date(),
  expiresAt: z.date(),
});
const person = z.object({ id: staffIdSchema });
const sessionOfPerson = z.object({ sessionId: z.string().min(1).max(100) });

const accepted = (change: StaffChange) =>
  accept(change, {
    'not-found': ['NOT_FOUND', 'Person not found. Reload the page.'],
    'last-administrator': [
      'PRECONDITION_FAILED',
      'This is the last administrator. Make someone else administrator first.',
    ],
  });
const changed = z.object({ change: z.enum(['changed', 'unchanged']) });

export const staffRouter = router({
  list: administratorProcedure
    .output(z.object({ people: z.array(member) }))
    .query(async ({ ctx }) => ({ people: await ctx.core.staff.list() })),

  changeRole: administratorProcedure
    .input(person.extend({ role: staffRoleSchema }))
    .output(changed)
    .mutation(async ({ ctx, input }) => ({
      change: accepted(await ctx.core.staff.changeRole({ actor: ctx.actor, ...input })),
    })),

  disable: administratorProcedure
    .input(person)
    .output(changed)
    .mutation(async ({ ctx, input }) => ({
      change: accepted(await ctx.core.staff.disable({ actor: ctx.actor, ...input })),
    })),

  enable: administratorProcedure
    .input(person)
    .output(changed)
    .mutation(async ({ ctx, input }) => ({
      change: accepted(await ctx.core.staff.enable({ actor: ctx.actor, ...input })),
    })),

  sessions: administratorProcedure
    .input(person)
    .output(z.object({ sessions: z.array(session) }))
    .query(async ({ ctx, input }) => ({ sessions: await ctx.core.staff.listSessions(input.id) })),

  revokeSessions: administratorProcedure
    .input(person.extend(sessionOfPerson.shape))
    .output(z.object({ ended: z.number() }))
    .mutation(async ({ ctx, input }) => ({
      ended: await ctx.core.staff.revokeSessions({
        actor: ctx.actor,
        staffId: input.id,
        sessionId: input.sessionId,
      }),
    })),

  /** Everyone's own sessions, to see a browser that was forgotten somewhere and close it. */
  ownSessions: viewerProcedure
    .output(z.object({ sessions: z.array(session), currentId: z.string() }))
    .query(async ({ ctx }) => ({
      sessions: await ctx.core.staff.listSessions(ctx.staff.id),
      currentId: ctx.staff.sessionId,
    })),

  revokeOwnSession: viewerProcedure
    .input(sessionOfPerson)
    .output(z.object({ ended: z.number() }))
    .mutation(async ({ ctx, input }) => ({
      ended: await ctx.core.staff.revokeSessions({
        actor: ctx.actor,
        staffId: ctx.staff.id,
        sessionId: input.sessionId,
      }),
    })),
});
