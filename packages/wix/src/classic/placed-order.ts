import type { z } from 'zod';
import { wixOrderIdSchema } from '../ids.ts';
import { openEnum, optionalText } from '../platform/wire-values.ts';
import { wixOrderSchema } from './spi/order.ts';
import { wixOrderStatuses } from './spi/order-enums.ts';

/** An order as Orders v3 answers it: the SPI's WixOrder with its id and status (contract §3). */
export const placedOrderSchema = wixOrderSchema.extend({
  id: wixOrderIdSchema,
  status: openEnum(wixOrderStatuses).nullish(),
  locationId: optionalText,
  createdDate: optionalText,
  updatedDate: optionalText,
});
export type WixPlacedOrder = z.infer<typeof placedOrderSchema>;

/** What a list of orders is read for: nothing of the customer or the dishes. */
export const listedOrderSchema = placedOrderSchema
  .pick({ id: true, status: true, locationId: true, createdDate: true, updatedDate: true })
  .strip();
export type WixListedOrder = z.infer<typeof listedOrderSchema>;
