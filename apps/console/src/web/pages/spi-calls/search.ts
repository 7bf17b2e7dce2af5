import { z } from 'zod';
import { flagInUrl, idInUrl, pageInUrl, textInUrl } from '../../search.ts';

export const spiCallsSearch = z.object({
  operation: textInUrl,
  outcome: textInUrl,
  accountId: textInUrl,
  requestId: textInUrl,
  slowerThanMs: idInUrl,
  ...pageInUrl,
  live: flagInUrl,
  /** The call that is open beside the list. */
  call: idInUrl,
});
export type SpiCallsSearch = z.output<typeof spiCallsSearch>;
