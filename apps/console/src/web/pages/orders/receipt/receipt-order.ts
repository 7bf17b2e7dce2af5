import { z } from 'zod';

/** An order as a receipt shows it; whatever does not fit the contract is left out, never an error. */
const text = z.string().nullish().catch(null);
const amount = z
  .union([z.string(), z.number().transform(String)])
  .nullish()
  .catch(null);
const list = <Entry extends z.ZodType>(entry: Entry) =>
  z
    .array(entry.nullable().catch(null))
    .nullish()
    .catch(null)
    .transform((entries) => entries ?? []);

const choice = z.object({
  quantity: z.number().nullish().catch(null),
  price: amount,
  catalogReference: z.object({ catalogItemName: text }).nullish().catch(null),
});
const option = z.object({ name: text, type: text, selectedChoices: list(choice) });
const line = z.object({
  quantity: z.number().nullish().catch(null),
  price: amount,
  comment: text,
  catalogReference: z.object({ catalogItemId: text, catalogItemName: text }).nullish().catch(null),
  dishOptions: list(option),
});
const feeSchema = z.object({
  name: text,
  fee: z.object({ value: amount }).nullish().catch(null),
});

const receiptSchema = z.object({
  currency: text,
  lineItems: list(line),
  discounts: list(z.object({ catalogDiscountName: text, appliedAmount: amount })),
  payments: list(z.object({ type: text, amount, method: text })),
  fulfillment: z
    .object({ type: text, asap: z.boolean().nullish().catch(null), promisedTime: text })
    .nullish()
    .catch(null),
  totals: z
    .object({
      subtotal: amount,
      delivery: amount,
      tax: amount,
      discount: amount,
      loyaltySavings: amount,
      tip: amount,
      total: amount,
      serviceFees: list(feeSchema),
    })
    .nullish()
    .catch(null),
});
export type ReceiptOrder = z.output<typeof receiptSchema>;
export type ReceiptLine = NonNullable<ReceiptOrder['lineItems'][number]>;

export const readReceipt = (order: unknown): ReceiptOrder =>
  receiptSchema.parse(typeof order === 'object' && order !== null ? order : {});
