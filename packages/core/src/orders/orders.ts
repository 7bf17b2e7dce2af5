import type { PosOrderState } from '@pos-bridge/pos';
import type { AccountId, InstanceId, WixOrder } from '@pos-bridge/wix';
import type { WithPosSession } from '../accounts/pos-access.ts';
import type { PublishedCatalogs } from '../catalog/versions/published-catalog.ts';
import type { Clock } from '../clock.ts';
import type { Database } from '../database/connect.ts';
import type { Sealer } from '../encryption.ts';
import type { Inventory } from '../inventory/inventory.ts';
import { handleJob, type JobHandler } from '../jobs/define-job.ts';
import type { JobQueue } from '../jobs/job-queue.ts';
import type { Log } from '../log.ts';
import type { PosRegistry } from '../pos/pos-registry.ts';
import type { AuditActor } from '../staff/audit-entry.ts';
import type { Authorship } from '../staff/authorship.ts';
import type { WixAccess } from '../wix/wix-access.ts';
import type { WixEventHandlers } from '../wix/wix-event.ts';
import { createAskPos, type PosGuardSettings, usualPosGuard } from './ask-pos.ts';
import {
  type AcceptanceDeadline,
  changeAcceptanceDeadline,
  readAcceptanceDeadline,
} from './attention/acceptance-deadline.ts';
import { listTroubles, type Troubles } from './attention/list-troubled-orders.ts';
import { runSweep } from './attention/sweep-orders.ts';
import { createCheckOrder } from './checks/check-order.ts';
import { createLocalTime } from './checks/opening-hours.ts';
import { createCreateOrder } from './creation/create-order.ts';
import type { CreateOrderResult } from './creation/create-order-result.ts';
import { runRecoverOrder } from './creation/recover-order.ts';
import type { CustomerContact } from './customer-data/contact-keys.ts';
import {
  type CustomerData,
  customerData,
  type ErasedCustomer,
  eraseCustomer,
  eraseOlderThan,
} from './customer-data/erase-personal-data.ts';
import {
  erasePersonalData,
  lookAfterNotTaken,
  lookAtSite,
  pollOrder,
  recoverOrder,
  sweepOrders,
  tellWix,
} from './jobs.ts';
import { runLookAfterNotTaken } from './not-taken/look-after-not-taken.ts';
import { runLookAtSite } from './not-taken/look-at-site.ts';
import type { OrderRequest } from './order-request.ts';
import { orderTimes } from './order-times.ts';
import { fromClassicOrder } from './site-order/classic/classic-order.ts';
import { createOrderCatalogs } from './site-order/order-catalogs.ts';
import { runPollOrder } from './status/poll-order.ts';
import { type PosMerchant, recordPosNews } from './status/pos-order-news.ts';
import { runTellWix } from './status/tell-wix.ts';
import { wixOrderEvents } from './status/wix-order-news.ts';
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

/** Orders: checked, created once, told back. */
export interface Orders {
  validate(request: OrderRequest<WixOrder>): Promise<ValidateOrderResult>;
  create(request: OrderRequest<WixOrder>): Promise<CreateOrderResult>;
  /** Where an order stands at the POS, as a webhook of the POS tells it. */
  recordPosNews(
    merchant: PosMerchant,
    atPos: PosOrderState,
  ): Promise<'recorded' | 'known' | 'ignored'>;
  /** What went wrong at an instance lately; for the site owner. */
  listTroubles(query: {
    readonly instanceId: InstanceId;
    readonly since: Date;
    readonly limit: number;
  }): Promise<Troubles>;
  /** What an erasure would erase now. */
  customerData(contact: CustomerContact): Promise<CustomerData>;
  eraseCustomer(
    contact: CustomerContact,
    by: { readonly actor: AuditActor; readonly reason: string },
  ): Promise<ErasedCustomer>;
  /** How long an account's kitchen may take to accept an order. */
  acceptanceDeadlineOf(accountId: AccountId): Promise<AcceptanceDeadline>;
  changeAcceptanceDeadline(
    change: { readonly accountId: AccountId; readonly deadline: AcceptanceDeadline },
    authorship: Authorship,
  ): ReturnType<typeof changeAcceptanceDeadline>;
  /** For support. */
  readonly support: OrderSupport;
  /** Where orders stand on Wix, as its webhooks tell. */
  readonly eventHandlers: WixEventHandlers;
  readonly jobHandlers: readonly JobHandler[];
}

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

export function createOrders(given: OrdersDeps): Orders {
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
  return {
    validate: (request) => validate({ ...request, order: fromClassicOrder(request.order) }),
    create: (request) => create({ ...request, order: fromClassicOrder(request.order) }),
    recordPosNews: (merchant, atPos) => recordPosNews(deps, merchant, atPos),
    listTroubles: (query) => listTroubles(database.db, query),
    customerData: (contact) => customerData(deps, contact),
    eraseCustomer: (contact, by) => eraseCustomer(deps, contact, by),
    acceptanceDeadlineOf: (accountId) => readAcceptanceDeadline(database.db, accountId),
    changeAcceptanceDeadline: (change, authorship) =>
      changeAcceptanceDeadline({ db: database.db, clock }, change, authorship),
    support: createOrderSupport(deps),
    eventHandlers: wixOrderEvents(deps),
    jobHandlers: [
      handleJob(recoverOrder, ({ orderId }) => runRecoverOrder(deps, orderId)),
      handleJob(tellWix, ({ orderId }, context) => runTellWix(deps, orderId, context)),
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
