import { amountOrNull, readAmount } from './amounts.ts';
import type { SiteOrder } from './site-order.ts';

/** ISO 4217; anything else would be a sum of its own. */
const currencyCode = /^[A-Z]{3}$/;

/** What an order comes to, in the form in which a database can add it up; null where that is not readable. */
export function worthToSum({
  currency,
  totals,
}: Pick<SiteOrder, 'currency' | 'totals'>): Record<'total' | 'currency', string | null> {
  return {
    total: amountOrNull(readAmount(totals.total))?.toFixed() ?? null,
    currency: currency !== null && currencyCode.test(currency) ? currency : null,
  };
}
