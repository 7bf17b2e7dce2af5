import { createPosRegistry, loggableError, runJobs, type StaffRole } from '@pos-bridge/core';
import {
  createProgrammablePos,
  insertAccount,
  insertConfiguration,
  insertInstance,
  insertLocation,
  insertPublishedCatalog,
  type ProgrammablePos,
  sampleCatalog,
  sampleOrder,
} from '@pos-bridge/core/testing';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { csvLists } from '../apps/console/src/server/exports/csv-lists.ts';
import { askProcedure, everyProcedure } from '../apps/console/testing/every-procedure.ts';
import {
  postSignIn,
  startTestConsole,
  type TestConsole,
} from '../apps/console/testing/test-console.ts';
import { allOperations } from '../apps/spi-adapter/src/operations/all-operations.ts';
import { allSettingsRoutes } from '../apps/spi-adapter/src/settings/all-routes.ts';
import { openSettings } from '../apps/spi-adapter/testing/settings-client.ts';
import { startTestAdapter, type TestAdapter } from '../apps/spi-adapter/testing/test-adapter.ts';
import { appSecret, claimsOf, sign } from '../apps/spi-adapter/testing/tokens.ts';
import { textsOfEveryTable } from './every-table.ts';
import { sampleInput } from './text-fields.ts';

// Marked personal data and marked secrets go in by every path; then every table, log line, figure,
// answer and file is read, and the marks stand nowhere but where they may.

/** What a guest gave. The digits are the phone's, however it is spelled. */
const guest = ['Zqname', 'zqmail', 'Zqstreet', 'Zqcomment', 'Zqunknown', 'Zqtable', '600123987'];
/** What a POS says about an order. */
const posWords = 'Zqwords';
/** What nobody may ever read: of ours, of the merchant's, of staff. */
const secrets = ['Zqcredential', 'Zqpassword', appSecret];

let adapter: TestAdapter;
let console_: TestConsole;
let pos: ProgrammablePos;
let address: { instanceId: string; accountId: string; configurationId: string };
const cookies = new Map<StaffRole, string>();
const tokens: string[] = [];
/** What Wix and the site owner heard. */
const heard: { readonly by: string; readonly text: string }[] = [];

const order = (id: string, changes: object = {}) => ({
  ...sampleOrder(1),
  id,
  comment: 'Zqcomment',
  newField: 'Zqunknown',
  customer: {
    firstName: 'Zqname',
    lastName: 'Zqname',
    phone: '+34 600 123 987',
    email: 'zqmail@example.com',
    contactId: 'Zqunknown',
  },
  fulfillment: {
    ...sampleOrder(1).fulfillment,
    dineInDetails: { label: 'Zqtable', value: 'Zqtable' },
    deliveryDetails: { address: { formatted: 'Zqstreet 1', street: 'Zqstreet' } },
  },
  ...changes,
});
const refusal = { code: 'CUSTOMER_BLOCKED' as const, message: `${posWords} Zqname`, lineIndex: 0 };

beforeAll(async () => {
  pos = createProgrammablePos({ validatesOrders: true });
  adapter = await startTestAdapter({ appSecret, pos: createPosRegistry([pos.provider]) });
  const { db } = adapter.database;
  const instanceId = await insertInstance(db);
  const accountId = await insertAccount(db, instanceId, {
    provider: pos.provider.declaration.key,
    posCredentials: await adapter.core.deps.sealer.seal('{"token":"Zqcredential"}'),
  });
  const locationId = await insertLocation(db, accountId, { posLocationId: 'pos-1' });
  const configurationId = await insertConfiguration(db, instanceId, { accountId, locationId });
  await insertPublishedCatalog(db, configurationId, sampleCatalog());
  address = { instanceId, accountId, configurationId };
  console_ = await startTestConsole('/nowhere', {}, null, undefined, adapter);
  for (const role of ['viewer', 'support', 'administrator'] as const) {
    cookies.set(role, await console_.signIn(await console_.addStaff(role)));
  }
  await feed();
});
afterAll(async () => {
  await console_.close();
  await adapter.close();
});

async function feed(): Promise<void> {
  await feedSpi();
  await feedStrangers();
  await feedSettings();
  await feedConsole();
  const { core, deps } = adapter.core;
  const jobs = await runJobs(adapter.database.url, core.jobHandlers, deps.log);
  // Until every job that is due has run, the sweep among them.
  await vi.waitFor(
    async () => {
      const due = await adapter.database.sql`select 1 from jobs.job
        where state in ('created', 'active') and start_after <= now()`;
      if (due.length > 0) throw new Error(`${due.length} jobs are due`);
    },
    { timeout: 30_000, interval: 100 },
  );
  await jobs.stop(5_000);
  await adapter.ledger.flush();
}

async function call(operation: string, message: object): Promise<void> {
  const token = await sign(claimsOf(address.instanceId, message));
  tokens.push(token);
  const { text } = await adapter.post(operation, token);
  heard.push({ by: operation, text });
}

