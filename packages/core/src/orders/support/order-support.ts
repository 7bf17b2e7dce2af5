import { bind } from '../../bind.ts';
import type { JobQueue } from '../../jobs/job-queue.ts';
import { listOutageOrders } from '../outage/list-outage-orders.ts';
import { previewOrderWork } from '../outage/preview-order-work.ts';
import { readOutage } from '../outage/read-outage.ts';
import { listOrders } from './list-orders.ts';
import { listValidations } from './list-validations.ts';
import { readOrder } from './order-story.ts';
import { retryOrder } from './retry-order.ts';
import { revealOrder } from './reveal-customer.ts';
import { settleNotTaken } from './settle-not-taken.ts';
import { settleOrder } from './settle-order.ts';
import { type ValidateAgainDeps, validateAgain } from './validate-again.ts';
import { readValidation } from './validation-story.ts';

/** What support sees of orders and validations, masked unless asked with a reason, and may do. */
export type OrderSupport = ReturnType<typeof createOrderSupport>;

export function createOrderSupport(given: ValidateAgainDeps & { readonly jobs: JobQueue }) {
  const { db } = given.database;
  return {
    ...bind(db, { listOrders, listValidations, listOutageOrders, readOutage }),
    ...bind(
      { ...given, db },
      {
        order: readOrder,
        validation: readValidation,
        reveal: revealOrder,
        validateAgain,
        retry: retryOrder,
        settle: settleOrder,
        settleNotTaken,
        previewOrderWork,
      },
    ),
  };
}
