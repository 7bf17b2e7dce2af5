import { z } from 'zod';

/** Why a person changes something of a merchant's; it stands in the audit trail for good. */
export const reasonInput = z.object({ reason: z.string().trim().min(3).max(500) });
