import { z } from 'zod';
import { idInUrl, pageInUrl, textInUrl } from '../../search.ts';
import { actions } from './audit-labels.ts';

export const auditSearch = z.object({
  action: z.enum(actions).optional().catch(undefined),
  actorId: textInUrl,
  accountId: textInUrl,
  ...pageInUrl,
  /** The change that is open beside the list. */
  entry: idInUrl,
});
