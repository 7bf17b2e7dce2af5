import type { WixOrder } from '@pos-bridge/wix';
import type { WithPosSession } from '../accounts/pos-access.ts';
import { bind } from '../bind.ts';
import type { PublishedCatalogs } from '../catalog/versions/published-catalog.ts';
import type { Clock } from '../clock.ts';
import type { Database } from '../database/connect.ts';
import type { Sealer } from '../encryption.ts';
import type { Inventory } from '../inventory/inventory.ts';
import { handleJob } from '../jobs/define-job.ts';
import type { JobQueue } from '../jobs/job-queue.ts';
import type { Log } from '../log.ts';
import type { PosRegistry } from '../pos/pos-registry.ts';
import type { WixAccess } from '../wix/wix-access.ts';
import { createAskPos, type PosGuardSettings, usualPosGuard } from './ask-pos.ts';
import {
  changeAcceptanceDeadline,
  readAcceptanceDeadline,
} from './attention/acceptance-deadline.ts';
import { listTroubles } from './attention/list-troubled-orders.ts';
import { runSweep } from './attention/sweep-orders.ts';
import { createCheckOrder } from './checks/check-order.ts';
import { createLocalTime } from './checks/opening-hours.ts';
import { createCreateOrder } from './creation/create-order.ts';
import type { CreateOrderResult } from './creation/create-order-result.ts';
import { runRecoverOrder } from './creation/recover-order.ts';
import {
  customerData,
  eraseCustomer,
  eraseOlderThan,
} from './customer-data/erase-personal-data.ts';
import {
  erasePersonalData,
  lookAfterNotTaken,
  lookAtSite,
  notifyWix,
  pollOrder,
  recoverOrder,
  sweepOrders,
} from './jobs.ts';
import { runLookAfterNotTaken } from './not-taken/look-after-not-taken.ts';
import { runLookAtSite } from './not-taken/look-at-site.ts';
import type { OrderRequest } from './order-request.ts';
import { orderTimes } from './order-times.ts';
import { fromClassicOrder } from './site-order/classic/classic-order.ts';
import { createOrderCatalogs } from './site-order/order-catalogs.ts';
import { runNotifyWix } from './status/notify-wix.ts';
import { runPollOrder } from './status/poll-order.ts';
import { recordPosOrderEvent } from './status/pos-order-event.ts';
import { wixOrderEvents } from './status/record-wix-order-event.ts';
import { createOrderSupport, type OrderSupport } from './support/order-support.ts';
import { createStockSnapshots } from './validation/stock-snapshots.ts';
import { createTenantCache } from './validation/tenant-cache.ts';
import { createValidateOrder, type ValidateOrderResult } from './validation/validate-order.ts';
import { createValidationWriter } from './validation/validation-writer.ts';

export interface OrderSettings {
  /** From Wix's Create Order to our answer; what is not done by then a job finishes. */
  readonly answerWithinMs: number;
  /** The POS's share of a Validate Order. */
  readonly posOpinionWithinMs: number;
  /** Personal data in orders and validations is erased after so many days. */
  readonly personalDataDays: number;
  readonly posGuard: PosGuardSettings;
}

export const usualOrderSettings: OrderSettings = {
  answerWithinMs: orderTimes.answer,
  posOpinionWithinMs: orderTimes.posOpinion,
  personalDataDays: 90,
  posGuard: usualPosGuard,
};

export interface OrdersDeps {
  readonly database: Database;
  readonly jobs: JobQueue;
  readonly pos: PosRegistry;
  readonly sealer: Sealer;
  readonly clock: Clock;
  readonly log: Log;
  readonly wix: WixAccess;
  readonly withPosSession: WithPosSession;
  readonly publishedCatalogs: Pick<PublishedCatalogs, 'of'>;
  readonly inventory: Pick<Inventory, 'snapshot' | 'lowerForOrder'>;
  readonly settings: OrderSettings;
}

const tenantsKept = 2_000;
const dayMs = 24 * 60 * 60_000;

/** Orders: checked, created once, told back. */
export type Orders = ReturnType<typeof createOrders>;

export function createOrders(given: OrdersDeps) {
  const { settings, clock, database, inventory } = given;
  const deps = {
    ...given,
    askPos: createAskPos({
      lendPos: given.withPosSession,
      log: given.log,
      settings: settings.posGuard,
    }),
    checkOrder: createCheckOrder({ localTime: createLocalTime() }),
    orderCatalogs: createOrderCatalogs(given.publishedCatalogs),
    stock: createStockSnapshots({ ...given, read: (id) => inventory.snapshot(database.db, id) }),
    lowerStock: inventory.lowerForOrder,
    tenants: createTenantCache(tenantsKept),
    storeValidation: createValidationWriter({ database }),
    answerWithinMs: settings.answerWithinMs,
    posOpinionWithinMs: settings.posOpinionWithinMs,
  };
  const validate = createValidateOrder(deps);
  const create = createCreateOrder(deps);
  const support: OrderSupport = createOrderSupport(deps);
  return {
    validate: (request: OrderRequest<WixOrder>): Promise<ValidateOrderResult> =>
      validate({ ...request, order: fromClassicOrder(request.order) }),
    create: (request: OrderRequest<WixOrder>): Promise<CreateOrderResult> =>
      create({ ...request, order: fromClassicOrder(request.order) }),
    ...bind(deps, { recordPosOrderEvent, customerData, eraseCustomer }),
    ...bind(database.db, { listTroubles, acceptanceDeadlineOf: readAcceptanceDeadline }),
    ...bind({ db: database.db, clock }, { changeAcceptanceDeadline }),
    support,
    eventHandlers: wixOrderEvents(deps),
    jobHandlers: [
      handleJob(recoverOrder, ({ orderId }) => runRecoverOrder(deps, orderId)),
      handleJob(notifyWix, ({ orderId }, context) => runNotifyWix(deps, orderId, context)),
      handleJob(lookAfterNotTaken, (order, context) => runLookAfterNotTaken(deps, order, context)),
      handleJob(lookAtSite, ({ instanceId }, context) => runLookAtSite(deps, instanceId, context)),
      handleJob(pollOrder, ({ orderId }) => runPollOrder(deps, orderId)),
      handleJob(sweepOrders, () => runSweep(deps)),
      handleJob(erasePersonalData, () =>
        eraseOlderThan(deps, new Date(clock.now().getTime() - settings.personalDataDays * dayMs)),
      ),
    ],
  };
}
