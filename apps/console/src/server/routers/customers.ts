import { contactFrom } from '@pos-bridge/core';
import { z } from 'zod';
import { administratorProcedure, router } from '../trpc/procedures.ts';
import { reasonInput } from '../trpc/reason.ts';
import { refuse } from '../trpc/refusals.ts';

const wanted = z.object({ contact: z.string().trim().min(3).max(320) });
const counts = z.object({
  orders: z.number(),
  validations: z.number(),
  ordersLeft: z.number(),
});

/** A customer who wants to be forgotten, found by exact phone or e-mail. */
export const customersRouter = router({
  /** What an erasure would erase. A mutation, so that the contact stands in no address. */
  preview: administratorProcedure
    .input(wanted)
    .output(counts)
    .mutation(({ ctx, input }) => ctx.core.orders.customerData(read(input.contact))),

  /** Cannot be taken back; its answer is the certificate. */
  erase: administratorProcedure
    .input(wanted.extend(reasonInput.shape))
    .output(counts.extend({ erasedAt: z.date(), subject: z.string() }))
    .mutation(({ ctx, input: { contact, reason } }) =>
      ctx.core.orders.eraseCustomer(read(contact), { actor: ctx.actor, reason }),
    ),
});

function read(text: string) {
  const contact = contactFrom(text);
  if (contact === null) throw refuse(['BAD_REQUEST', 'Enter a phone number or an e-mail address.']);
  return contact;
}
