import { z } from 'zod';
import { flagInUrl, textInUrl } from '../../search.ts';

export const stockLocationsSearch = z.object({
  name: textInUrl,
  accountId: textInUrl,
  outOnly: flagInUrl,
  after: textInUrl,
});
export type StockLocationsSearch = z.output<typeof stockLocationsSearch>;

export const stockSearch = z.object({ text: textInUrl, outOnly: flagInUrl, after: textInUrl });
export type StockSearch = z.output<typeof stockSearch>;

export const longOutagesSearch = z.object({ after: textInUrl });
