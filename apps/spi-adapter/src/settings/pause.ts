import { z } from 'zod';

/** No orders before `until`; null: orders again at once. */
export const pauseSchema = z.object({
  until: z.iso
    .datetime()
    .transform((text) => new Date(text))
    .nullable(),
});
