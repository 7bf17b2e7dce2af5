import type { AuditRow } from '@pos-bridge/core';
import { staffIdSchema } from '@pos-bridge/core/ids';
import { accountIdSchema } from '@pos-bridge/wix';
import { z } from 'zod';
import { byNumber, pageInput, pageOf, readPage } from '../trpc/pages.ts';
import { router, supportProcedure } from '../trpc/procedures.ts';
import { auditAction } from './audit-action.ts';

export const auditFilters = z.object({
  actorId: staffIdSchema.optional(),
  action: auditAction.optional(),
  accountId: accountIdSchema.optional(),
});

const row = z.object({
  id: z.number(),
  at: z.date(),
  actorKind: z.enum(['staff', 'site-owner', 'command-line', 'bridge']),
  actorId: z.string().nullable(),
  actorName: z.string(),
  action: auditAction,
  subjectType: z.custom<AuditRow['subjectType']>((type) => typeof type === 'string'),
  subjectId: z.string(),
  accountId: z.string().nullable(),
  reason: z.string().nullable(),
  /** Of the ids in it, as far as they name merchants, locations, sites, people or endpoints. */
  names: z.record(z.string(), z.string()),
  before: z.unknown(),
  after: z.unknown(),
});

export const auditRouter = router({
  list: supportProcedure
    .input(auditFilters.extend(pageInput.shape))
    .output(pageOf(row))
    .query(({ ctx, input }) =>
      readPage(input, byNumber, (span) => ctx.core.support.auditTrail({ ...input, ...span })),
    ),
});
