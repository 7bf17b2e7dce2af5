import { z } from 'zod';
import { newId } from '../ids.ts';

/** One inventory webhook: `msg_…`. Subscribers see it as the `webhook-id` of every attempt. */
export const inventoryMessageIdSchema = z
  .string()
  .startsWith('msg_')
  .max(100)
  .brand<'InventoryMessageId'>();
export type InventoryMessageId = z.infer<typeof inventoryMessageIdSchema>;

/** One message on its way to one target: `dlv_…`. */
export const deliveryIdSchema = z.string().startsWith('dlv_').max(100).brand<'DeliveryId'>();
export type DeliveryId = z.infer<typeof deliveryIdSchema>;

/** Where deliveries go, a Wix location or a subscriber: `tgt_…`. */
export const deliveryTargetIdSchema = z
  .string()
  .startsWith('tgt_')
  .max(100)
  .brand<'DeliveryTargetId'>();
export type DeliveryTargetId = z.infer<typeof deliveryTargetIdSchema>;

/** A system of the provider's or merchant's own that is told about stock: `sub_…`. */
export const subscriberIdSchema = z.string().startsWith('sub_').max(100).brand<'SubscriberId'>();
export type SubscriberId = z.infer<typeof subscriberIdSchema>;

export const newInventoryMessageId = (): InventoryMessageId =>
  inventoryMessageIdSchema.parse(newId('msg'));
export const newDeliveryId = (): DeliveryId => deliveryIdSchema.parse(newId('dlv'));
export const newDeliveryTargetId = (): DeliveryTargetId =>
  deliveryTargetIdSchema.parse(newId('tgt'));
export const newSubscriberId = (): SubscriberId => subscriberIdSchema.parse(newId('sub'));
