import { z } from 'zod';
import { pageInUrl, textInUrl } from '../../search.ts';

export const auditSearch = z.object({
  action: textInUrl,
  actorId: textInUrl,
  accountId: textInUrl,
  ...pageInUrl,
});
export type AuditSearch = z.output<typeof auditSearch>;
