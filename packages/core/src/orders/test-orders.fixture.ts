import type { PosLocation } from '@pos-bridge/pos';
import {
  type ConfigurationId,
  type WixGateway,
  type WixOrder,
  wixOrderIdSchema,
} from '@pos-bridge/wix';
import { eq } from 'drizzle-orm';
import {
  createProgrammablePos,
  createTestCore,
  createTestDatabase,
  insertAccount,
  insertConfiguration,
  insertInstance,
  insertLocation,
  insertPublishedCatalog,
  type ProgrammablePos,
  sampleCatalog,
  sampleOrder,
  type TestCore,
  type TestDatabase,
} from '../../testing/index.ts';
import type { Clock } from '../clock.ts';
import type { ConfigurationAddress } from '../configurations/find-configuration.ts';
import type { LocationId } from '../ids.ts';
import { createPosRegistry } from '../pos/pos-registry.ts';
import type { OrderRequest } from './order-request.ts';
import { createOrders, type OrderSettings, type Orders, usualOrderSettings } from './orders.ts';
import { orderEvents, orders, orderValidations } from './tables.ts';
import { fromRecord, type Validated } from './validation/validation-record.ts';

/** A merchant that is ready for orders, with a POS that can be told to go wrong. */
export interface TestOrders {
  readonly database: TestDatabase;
  readonly core: TestCore;
  readonly pos: ProgrammablePos;
  readonly address: ConfigurationAddress;
  readonly locationId: LocationId;
  /** One process's orders; `another` is a process beside it, on the same database. */
  readonly orders: Orders;
  another(settings?: Partial<OrderSettings>): Orders;
  request(order?: WixOrder, changes?: Partial<OrderRequest<WixOrder>>): OrderRequest<WixOrder>;
  /** The row of the order with this Wix id. */
  row(wixOrderId?: string): Promise<typeof orders.$inferSelect>;
  events(wixOrderId?: string): Promise<string[]>;
  validations(): Promise<(Omit<typeof orderValidations.$inferSelect, 'record'> & Validated)[]>;
  /** Runs the job of this name for the order, as the worker would. */
  runJob(name: string, wixOrderId?: string): Promise<void>;
  /** Works off the jobs that look after orders that were not taken, and tells how many there were. */
  lookAfterNotTaken(): Promise<number>;
  /** Asks Wix what has changed on the site, as the worker does every few minutes. */
  lookAtSite(): Promise<void>;
  [Symbol.asyncDispose](): Promise<void>;
}

export interface SetupOptions {
  readonly pos?: ProgrammablePos;
  readonly clock?: Clock;
  readonly wix?: WixGateway;
  readonly location?: Partial<PosLocation>;
  readonly settings?: Partial<OrderSettings>;
}

export async function createTestOrders(options: SetupOptions = {}): Promise<TestOrders> {
  const pos = options.pos ?? createProgrammablePos();
  const database = await createTestDatabase();
  const core = await createTestCore(database, {
    pos: createPosRegistry([pos.provider]),
    ...(options.clock && { clock: options.clock }),
    ...(options.wix && { wix: options.wix }),
  });
  const { db } = database;
  const instanceId = await insertInstance(db);
  const accountId = await insertAccount(db, instanceId, {
    provider: pos.provider.declaration.key,
    posCredentials: await core.deps.sealer.seal('{}'),
  });
  const locationId = await insertLocation(db, accountId, {
    posLocationId: 'pos-1',
    ...options.location,
  });
  const configurationId: ConfigurationId = await insertConfiguration(db, instanceId, {
    accountId,
    locationId,
  });
  await insertPublishedCatalog(db, configurationId, sampleCatalog());

  const process = (settings: Partial<OrderSettings> = {}): Orders =>
    createOrders({
      ...core.deps,
      wix: core.core.wix,
      withPosSession: core.core.accounts.withPosSession,
      publishedCatalogs: core.core.catalog.published,
      inventory: core.core.inventory,
      settings: {
        ...usualOrderSettings,
        // Longer than a busy machine takes; whoever tests that time is up gives less.
        answerWithinMs: 20_000,
        posOpinionWithinMs: 10_000,
        ...options.settings,
        ...settings,
      },
    });
  const ownOrders = process();

  const row = async (wixOrderId = 'wix-order-1') => {
    const [found] = await db
      .select()
      .from(orders)
      .where(eq(orders.wixOrderId, wixOrderIdSchema.parse(wixOrderId)));
    if (found === undefined) throw new Error(`no order ${wixOrderId}`);
    return found;
  };

  const runJob = async (name: string, payload: unknown) => {
    const handler = ownOrders.jobHandlers.find(({ job }) => job.name === name);
    if (handler === undefined) throw new Error(`no job ${name}`);
    const signal = new AbortController().signal;
    await handler.handle(payload, { jobId: 'test', attempt: 1, isLastAttempt: false, signal });
  };

  return {
    database,
    core,
    pos,
    address: { instanceId, accountId, configurationId },
    locationId,
    orders: ownOrders,
    another: process,
    request: (order = sampleOrder(), changes = {}) => ({
      instanceId,
      accountId,
      configurationId,
      requestId: null,
      order,
      paidByPosGateway: false,
      ...changes,
    }),
    row,
    events: async (wixOrderId) => {
      const { id } = await row(wixOrderId);
      const events = await db
        .select({ kind: orderEvents.kind })
        .from(orderEvents)
        .where(eq(orderEvents.orderId, id))
        .orderBy(orderEvents.id);
      return events.map(({ kind }) => kind);
    },
    validations: async () => {
      const rows = await db.select().from(orderValidations).orderBy(orderValidations.id);
      return rows.map(({ record, ...row }) => ({ ...row, ...fromRecord(record) }));
    },
    runJob: async (name, wixOrderId) =>
      runJob(name, wixOrderId === undefined ? {} : { orderId: (await row(wixOrderId)).id }),
    lookAfterNotTaken: async () => {
      const waiting = await database.sql`
        delete from jobs.job where name = 'orders-not-taken' and state < 'active' returning data`;
      for (const { data } of waiting) await runJob('orders-not-taken', data);
      return waiting.length;
    },
    lookAtSite: () => runJob('orders-look-at-site', { instanceId }),
    [Symbol.asyncDispose]: async () => {
      await core.close();
      await database.drop();
    },
  };
}
