import { z } from 'zod';

/** Why a message was made. */
export const eventCauseSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('pos-webhook'), provider: z.string(), messageId: z.string() }),
  z.object({ kind: z.literal('poll') }),
  z.object({ kind: z.literal('order'), orderId: z.string() }),
  /** Composed in the console. */
  z.object({ kind: z.literal('support'), reason: z.string() }),
  z.object({ kind: z.literal('snooze-ended') }),
  /** A catalog was published, over which earlier changes are said again. */
  z.object({ kind: z.literal('catalog-published') }),
]);
export type EventCause = z.infer<typeof eventCauseSchema>;

export const eventCauses = eventCauseSchema.options.map(({ shape }) => shape.kind.value);
