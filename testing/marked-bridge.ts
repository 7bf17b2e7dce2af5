import { createPosRegistry, runJobs, type StaffRole } from '@pos-bridge/core';
import {
  type ConfigurationAddress,
  createProgrammablePos,
  insertAccount,
  insertConfiguration,
  insertInstance,
  insertLocation,
  insertPublishedCatalog,
  type ProgrammablePos,
  sampleCatalog,
} from '@pos-bridge/core/testing';
import { expect, vi } from 'vitest';
import { askProcedure, everyProcedure } from '../apps/console/testing/every-procedure.ts';
import {
  postSignIn,
  startTestConsole,
  type TestConsole,
} from '../apps/console/testing/test-console.ts';
import { openTestSite, type TestSite } from '../apps/console/testing/test-site.ts';
import { allOperations } from '../apps/spi-adapter/src/operations/all-operations.ts';
import {
  everySettingsProcedure,
  openSettings,
} from '../apps/spi-adapter/testing/settings-client.ts';
import { startTestAdapter, type TestAdapter } from '../apps/spi-adapter/testing/test-adapter.ts';
import { appSecret, claimsOf, sign } from '../apps/spi-adapter/testing/tokens.ts';
import {
  answerMarked,
  type MarkedEndpoint,
  markedProvider,
  startMarkedEndpoint,
} from './marked-outside.ts';
import { order, posWords, wixWords } from './marks.ts';
import { sampleInput } from './text-fields.ts';

// A bridge that marked personal data and marked secrets went into by every path.

const refusal = { code: 'CUSTOMER_BLOCKED' as const, message: `${posWords} Zqname`, lineIndex: 0 };

/** The bridge, who speaks with it, and what they heard. */
export interface MarkedBridge {
  readonly adapter: TestAdapter;
  readonly console_: TestConsole;
  readonly pos: ProgrammablePos;
  readonly site: TestSite;
  readonly webhookEndpoint: MarkedEndpoint;
  readonly address: ConfigurationAddress;
  readonly cookies: ReadonlyMap<StaffRole, string>;
  /** Of calls and of sessions. */
  readonly tokens: string[];
  /** What Wix, the site owner and callers whom nobody knows heard. */
  readonly heard: { readonly by: string; readonly text: string }[];
  close(): Promise<void>;
}

export async function openMarkedBridge(): Promise<MarkedBridge> {
  const pos = createProgrammablePos({ validatesOrders: true });
  const site = await openTestSite();
  const webhookEndpoint = await startMarkedEndpoint(`${posWords} Zqname`);
  const adapter = await startTestAdapter({
    appSecret,
    pos: createPosRegistry([
      markedProvider(pos, `${posWords} Zqname Zqcredential`, sampleCatalog()),
    ]),
    core: {
      wix: site.gateway,
      settings: {
        spiCallRetentionDays: 30,
        publicUrl: 'http://bridge.example',
        catalogSync: { retryDelaysMs: [] },
        inventory: { loopbackEndpoints: true },
      },
    },
  });
  const { db } = adapter.database;
  const instanceId = await insertInstance(db, { id: site.instanceId });
  const accountId = await insertAccount(db, instanceId, {
    provider: pos.provider.declaration.key,
    posCredentials: await adapter.core.deps.sealer.seal('{"token":"Zqcredential"}'),
  });
  const locationId = await insertLocation(db, accountId, { posLocationId: 'pos-1' });
  const configurationId = await insertConfiguration(db, instanceId, {
    id: site.configurationId,
    catalogId: site.catalogId,
    accountId,
    locationId,
  });
  await insertPublishedCatalog(db, configurationId, sampleCatalog());
  const address = { instanceId, accountId, configurationId };
  const console_ = await startTestConsole('/nowhere', {}, null, undefined, adapter);
  const cookies = new Map<StaffRole, string>();
  for (const role of ['viewer', 'support', 'administrator'] as const) {
    cookies.set(role, await console_.signIn(await console_.addStaff(role)));
  }
  const setup: MarkedBridge = {
    adapter,
    console_,
    pos,
    site,
    webhookEndpoint,
    address,
    cookies,
    tokens: [],
    heard: [],
    close: async () => {
      await console_.close();
      await adapter.close();
      await webhookEndpoint.close();
      await site.close();
    },
  };
  await feed(setup);
  return setup;
}

