import { z } from 'zod';
import { flagInUrl, textInUrl } from '../../search.ts';

export const stockLocationsSearch = z.object({
  name: textInUrl,
  accountId: textInUrl,
  outOnly: flagInUrl,
  after: textInUrl,
});

export const stockSearch = z.object({ text: textInUrl, outOnly: flagInUrl, after: textInUrl });

export const longOutagesSearch = z.object({ after: textInUrl });
