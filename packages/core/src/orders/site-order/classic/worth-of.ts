import { z } from 'zod';

const worthSchema = z.object({
  currency: z.string().nullable().catch(null),
  totals: z.object({ total: z.string().nullable().catch(null) }).catch({ total: null }),
});

/** What an order says that it comes to, for lists, which read no more of it; null where nothing is readable. */
export function worthOf(orderOpen: unknown): Record<'total' | 'currency', string | null> {
  const { currency, totals } = worthSchema.parse(orderOpen);
  return { total: totals.total, currency };
}
