import { staffRoleSchema } from '@pos-bridge/core';
import { z } from 'zod';
import { publicProcedure, router, viewerProcedure } from '../trpc/procedures.ts';

export const sessionRouter = router({
  /** Who is signed in, if anybody, and the ways to sign in. */
  current: publicProcedure
    .output(
      z.object({
        staff: z
          .object({ id: z.string(), name: z.string(), email: z.string(), role: staffRoleSchema })
          .nullable(),
        singleSignOn: z.string().nullable(),
        /** Whether the outside world is simulated here. */
        sandbox: z.boolean(),
      }),
    )
    .query(async ({ ctx }) => ({
      staff: await ctx.identify(),
      singleSignOn: ctx.singleSignOn,
      sandbox: ctx.sandbox !== null,
    })),

  /** A fault of a page itself, for the log, under the id that the person quotes. Changes nothing. */
  noteFault: viewerProcedure
    .input(
      z.object({
        id: z
          .string()
          .length(8)
          .regex(/^[a-z0-9]+$/),
        name: z.string().max(60),
        /** Places in the code, never what the error said: that may hold somebody's data. */
        places: z
          .array(
            z
              .string()
              .regex(/^[\w-]+\.js:\d+:\d+$/)
              .max(200),
          )
          .max(10),
      }),
    )
    .output(z.object({ outcome: z.literal('noted') }))
    .mutation(({ ctx, input }) => {
      ctx.log.warn({ fault: input }, 'a page of the console failed');
      return { outcome: 'noted' };
    }),
});
