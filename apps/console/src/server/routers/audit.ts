import { staffIdSchema } from '@pos-bridge/core/ids';
import { accountIdSchema } from '@pos-bridge/wix';
import { z } from 'zod';
import { byNumber, pageInput, pageOf, readPage } from '../trpc/pages.ts';
import { router, supportProcedure } from '../trpc/procedures.ts';

export const auditFilters = z.object({
  actorId: staffIdSchema.optional(),
  action: z.string().max(80).optional(),
  accountId: accountIdSchema.optional(),
});

const row = z.object({
  id: z.number(),
  at: z.date(),
  actorKind: z.enum(['staff', 'site-owner', 'command-line', 'bridge']),
  actorId: z.string().nullable(),
  actorName: z.string(),
  action: z.string(),
  subjectType: z.string(),
  subjectId: z.string(),
  accountId: z.string().nullable(),
  reason: z.string().nullable(),
  before: z.unknown(),
  after: z.unknown(),
});

export const auditRouter = router({
  list: supportProcedure
    .input(auditFilters.extend(pageInput.shape))
    .output(pageOf(row))
    .query(({ ctx, input }) =>
      readPage(input, byNumber, (span) => ctx.core.staff.listAudit({ ...input, ...span })),
    ),
});
