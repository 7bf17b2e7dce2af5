import { z } from 'zod';
import { orderRequestSchema } from './order-request.ts';

export const createOrderRequestSchema = orderRequestSchema;
export type CreateOrderRequest = z.infer<typeof createOrderRequestSchema>;

/** All three: Wix's schema names the ids, its flow text the status (contract §2.1). */
export const createOrderResponseSchema = z.object({
  posOrderId: z.string(),
  posLocationId: z.string(),
  posOrderStatus: z.string(),
});
export type CreateOrderResponse = z.infer<typeof createOrderResponseSchema>;
