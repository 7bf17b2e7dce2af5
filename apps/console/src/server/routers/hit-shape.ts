import { notTakenStates, syncRunStates } from '@pos-bridge/core';
import { z } from 'zod';
import { instanceState, standing, state } from './account-shapes.ts';
import { orderState, validationOutcome } from './order-shapes.ts';
import { deliveryState } from './stock-shapes.ts';

const anyHit = {
  id: z.string(),
  accountId: z.string().nullable(),
  instanceId: z.string().nullable(),
  title: z.string(),
  merchantName: z.string().nullable(),
  at: z.date().nullable(),
};
const placed = { locationName: z.string().nullable() };
const worth = { ...placed, total: z.string().nullable(), currency: z.string().nullable() };

/** Something that the search has found, with what tells it from others of its kind. */
export const hit = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('account'), ...anyHit, state }),
  z.object({ kind: z.literal('configuration'), ...anyHit, state: standing }),
  z.object({ kind: z.literal('instance'), ...anyHit, state: instanceState }),
  z.object({ kind: z.literal('order'), ...anyHit, ...worth, state: orderState }),
  z.object({
    kind: z.literal('order-not-taken'),
    ...anyHit,
    ...placed,
    state: z.enum(notTakenStates),
  }),
  z.object({ kind: z.literal('validation'), ...anyHit, ...worth, state: validationOutcome }),
  z.object({ kind: z.literal('spi-call'), ...anyHit, state: z.string() }),
  z.object({
    kind: z.literal('sync'),
    ...anyHit,
    state: z.enum(syncRunStates),
    notBefore: z.date().nullable(),
  }),
  z.object({ kind: z.literal('message'), ...anyHit }),
  z.object({ kind: z.literal('delivery'), ...anyHit, state: deliveryState }),
]);
