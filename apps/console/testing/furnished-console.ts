import { newId, syncRunIdSchema } from '@pos-bridge/core/ids';
import { catalogSyncRuns } from '@pos-bridge/core/tables';
import { insertConfiguration, insertInstance } from '@pos-bridge/core/testing';
import {
  configurationIdSchema,
  instanceIdSchema,
  requestIdSchema,
  wixOrderIdSchema,
} from '@pos-bridge/wix';
import { builtWeb } from './browser-console.ts';
import type { TestConsole } from './test-console.ts';
import { openTestRestaurant, type TestRestaurant } from './test-restaurant.ts';
import { openTestSandbox } from './test-sandbox.ts';

/** A console with at least one of everything that has a page, beside the simulated Wix and POS. */
export interface FurnishedConsole {
  readonly console_: TestConsole;
  readonly names: FurnishedNames;
  close(): Promise<void>;
}

/** What is in it, by the names that people would look for. */
export interface FurnishedNames {
  readonly instanceId: string;
  /** A site that no merchant has connected, with a location. */
  readonly waitingInstanceId: string;
  readonly waitingConfigurationId: string;
  readonly accountId: string;
  readonly configurationId: string;
  readonly locationId: string;
  readonly merchant: string;
  readonly location: string;
  readonly orderId: string;
  readonly wixOrderId: string;
  readonly posOrderId: string;
  readonly validationId: string;
  readonly requestId: string;
  readonly eventId: string;
  readonly deliveryId: string;
  readonly syncRunId: string;
  readonly phone: string;
  readonly email: string;
  readonly invitation: string;
}

const by = { author: { kind: 'bridge', name: 'test' }, reason: 'Sold out.' } as const;

export async function openFurnishedConsole(): Promise<FurnishedConsole> {
  const sandbox = await openTestSandbox();
  const restaurant = await openTestRestaurant(builtWeb, {
    site: sandbox.site,
    sandbox: sandbox.control,
  });
  const { console_, address, locationId } = restaurant;
  return {
    console_,
    names: {
      ...address,
      locationId,
      merchant: 'Trattoria Test',
      location: 'Main Street',
      ...(await furnishSites(restaurant)),
      ...(await furnishOrders(restaurant)),
      ...(await furnishStock(restaurant)),
      syncRunId: await insertFailedSync(restaurant),
      invitation: await invite(restaurant),
    },
    close: async () => {
      await console_.close();
      await sandbox.close();
    },
  };
}

async function furnishSites({ console_ }: TestRestaurant) {
  const { db } = console_.database;
  const waitingInstanceId = await insertInstance(db, { id: instanceIdSchema.parse('waiting') });
  const waitingConfigurationId = await insertConfiguration(db, waitingInstanceId, {
    id: configurationIdSchema.parse('waiting-place'),
    locationName: 'Waiting Place',
    status: 'ERROR',
  });
  return { waitingInstanceId, waitingConfigurationId };
}

/** One order that the kitchen has, after a validation, and one that it refused; both calls of Wix. */
async function furnishOrders({ console_, pos, address, request }: TestRestaurant) {
  const { core, database } = console_;
  const good = request({ id: wixOrderIdSchema.parse('wix-good') });
  const requestId = requestIdSchema.parse('1660049071.0775256270934210145');
  const ledger = core.spiCalls.openLedger();
  for (const [operation, outcome] of [
    ['create-order', 'OK'],
    ['validate-order', 'SYSTEM_ERROR'],
  ] as const) {
    ledger.record({
      ...address,
      calledAt: new Date(),
      operation,
      requestId: outcome === 'OK' ? requestId : null,
      httpStatus: outcome === 'OK' ? 200 : 500,
      outcome,
      durationMs: 12.5,
      request: { order: { id: 'wix-good' } },
      response: { posOrderId: 'pos-order-1' },
    });
  }
  await ledger.close();
  await core.orders.validate({ ...good, requestId });
  await core.orders.create(good);
  pos.tricks.create.push({
    does: 'refuse',
    refusals: [{ code: 'CLOSED', message: 'The kitchen is closed.', lineIndex: null }],
  });
  await core.orders.create(request({ id: wixOrderIdSchema.parse('wix-refused') }));
  await database.sql`update orders set attention = 'not_accepted', attention_due = now(),
    attention_since = now() where wix_order_id = 'wix-good'`;
  const orders = await core.orders.support.listOrders({ limit: 10 });
  const order = orders.find(({ wixOrderId }) => wixOrderId === 'wix-good');
  const [validation] = await core.orders.support.listValidations({ limit: 1 });
  return {
    orderId: order?.id ?? '',
    wixOrderId: 'wix-good',
    posOrderId: order?.posOrderId ?? '',
    validationId: validation?.id ?? '',
    requestId,
    phone: good.order.customer?.phone ?? '',
    email: good.order.customer?.email ?? '',
  };
}

