import { z } from 'zod';
import { idInUrl, pageInUrl, textInUrl } from '../../search.ts';

export const auditSearch = z.object({
  /** The page knows which there are: their words come with it. */
  action: textInUrl,
  actorId: textInUrl,
  accountId: textInUrl,
  ...pageInUrl,
  /** The change that is open beside the list. */
  entry: idInUrl,
});
