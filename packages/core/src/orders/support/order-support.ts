import type { OrderId, ValidationId } from '../../ids.ts';
import type { JobQueue } from '../../jobs/job-queue.ts';
import type { AuditActor } from '../../staff/audit-entry.ts';
import type { OrderReader } from '../customer-data/refusal-words.ts';
import type { WixOrderName } from '../not-taken/orders-not-taken.ts';
import { listOrders, type OrderQuery, type OrderSummary } from './list-orders.ts';
import {
  listValidations,
  type ValidationQuery,
  type ValidationSummary,
} from './list-validations.ts';
import { type OrderStory, readOrder } from './order-story.ts';
import type { OrderSubject } from './read-subject.ts';
import { type RetriedOrder, retryOrder } from './retry-order.ts';
import { type RevealedOrder, revealOrder } from './reveal-customer.ts';
import { settleNotTaken } from './settle-not-taken.ts';
import { settleOrder } from './settle-order.ts';
import { type ValidateAgainDeps, type ValidatedAgain, validateAgain } from './validate-again.ts';
import { readValidation, type ValidationStory } from './validation-story.ts';

interface Signed {
  readonly author: AuditActor;
  readonly reason: string;
}

/** What support sees of orders and validations, masked unless asked with a reason, and may do. */
export interface OrderSupport {
  listOrders(query: OrderQuery): Promise<OrderSummary[]>;
  listValidations(query: ValidationQuery): Promise<ValidationSummary[]>;
  order(id: OrderId, reader: OrderReader): Promise<OrderStory | undefined>;
  validation(id: ValidationId, reader: OrderReader): Promise<ValidationStory | undefined>;
  reveal(subject: OrderSubject, by: Signed): Promise<RevealedOrder | undefined>;
  validateAgain(subject: OrderSubject): Promise<ValidatedAgain>;
  retry(id: OrderId, by: Signed): Promise<RetriedOrder>;
  settle(id: OrderId, by: Signed): ReturnType<typeof settleOrder>;
  settleNotTaken(order: WixOrderName, by: Signed): ReturnType<typeof settleNotTaken>;
}

export function createOrderSupport(
  given: ValidateAgainDeps & { readonly jobs: JobQueue },
): OrderSupport {
  const { db } = given.database;
  const deps = { ...given, db };
  return {
    listOrders: (query) => listOrders(db, query),
    listValidations: (query) => listValidations(db, query),
    order: (id, reader) => readOrder(deps, id, reader),
    validation: (id, reader) => readValidation(deps, id, reader),
    reveal: (subject, by) => revealOrder(deps, subject, by),
    validateAgain: (subject) => validateAgain(deps, subject),
    retry: (id, by) => retryOrder(deps, id, by),
    settle: (id, by) => settleOrder(deps, id, by),
    settleNotTaken: (order, by) => settleNotTaken(deps, order, by),
  };
}
