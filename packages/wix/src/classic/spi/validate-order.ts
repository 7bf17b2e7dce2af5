import { z } from 'zod';
import { orderRequestSchema } from './order-request.ts';

export const validateOrderRequestSchema = orderRequestSchema;
export type ValidateOrderRequest = z.infer<typeof validateOrderRequestSchema>;

/** The POS's own word; the site owner is told which of them mean success. */
export const validateOrderResponseSchema = z.object({ posOrderStatus: z.string() });
export type ValidateOrderResponse = z.infer<typeof validateOrderResponseSchema>;
