import { z } from 'zod';
import { staffIdSchema } from '../ids.ts';
import type { AuditActor } from './audit-entry.ts';

/** Who makes a change, and why in their words; every use case that changes something asks for it. */
export interface Authorship {
  readonly author: AuditActor;
  readonly reason: string | null;
}

const name = z.string().min(1);

/** An authorship that waits somewhere, such as in a link that was sent to a merchant. */
export const authorshipSchema: z.ZodType<Authorship> = z.object({
  author: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('staff'), id: staffIdSchema, name }),
    z.object({ kind: z.literal('site-owner'), name }),
    z.object({ kind: z.literal('command-line'), name }),
    z.object({ kind: z.literal('bridge'), name }),
  ]),
  reason: z.string().nullable(),
});
