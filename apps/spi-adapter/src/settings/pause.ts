import { momentSchema } from '@pos-bridge/storable';
import { z } from 'zod';

/** No orders before `until`; null: orders again at once. */
export const pauseSchema = z.object({
  until: momentSchema.nullable(),
});
