import { maskText } from '../customer-data/mask.ts';
import type { SiteOrder } from '../site-order/site-order.ts';

/** The picture of an order with amounts, as on paper. */
export type Receipt = Pick<
  SiteOrder,
  'currency' | 'lines' | 'discounts' | 'payments' | 'fulfillment' | 'totals'
>;

export const receiptOf = ({
  currency,
  lines,
  discounts,
  payments,
  fulfillment,
  totals,
}: SiteOrder): Receipt => ({ currency, lines, discounts, payments, fulfillment, totals });

/** Of the open part alone; of the customer's comments it shows that they are there. */
export const maskedReceiptOf = (open: SiteOrder, whole: SiteOrder): Receipt => ({
  ...receiptOf(open),
  lines: open.lines.map((line, index) => ({
    ...line,
    comment: maskText(whole.lines[index]?.comment ?? '') || null,
  })),
});