async function feed(setup: MarkedBridge): Promise<void> {
  const { adapter } = setup;
  await feedSpi(setup);
  await feedOutside(setup);
  await workJobs(setup);
  await feedStrangers(setup);
  await feedSettings(setup);
  await feedConsole(setup);
  await workJobs(setup);
  await adapter.ledger.flush();
}

/** Every job that is due, the sweeps among them. */
async function workJobs(setup: MarkedBridge): Promise<void> {
  const { adapter } = setup;
  const { core, deps } = adapter.core;
  for (const { job, handle } of core.jobHandlers) {
    if (!job.name.endsWith('sweep')) continue;
    const signal = new AbortController().signal;
    await handle({}, { jobId: 'test', attempt: 1, isLastAttempt: true, signal });
  }
  const jobs = await runJobs(adapter.database.url, core.jobHandlers, deps.log);
  await vi.waitFor(
    async () => {
      const due = await adapter.database.sql`select 1 from jobs.job
        where state in ('created', 'active') and start_after <= now()`;
      if (due.length > 0) throw new Error(`${due.length} jobs are due`);
    },
    { timeout: 30_000, interval: 100 },
  );
  await jobs.stop(5_000);
}

export async function call(setup: MarkedBridge, operation: string, message: object): Promise<void> {
  const { adapter, address, tokens, heard } = setup;
  const token = await sign(claimsOf(address.instanceId, message));
  tokens.push(token);
  const { text } = await adapter.post(operation, token);
  heard.push({ by: operation, text });
}

async function feedSpi(setup: MarkedBridge): Promise<void> {
  const { pos, address } = setup;
  const { instanceId: _, ...ids } = address;
  pos.opinion = { valid: false, posOrderStatus: 'invalid', refusals: [refusal] };
  await call(setup, 'validate-order', { ...ids, order: order('order-1'), note: 'Zqunknown' });
  pos.tricks.validate.push(
    { does: 'fail', kind: 'server_error', message: `${posWords} Zqname` },
    { does: 'throw', error: new Error(`${posWords} Zqname`) },
  );
  for (const n of [2, 3])
    await call(setup, 'validate-order', { ...ids, order: order(`order-${n}`) });
  pos.tricks.create.push({ does: 'refuse', refusals: [refusal] });
  // Created, asked for again, and another one under the same name.
  for (const comment of ['Zqcomment', 'Zqcomment', 'Zqcomment other']) {
    await call(setup, 'create-order', { ...ids, order: order('order-1', { comment }) });
  }
  pos.tricks.create.push(
    { does: 'fail', kind: 'unreachable', message: `${posWords} Zqname` },
    { does: 'throw', error: new Error(`${posWords} Zqname`) },
  );
  await call(setup, 'create-order', { ...ids, order: order('order-2') });
  await call(setup, 'create-order', {
    ...ids,
    order: order('order-4', { lineItems: 'Zqunknown' }),
  });
  // Every operation, in a form that fits and with a mark beside what it knows.
  for (const { name, request } of allOperations) {
    const { value } = sampleInput(request);
    await call(setup, name, { ...Object(value), ...ids, more: 'Zqunknown' });
    await call(setup, name, { order: order('order-5'), accountId: 7 });
  }
}

