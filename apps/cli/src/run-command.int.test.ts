import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { createPosRegistry } from '@pos-bridge/core';
import {
  createTestCore,
  createTestDatabase,
  insertAccount,
  insertConfiguration,
  insertInstance,
  insertLocation,
  type TestCore,
  type TestDatabase,
} from '@pos-bridge/core/testing';
import { createSandboxPosProvider } from '@pos-bridge/pos-sandbox';
import type { AccountId, ConfigurationId, InstanceId } from '@pos-bridge/wix';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { parseCommand, runCommand } from './run-command.ts';

let database: TestDatabase;
let bridge: TestCore;
let instanceId: InstanceId;
let accountId: AccountId;
let configurationId: ConfigurationId;

beforeAll(async () => {
  database = await createTestDatabase();
  const provider = createSandboxPosProvider({
    baseUrl: 'http://127.0.0.1:1',
    clientId: 'client',
    clientSecret: 'secret',
    webhookSecrets: [],
  });
  bridge = await createTestCore(database, { pos: createPosRegistry([provider]) });
});
afterAll(async () => {
  await bridge.close();
  await database.drop();
});
beforeEach(async () => {
  const { db } = database;
  instanceId = await insertInstance(db);
  accountId = await insertAccount(db, instanceId, { merchantName: 'Trattoria' });
  configurationId = await insertConfiguration(db, instanceId, {
    accountId,
    locationName: 'Harbour',
    enabled: false,
  });
});

/** What the command prints. */
async function run(...args: string[]): Promise<string> {
  const parsed = parseCommand(args);
  if (parsed === undefined) throw new Error('usage');
  const lines: string[] = [];
  const author = { kind: 'command-line' as const, name: 'engineer' };
  await runCommand(
    parsed,
    {
      core: bridge.core,
      consoleUrl: 'http://console.example',
      print: (line) => lines.push(line),
    },
    author,
  );
  return lines.join('\n');
}

test('list tells sites, accounts and locations by their ids', async () => {
  const printed = await run('list');
  for (const id of [instanceId, accountId, configurationId, 'Trattoria', 'Harbour']) {
    expect(printed).toContain(id);
  }
});

test('status takes any id and tells every reason with what mends it', async () => {
  for (const id of [instanceId, accountId, configurationId]) {
    const printed = await run('status', id);
    expect(printed).toContain(`${configurationId} Harbour: PENDING`);
    expect(printed).toContain('- The location is not mapped to a POS location. (map)');
    expect(printed).toContain('· The site owner has not activated the integration');
  }
});

test('map makes a location READY, with name and reason in the audit trail', async () => {
  const locationId = await insertLocation(database.db, accountId, { name: 'Harbour' });
  expect(await run('map', configurationId, locationId, '--reason', 'by phone')).toBe('Mapped.');
  expect(await run('status', configurationId)).toContain('READY');
  const [entry] = await database.sql`
    select actor_name, reason from audit_log where subject_id = ${configurationId}`;
  expect(entry).toMatchObject({ actor_name: 'engineer', reason: 'by phone' });
  const other = await insertConfiguration(database.db, instanceId, { accountId });
  await expect(run('map', other, locationId)).rejects.toThrow(/serves .* already; --shared/);
  expect(await run('map', other, locationId, '--shared')).toBe('Mapped.');
});

test('map --suggested takes the suggestions and says why', async () => {
  await insertLocation(database.db, accountId, { name: 'The Harbour' });
  const printed = await run('map', '--suggested', instanceId);
  expect(printed).toMatch(/Mapped\.\n.*share "harbour"/s);
});

test('connect prints a link to the POS, for a site or for an account', async () => {
  await run('disconnect', accountId);
  for (const id of [instanceId, accountId]) {
    expect(await run('connect', id)).toMatch(
      /http:\/\/bridge\.example\/pos\/sandbox\/connect\?link=[\w-]{43}/,
    );
  }
  await expect(run('connect', instanceId, '--provider', 'other')).rejects.toThrow(
    'This bridge knows no POS provider "other".',
  );
});

test('staff reset prints a link that works once, and the audit trail names the engineer', async () => {
  const outcome = await bridge.core.staff.ensureFirstAdministrator({
    email: 'First@Example.com',
    hashPassword: async () => 'hash',
  });
  expect(outcome).toBe('created');
  const printed = await run('staff', 'reset', 'first@example.com');
  const [, token = ''] = /http:\/\/console\.example\/new-password#([\w-]{43})/.exec(printed) ?? [];
  expect(await bridge.core.staff.findPasswordReset(token)).toMatchObject({
    email: 'first@example.com',
  });
  expect(
    await bridge.core.staff.listAudit({ action: 'staff.password-reset-made', limit: 5 }),
  ).toMatchObject([{ actorKind: 'command-line', actorName: 'engineer' }]);
  await expect(run('staff', 'reset', 'nobody@example.com')).rejects.toThrow('Nobody of staff');
  await expect(run('staff', 'dismiss')).rejects.toThrow('"reset"');
});

test('what cannot be done is said in a sentence', async () => {
  await expect(run('status', 'nothing')).rejects.toThrow(
    'There is no instance, account or configuration "nothing".',
  );
  await expect(run('map', configurationId)).rejects.toThrow('The POS location is missing.');
  await expect(run('unmap', configurationId)).rejects.toThrow('It is not mapped.');
  await expect(run('list', '--nonsense')).rejects.toThrow(/--nonsense/);
  expect(parseCommand(['nonsense'])).toBeUndefined();
  for (const text of ['a\0b', 'a\uD83Cb']) {
    await expect(run('status', text)).rejects.toThrow('cannot be stored');
    await expect(run('list', '--reason', text)).rejects.toThrow('cannot be stored');
  }
});

test('as a program it finds its bridge by the settings, and says what is missing of them', async () => {
  const main = fileURLToPath(new URL('./main.ts', import.meta.url));
  const start = (env: Record<string, string>) =>
    promisify(execFile)(process.execPath, [main, 'status', instanceId], { env });
  const settings = {
    DATABASE_URL: database.url,
    ENCRYPTION_KEY: `test:${Buffer.alloc(32, 1).toString('base64')}`,
    WIX_APP_ID: 'app',
    WIX_APP_SECRET: 'secret',
  };
  const { stdout } = await start(settings);
  expect(stdout).toContain(`site ${instanceId}: installed`);
  const { WIX_APP_ID: _missing, ...incomplete } = settings;
  await expect(start(incomplete)).rejects.toMatchObject({
    code: 1,
    stderr: expect.stringContaining('WIX_APP_ID'),
  });
  await expect(start({ DATA_DIR: '/nowhere' })).rejects.toMatchObject({
    stderr: expect.stringContaining('No bridge was found'),
  });
});

test('erase-customer tells what it would erase, and erases where that is confirmed with a reason', async () => {
  const erase = (...words: string[]) => run('erase-customer', 'maria@example.com', ...words);
  expect(await erase()).toMatch(/^0 orders and 0 validations .*Nothing was erased\./s);
  await expect(erase('--confirmed')).rejects.toThrow('Say why');
  expect(await erase('--confirmed', '--reason', 'asked by letter')).toContain('by engineer: asked');
  const [entry] = await database.sql`
    select actor_name, reason, subject_id from audit_log where action = 'customer.erased'`;
  expect(entry).toMatchObject({ actor_name: 'engineer', reason: 'asked by letter' });
  expect(JSON.stringify(entry)).not.toContain('maria');
  await expect(run('erase-customer', 'Maria')).rejects.toThrow('neither a phone number');
});
