import {
  type OrderCheckId,
  orderAttentions,
  orderChecks,
  orderEventKinds,
  orderStates,
} from '@pos-bridge/core';
import { orderErrorCodes } from '@pos-bridge/wix';
import { z } from 'zod';
import { faultIn, readFault } from './order-fault.ts';

/** What the pages of orders and validations are told; whatever is not named here stays on the server. */
export const orderState = z.enum(orderStates);
export const orderAttention = z.enum(orderAttentions);
export const validationOutcome = z.enum(['valid', 'invalid', 'no_verdict']);
export const orderCode = z.enum(orderErrorCodes);

const place = {
  accountId: z.string(),
  merchantName: z.string().nullable(),
  configurationId: z.string(),
  locationName: z.string().nullable(),
};
const amount = { total: z.string().nullable(), currency: z.string().nullable() };
const codes = z.array(orderCode).readonly();
const checkId = z.custom<OrderCheckId>((check) => typeof check === 'string');
// A check that is no longer made may stand in an old row.
const titleOf = (check: OrderCheckId): string => orderChecks.get(check)?.title ?? check;

export const orderSummary = z.object({
  id: z.string(),
  receivedAt: z.date(),
  ...place,
  wixOrderId: z.string(),
  state: orderState,
  posOrderId: z.string().nullable(),
  posOrderStatus: z.string().nullable(),
  wixStatus: z.string().nullable(),
  codes,
  attention: orderAttention.nullable(),
  attentionDue: z.date().nullable(),
  ...amount,
});

/** `outvoted`: codes of our own failed checks where the POS said valid and its word won. */
const whoDecided = {
  decidedBy: z.enum(['bridge', 'pos']),
  /** The checks of ours that decided, by their titles. */
  decidingChecks: z
    .array(checkId)
    .readonly()
    .transform((checks) => checks.map(titleOf)),
  outvoted: codes,
};

export const validationSummary = z.object({
  id: z.string(),
  validatedAt: z.date(),
  ...place,
  requestId: z.string().nullable(),
  wixOrderId: z.string().nullable(),
  outcome: validationOutcome,
  posOrderStatus: z.string().nullable(),
  codes,
  ...whoDecided,
  durationMs: z.number(),
  ...amount,
});

const customer = z.object({
  name: z.string().nullable(),
  phone: z.string().nullable(),
  email: z.string().nullable(),
  address: z.string().nullable(),
  comment: z.string().nullable(),
});
const text = z.string().nullable();
/** What orders come to together, by currency. */
export const worths = z
  .array(z.object({ currency: z.string().nullable(), total: z.string() }))
  .readonly();

const receiptItem = { name: text, quantity: z.number().nullable(), price: text };
const receipt = z.object({
  currency: text,
  lines: z
    .array(
      z.object({
        ...receiptItem,
        /** Masked, unless it was revealed. */
        comment: text,
        modifierGroups: z
          .array(
            z.object({
              name: text,
              kind: text,
              modifiers: z.array(z.object(receiptItem)).readonly(),
            }),
          )
          .readonly(),
      }),
    )
    .readonly(),
  discounts: z.array(z.object({ name: text })).readonly(),
  payments: z.array(z.object({ type: text, amount: text })).readonly(),
  fulfillment: z.object({ type: text, asap: z.boolean(), promisedTime: text }),
  totals: z.object({
    subtotal: text,
    delivery: text,
    tax: text,
    discount: text,
    loyaltySavings: text,
    tip: text,
    total: text,
    serviceFees: z.array(z.object({ name: text, fee: z.object({ amount: text }) })).readonly(),
  }),
});

/** Whole, and therefore for those alone who have said why. */
export const revealedOrder = z.object({ customer, order: z.unknown(), receipt });

const maskedOrder = {
  order: z.unknown(),
  receipt,
  customer,
  hidden: z.array(z.string()).readonly(),
  erasedAt: z.date().nullable(),
};

/** `message` is null where the POS's words are erased, or are not for the reader. */
const refusal = z.object({
  code: orderCode,
  message: z.string().nullable(),
  lineIndex: z.number().nullable(),
});
const finding = z
  .object({
    check: checkId,
    code: orderCode,
    verdict: z.enum(['passed', 'failed', 'could_not_tell']),
    path: z.string(),
    expected: z.string().nullable(),
    found: z.string().nullable(),
    sentence: z.string(),
    lineIndex: z.number().optional(),
  })
  .transform((one) => ({
    ...one,
    title: titleOf(one.check),
    weight: orderChecks.get(one.check)?.weight ?? 'opinion',
  }));
