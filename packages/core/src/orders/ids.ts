import { z } from 'zod';
import { chanceDigits } from '../chance.ts';

/** One row a Validate Order that was answered. */
export const validationIdSchema = z.string().startsWith('val_').max(100).brand<'ValidationId'>();
export type ValidationId = z.infer<typeof validationIdSchema>;

/** The bridge's name for an order; also its reference at the POS. */
export const orderIdSchema = z.string().startsWith('ord_').max(100).brand<'OrderId'>();
export type OrderId = z.infer<typeof orderIdSchema>;

/**
 * Ids that sort by the time they were made at, to the millisecond, so that the primary key is also the
 * list's order and the mark where a page goes on: 12 hexadecimal digits of time, 20 of chance.
 */
const sortable = (prefix: string, now: Date): string =>
  `${prefix}_${timeDigits(now)}${chanceDigits().slice(0, 20)}`;

const timeDigits = (at: Date): string => at.getTime().toString(16).padStart(12, '0');

export const newValidationId = (now: Date): ValidationId =>
  validationIdSchema.parse(sortable('val', now));

export const newOrderId = (now: Date): OrderId => orderIdSchema.parse(sortable('ord', now));

/** No id that was made before `at` is greater: where a span of time begins or ends in a list. */
export const firstValidationIdAt = (at: Date): ValidationId =>
  validationIdSchema.parse(`val_${timeDigits(at)}`);

export const firstOrderIdAt = (at: Date): OrderId => orderIdSchema.parse(`ord_${timeDigits(at)}`);