/** A dish that ran out long ago: Wix, which is paused, is still to be told, and a webhook endpoint never will. */
async function furnishStock({ console_, address }: TestRestaurant) {
  const { inventory } = console_.core;
  const { sql } = console_.database;
  const { accountId, configurationId } = address;
  const url = 'https://till.example.com/stock';
  await inventory.addWebhookEndpoint({ accountId, url, description: 'The till' }, by);
  const items = [{ itemPosId: 'dish-1', inStock: false }];
  const sent = await inventory.send({ configurationId, items, ...by });
  if (sent.outcome !== 'sent') throw new Error(`the webhook was not sent: ${sent.outcome}`);
  await sql`update delivery_targets set state = 'paused', paused_at = now(), failing_since = now(),
    failures_in_row = 7, last_failure = 'Wix answered 500.' where kind = 'wix'`;
  await sql`update deliveries set state = 'dead', last_outcome = 'HTTP 410', finished_at = now()
    where target_id in (select id from delivery_targets where kind = 'subscriber')`;
  await sql`update stock_levels set out_since = now() - interval '9 days'`;
  await sql`insert into stock_drifts (configuration_id, wix_item_id, account_id, item_pos_id, pos_in_stock,
      wix_in_stock, first_seen_at, last_seen_at)
    values (${configurationId}, 'wix-dish-1', ${accountId}, 'dish-1', false, true, now(), now())`;
  const [delivery] = await inventory.listDeliveries({ states: ['dead'], limit: 1 });
  return { eventId: sent.eventId, deliveryId: delivery?.id ?? '' };
}

async function insertFailedSync({ console_, address }: TestRestaurant): Promise<string> {
  const id = syncRunIdSchema.parse(newId('sync'));
  const at = new Date('2026-05-01T10:00:00.000Z');
  await console_.database.db.insert(catalogSyncRuns).values({
    id,
    configurationId: address.configurationId,
    state: 'FAILED',
    mode: 'changes',
    requests: [{ trigger: 'schedule', at: at.toISOString() }],
    requestedAt: at,
    startedAt: at,
    endedAt: new Date(at.getTime() + 2_500),
    attempt: 1,
    stepDone: 0,
    stepTotal: 0,
    callsDone: 2,
    callsPlanned: 9,
    failureCode: 'SYSTEM_ERROR',
    failureReason: 'The POS did not answer in time.',
    findings: [
      {
        code: 'EMPTY',
        severity: 'reported',
        path: 'sections[2]',
        sentence: 'The section "Soups" holds no dish.',
      },
    ],
  });
  return id;
}

async function invite({ console_ }: TestRestaurant): Promise<string> {
  const { id } = await console_.addStaff('administrator', { name: 'The Admin' });
  const invited = await console_.core.staff.invite({
    actor: { kind: 'staff', id, name: 'The Admin' },
    email: 'new@example.com',
    role: 'viewer',
  });
  if (invited.outcome !== 'invited') throw new Error('nobody was invited');
  return invited.token;
}
