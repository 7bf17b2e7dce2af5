import { mostOf, type PosEvent } from '@pos-bridge/pos';
import { writtenMomentSchema } from '@pos-bridge/storable';
import { z } from 'zod';

const moment = writtenMomentSchema;
const merchant = { posMerchantId: z.string() };
const place = { ...merchant, posLocationId: z.string() };

const levelSchema = z.object({
  itemPosId: z.string(),
  inStock: z.boolean(),
  quantity: z.number().nullable(),
  outUntil: moment.nullable(),
  observedAt: moment,
});

const orderSchema = z.object({
  posOrderId: z.string(),
  posLocationId: z.string(),
  posOrderStatus: z.string(),
  reference: z.string().nullable(),
  updatedAt: moment,
});

/** Events as they lie in the inbox: JSON, with moments as text. */
export const posEventSchema: z.ZodType<PosEvent> = z.discriminatedUnion('type', [
  z.object({ type: z.literal('menu_changed'), ...place, at: moment }),
  z.object({
    type: z.literal('stock_changed'),
    ...place,
    levels: z.array(levelSchema).max(mostOf.dishes + mostOf.variations),
  }),
  z.object({ type: z.literal('order_changed'), ...merchant, order: orderSchema }),
  z.object({ type: z.literal('location_changed'), ...place, at: moment }),
  z.object({ type: z.literal('authorization_revoked'), ...merchant, at: moment }),
]);