async function feedSpi(): Promise<void> {
  const { instanceId: _, ...ids } = address;
  pos.opinion = { valid: false, posOrderStatus: 'invalid', refusals: [refusal] };
  await call('validate-order', { ...ids, order: order('order-1'), note: 'Zqunknown' });
  pos.tricks.validate.push(
    { does: 'fail', kind: 'server_error', message: `${posWords} Zqname` },
    { does: 'throw', error: new Error(`${posWords} Zqname`) },
  );
  for (const n of [2, 3]) await call('validate-order', { ...ids, order: order(`order-${n}`) });
  pos.tricks.create.push({ does: 'refuse', refusals: [refusal] });
  // Created, asked for again, and another one under the same name.
  for (const comment of ['Zqcomment', 'Zqcomment', 'Zqcomment other']) {
    await call('create-order', { ...ids, order: order('order-1', { comment }) });
  }
  pos.tricks.create.push(
    { does: 'fail', kind: 'unreachable', message: `${posWords} Zqname` },
    { does: 'throw', error: new Error(`${posWords} Zqname`) },
  );
  await call('create-order', { ...ids, order: order('order-2') });
  await call('create-order', { ...ids, order: order('order-4', { lineItems: 'Zqunknown' }) });
  // Every operation, in a form that fits and with a mark beside what it knows.
  for (const { name, request } of allOperations) {
    const { value } = sampleInput(request);
    await call(name, { ...Object(value), ...ids, more: 'Zqunknown' });
    await call(name, { order: order('order-5'), accountId: 7 });
  }
}

async function feedStrangers(): Promise<void> {
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

async function feedSettings(): Promise<void> {
  const client = await openSettings(adapter, address.instanceId);
  tokens.push(client.token);
  for (const { method, path, input } of allSettingsRoutes) {
    const { value } = sampleInput(input);
    const at = path.replaceAll(/:(\w+)/g, (_whole, name: string) => Object(address)[name] ?? 'x');
    const answer = await client.call(method, at, method === 'GET' ? undefined : Object(value));
    heard.push({ by: `settings ${path}`, text: answer.text });
  }
}

async function feedConsole(): Promise<void> {
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

const marksIn = (text: string, marks: readonly string[]): string[] => {
  const bare = text.replaceAll(/(?<=\d)[\s-](?=\d)/g, '');
  return marks.filter((mark) => bare.includes(mark));
};

test('no table holds a mark in the clear', async () => {
  const tables = await textsOfEveryTable(adapter.database.sql);
  expect(tables.size).toBeGreaterThan(30);
  // The marks were there to be found: what is kept of the orders is read.
  expect(tables.get('order_validations')).toContain('wix-dish-0');
  const found = [...tables].flatMap(([table, text]) =>
    marksIn(text, [...guest, posWords, ...secrets, ...tokens]).map((mark) => `${table}: ${mark}`),
  );
  expect(found).toEqual([]);
});

test('no log line and no figure holds one', async () => {
  const lines = adapter.log.lines.map((line) =>
    JSON.stringify(line, (_name, value: unknown) =>
      value instanceof Error ? loggableError(value) : value,
    ),
  );
  const figures = await Promise.all([
    adapter.metrics.registry.metrics(),
    fetch(`${adapter.url}/metrics`).then((answer) => answer.text()),
    fetch(`${console_.url}/metrics`).then((answer) => answer.text()),
  ]);
  expect(lines.length).toBeGreaterThan(5);
  const marks = [...guest, posWords, ...secrets, ...tokens];
  expect([...lines, ...figures].filter((text) => marksIn(text, marks).length > 0)).toEqual([]);
});

test('Wix hears a POS’s words where it asked to create the order, and nobody else any mark', () => {
  const told = heard.filter(
    ({ text }) => marksIn(text, [...guest, posWords, ...secrets]).length > 0,
  );
  expect(new Set(told.map(({ by }) => by))).toEqual(new Set(['create-order']));
  for (const { text } of told) expect(text).toContain(`${posWords} Zqname`);
});

test.each(['viewer', 'support', 'administrator'] as const)(
  'a %s reads no mark, but what is for the role',
  async (role) => {
    const cookie = cookies.get(role) ?? '';
    const found = new Set<string>();
    for (const [path, text] of await everyAnswer(cookie)) {
      for (const mark of marksIn(text, [...guest, posWords, ...secrets, ...tokens])) {
        found.add(`${path}: ${mark}`);
      }
    }
    // A POS's words are for support, and name whom they name.
    const words = ['orders.get', 'validations.get'].flatMap((path) => [
      `${path}: ${posWords}`,
      `${path}: Zqname`,
    ]);
    expect([...found].sort()).toEqual(role === 'viewer' ? [] : words.sort());
  },
);

/** Whatever can be read with a cookie: each query with the ids of what there is, and each file. */
async function everyAnswer(cookie: string): Promise<[path: string, text: string][]> {
  const { sql } = adapter.database;
  const [ids] = await sql`select
    (select id from orders where refusal_words_sealed is not null limit 1) as "orders",
    (select id from order_validations where refusal_words_sealed is not null limit 1) as "validations",
    (select max(id) from spi_calls where http_status = 428) as "spiCalls"`;
  const answers: [string, string][] = [];
  for (const { path, type, sample } of everyProcedure()) {
    if (type !== 'query') continue;
    const [room = ''] = path.split('.');
    const id = Object(ids)[room];
    const fitting = { ...address, id: room === 'spiCalls' ? Number(id) : id };
    for (const input of [undefined, {}, { ...Object(sample.value), ...fitting }]) {
      const written = encodeURIComponent(JSON.stringify(input ?? {}));
      const answer = await fetch(`${console_.url}/trpc/${path}?input=${written}`, {
        headers: { cookie },
      });
      answers.push([path, await answer.text()]);
    }
  }
  for (const name of Object.keys(csvLists)) {
    const answer = await fetch(`${console_.url}/export/${name}.csv`, { headers: { cookie } });
    answers.push([`${name}.csv`, await answer.text()]);
  }
  return answers;
}
