import { z } from 'zod';
import { textInUrl } from '../../search.ts';

export const spans = ['hour', 'six-hours', 'day', 'week'] as const;
export const homeSearch = z.object({
  span: z.enum(spans).optional().catch(undefined),
  operation: textInUrl,
  accountId: textInUrl,
});