const posOpinion = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('said'),
    valid: z.boolean(),
    posOrderStatus: z.string(),
    refusals: z.array(refusal).readonly(),
  }),
  z.object({ kind: z.literal('has_none') }),
  z.object({ kind: z.literal('not_asked'), why: z.string() }),
  z.object({ kind: z.literal('no_access'), reason: z.string().transform(readFault) }),
  z.object({ kind: z.literal('failed'), fault: z.string().transform(readFault) }),
]);
const judgement = {
  posOrderStatus: z.string().nullable(),
  codes,
  findings: z.array(finding).readonly(),
  posOpinion,
  publicationId: z.string().nullable(),
};
const changes = z.object({
  differences: z
    .array(z.object({ path: z.string(), before: z.unknown(), after: z.unknown() }))
    .readonly(),
  customerChanged: z.boolean(),
});

export const validationStory = z.object({
  id: z.string(),
  validatedAt: z.date(),
  ...place,
  instanceId: z.string(),
  requestId: z.string().nullable(),
  wixOrderId: z.string().nullable(),
  paidByPosGateway: z.boolean(),
  outcome: validationOutcome,
  ...whoDecided,
  ...judgement,
  posLocationId: z.string().nullable(),
  durationMs: z.number(),
  posDurationMs: z.number().nullable(),
  ...maskedOrder,
  followedBy: z
    .object({
      id: z.string(),
      receivedAt: z.date(),
      state: orderState,
      wixOrderId: z.string(),
      changes,
    })
    .nullable(),
});

export const validatedAgain = z.object({
  validatedAt: z.date(),
  verdict: validationOutcome,
  ...judgement,
  isIncomplete: z.boolean(),
});

const retry = z.discriminatedUnion('way', [
  z.object({ way: z.literal('resubmit') }),
  z.object({ way: z.literal('send') }),
  z.object({ way: z.literal('ask') }),
  z.object({
    way: z.literal('none'),
    why: z.enum(['created', 'in-hand', 'canceled-on-wix', 'known-to-pos', 'erased']),
  }),
]);

export const orderStory = z.object({
  id: z.string(),
  receivedAt: z.date(),
  ...place,
  instanceId: z.string(),
  requestId: z.string().nullable(),
  wixOrderId: z.string(),
  provider: z.string(),
  posName: z.string(),
  posLocationId: z.string(),
  paidByPosGateway: z.boolean(),
  state: orderState,
  attempts: z.number(),
  round: z.number(),
  asks: z.number(),
  submittedAt: z.date().nullable(),
  nextStepAt: z.date().nullable(),
  submitBy: z.date(),
  lastFault: z.string().transform(readFault).nullable(),
  finishedAt: z.date().nullable(),
  answeredStatus: z.string().nullable(),
  refusals: z.array(refusal).readonly().nullable(),
  posOrderId: z.string().nullable(),
  posOrderStatus: z.string().nullable(),
  posPhase: z.string().nullable(),
  posUpdatedAt: z.date().nullable(),
  wixStatus: z.string().nullable(),
  wixSeenAt: z.date().nullable(),
  acceptBy: z.date().nullable(),
  attention: orderAttention.nullable(),
  attentionSince: z.date().nullable(),
  attentionDue: z.date().nullable(),
  delay: z
    .object({
      afterAskedMs: z.number(),
      afterOrderedMs: z.number().nullable(),
      isAtMost: z.boolean(),
    })
    .nullable(),
  ...maskedOrder,
  statuses: z.array(z.object({ status: z.string(), meaning: z.string() })).readonly(),
  events: z
    .array(
      z
        .object({
          id: z.number(),
          at: z.date(),
          kind: z.enum(orderEventKinds),
          detail: z.record(z.string(), z.unknown()),
        })
        .transform((event) => ({ ...event, fault: faultIn(event.detail) })),
    )
    .readonly(),
  validation: z
    .object({
      id: z.string(),
      validatedAt: z.date(),
      outcome: validationOutcome,
      posOrderStatus: z.string().nullable(),
      codes,
      changes,
    })
    .nullable(),
  retry,
});