/** What Wix, the POS and a webhook endpoint say by themselves, or answer to what the bridge asks. */
async function feedOutside(setup: MarkedBridge): Promise<void> {
  const { adapter, pos, site, webhookEndpoint, address, heard } = setup;
  const { core } = adapter.core;
  const { accountId, configurationId } = address;
  await core.inventory.addWebhookEndpoint(
    { accountId, url: webhookEndpoint.url, description: 'till' },
    { author: { kind: 'bridge', name: 'test' }, reason: null },
  );
  pos.opinion = { valid: true, posOrderStatus: 'valid', refusals: [] };
  await call(setup, 'create-order', { accountId, configurationId, order: order('order-6') });
  // What Wix says of an order may name the guest as well as a POS may.
  const ofOrders = ['get_order', 'accept_order', 'cancel_order', 'fulfill_order', 'list_orders'];
  answerMarked(site.wix, ofOrders, `${posWords} Zqname`);
  const [made] = pos.orders;
  const beside = { customerName: 'Zqname', note: posWords };
  const place = { posMerchantId: 'merchant-1', posLocationId: 'pos-1', ...beside };
  const at = new Date().toISOString();
  const level = { itemPosId: 'dish-1', inStock: false, quantity: 0, outUntil: null, ...beside };
  for (const [n, event] of [
    {
      type: 'order_changed',
      ...place,
      order: { ...made, ...beside, posOrderStatus: 'accepted', updatedAt: at },
    },
    { type: 'stock_changed', ...place, levels: [{ ...level, observedAt: at }] },
    { type: 'menu_changed', ...place, at },
    { type: 'location_changed', ...place, at },
  ].entries()) {
    const answer = await fetch(`${adapter.url}/pos/programmable/webhooks`, {
      method: 'POST',
      body: JSON.stringify({ messageId: `message-${n}`, events: [event] }),
    });
    expect(answer.status).toBe(200);
    heard.push({ by: 'a webhook of the POS', text: await answer.text() });
  }
  answerMarked(site.wix, ['update_item'], `${wixWords} of it`);
  // In every way in which a menu can fail to come, and then with Wix in its way.
  for (let n = 0; n < 3; n += 1) {
    await core.catalog.requestSync({ configurationId, trigger: 'wix' });
    await core.catalog.workOff(configurationId, new AbortController().signal);
  }
  answerMarked(site.wix, ['list_items', 'list_menus', 'list_sections'], `${wixWords} of it`);
  await core.catalog.requestSync({ configurationId, trigger: 'wix', mode: 'everything' });
  await core.catalog.workOff(configurationId, new AbortController().signal);
  await core.inventory.checkDrift(configurationId);
  answerMarked(site.wix, ['list_configurations', 'get_app_instance'], `${wixWords} of it`);
}

async function feedStrangers(setup: MarkedBridge): Promise<void> {
  const { adapter, address, heard } = setup;
  const body = JSON.stringify({ order: order('order-9'), password: 'Zqpassword' });
  for (const path of ['/wix-spi/create-order', '/wix/webhooks', '/pos/programmable/webhooks']) {
    const answer = await fetch(`${adapter.url}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'text/plain', authorization: 'Bearer Zqpassword' },
      body,
    });
    heard.push({ by: path, text: await answer.text() });
  }
  const event = await sign({
    data: JSON.stringify({
      data: JSON.stringify({ order: order('order-1'), orderId: 'order-1' }),
      instanceId: address.instanceId,
      eventType: 'wix.restaurants.orders.v3.order_canceled',
    }),
    iat: Math.floor(Date.now() / 1000),
  });
  const answer = await fetch(`${adapter.url}/wix/webhooks`, { method: 'POST', body: event });
  heard.push({ by: 'a Wix webhook', text: await answer.text() });
}

async function feedSettings(setup: MarkedBridge): Promise<void> {
  const { adapter, address, tokens, heard } = setup;
  const client = await openSettings(adapter, address.instanceId);
  tokens.push(client.token);
  for (const { path, sample } of everySettingsProcedure()) {
    const named = Object.entries(address).filter(([name]) => name in Object(sample.value));
    const answer = await client.call(path, {
      ...Object(sample.value),
      ...Object.fromEntries(named),
    });
    heard.push({ by: `settings ${path}`, text: answer.text });
  }
}

async function feedConsole(setup: MarkedBridge): Promise<void> {
  const { console_, cookies, heard } = setup;
  const sent = await postSignIn(console_.url, {
    email: 'nobody@example.com',
    password: 'Zqpassword',
  });
  heard.push({ by: 'sign-in', text: await sent.text() });
  const cookie = cookies.get('administrator') ?? '';
  for (const { path, procedure, input } of [
    { path: 'desk.find', input: { text: '+34 600 123 987' } },
    { path: 'desk.find', input: { text: 'zqmail@example.com' } },
    {
      path: 'passwords.change',
      input: { current: 'Zqpassword', password: 'Zqpassword Zqpassword' },
    },
    { path: 'customers.preview', input: { contact: 'zqmail@example.com' } },
  ].map((one) => ({ ...one, procedure: everyProcedure().find(({ path }) => path === one.path) }))) {
    if (procedure === undefined) throw new Error(`there is no ${path}`);
    await askProcedure(console_.url, procedure, input, cookie);
  }
}
