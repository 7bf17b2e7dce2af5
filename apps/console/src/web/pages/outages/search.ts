import { z } from 'zod';
import { pageInUrl, textInUrl } from '../../search.ts';
import { shows } from './outage-labels.ts';

export const outagesSearch = z.object({
  from: textInUrl,
  until: textInUrl,
  accountId: textInUrl,
  show: z.enum(shows).optional().catch(undefined),
  ...pageInUrl,
});
export type OutagesSearch = z.output<typeof outagesSearch>;
