import { staffRoleSchema } from '@pos-bridge/core';
import { z } from 'zod';
import { publicProcedure, router } from '../trpc/procedures.ts';

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
});
