import type { AuditActor } from '@pos-bridge/core';
import type { AccountId, ConfigurationId, InstanceId } from '@pos-bridge/wix';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestMerchant, locationNames, type TestMerchant } from '../testing/test-merchant.ts';
import type { Visitor } from '../testing/visitor.ts';

const time: Date | null = null;
let setup: TestMerchant;
beforeAll(async () => {
  setup = await createTestMerchant({ now: () => time ?? new Date() });
});
afterAll(() => setup.close());

const author: AuditActor = { kind: 'site-owner', name: 'owner' };
const authorship = { author, reason: null };
const soon = { timeout: 45_000, interval: 25 };

const stateOf = async (instanceId: InstanceId) =>
  (await setup.core.instances.get(instanceId))?.state;
const onlyAccountOf = async (instanceId: InstanceId) => {
  const [account] = await setup.core.accounts.listOf(instanceId);
  if (account === undefined) throw new Error('no account');
  return account;
};

/** What Wix is told of a configuration, asked as Wix asks. */
async function statusAtWix(
  instanceId: InstanceId,
  accountId: AccountId,
  configurationId: ConfigurationId,
): Promise<unknown> {
  const { response } = await setup.wix.callSpi({
    operation: 'getConfigurationStatus',
    instanceId,
    request: { accountId, configurationId },
  });
  return response.body;
}

/** Today's way: Wix installs, and says so by webhook. */
async function installToday(instanceId: InstanceId): Promise<void> {
  setup.wix.control.installer.install(instanceId);
  await expect.poll(() => stateOf(instanceId), soon).toBe('installed');
}

/** The older way: through Wix's installer, in the site owner's browser. */
async function installByInstaller(instanceId: InstanceId, visitor: Visitor): Promise<string> {
  const agree = await visitor.open(`${setup.wixUrl}/sites/${instanceId}/add-app`);
  const done = await visitor.submit(agree);
  expect(done.status).toBe(200);
  expect(done.address).toMatch(/\/installer\/close-window\?access_token=/);
  return done.html;
}

async function connectPos(
  instanceId: InstanceId,
  visitor: Visitor,
  merchantId: string,
  replaces?: AccountId,
) {
  const link = await setup.core.accounts.createConnectLink(
    { instanceId, provider: 'sandbox', replaces },
    authorship,
  );
  if (link.outcome !== 'created') throw new Error(link.outcome);
  const consent = await visitor.submit(await visitor.open(link.url));
  return visitor.submit(consent, { merchant_id: merchantId, decision: 'allow' });
}

/** Everything after the installation: connect, take the suggestions, end READY. */
async function setUp(
  site: { readonly instanceId: InstanceId; readonly configurationIds: readonly ConfigurationId[] },
  visitor: Visitor,
  merchantId = setup.addMerchant(),
): Promise<AccountId> {
  const { instanceId } = site;
  await expect
    .poll(() => setup.core.configurations.listForWix(instanceId), soon)
    .toHaveLength(locationNames.length);
  const page = await connectPos(instanceId, visitor, merchantId);
  expect(page).toMatchObject({ status: 200, html: expect.stringContaining('is connected') });

  const { id: accountId } = await onlyAccountOf(instanceId);
  const before = await statusAtWix(instanceId, accountId, idOf(site, 0));
  expect(before).toEqual({ status: 'PENDING' });
  await expect
    .poll(() => setup.core.configurations.suggest(accountId), soon)
    .toHaveLength(locationNames.length);
  for (const suggestion of await setup.core.configurations.suggest(accountId)) {
    expect(await setup.core.configurations.map(suggestion, authorship)).toEqual({
      outcome: 'mapped',
    });
  }
  for (const configurationId of site.configurationIds) {
    expect(await statusAtWix(instanceId, accountId, configurationId)).toEqual({ status: 'READY' });
  }
  return accountId;
}

const idOf = (
  site: { readonly configurationIds: readonly ConfigurationId[] },
  index: number,
): ConfigurationId => {
  const id = site.configurationIds[index];
  if (id === undefined) throw new Error('no such location');
  return id;
};
const setUpReports = (instanceId: InstanceId) =>
  setup.wix.control.biEvents().filter((event) => event.instanceId === instanceId);

test("today's way leads from the installation to READY, and Wix is told once that all is set up", async () => {
  const site = setup.addSite();
  await installToday(site.instanceId);
  await setUp(site, setup.newVisitor());
  await expect.poll(() => setUpReports(site.instanceId), soon).toHaveLength(1);
  expect(setUpReports(site.instanceId)).toMatchObject([
    { eventName: 'APP_FINISHED_CONFIGURATION' },
  ]);
  await expect
    .poll(async () => (await setup.core.instances.get(site.instanceId))?.metaSiteId, soon)
    .toBe(`site-of-${site.instanceId}`);
});

test("the older installer's way leads from the installation to READY, too", async () => {
  const site = setup.addSite();
  const visitor = setup.newVisitor();
  await installByInstaller(site.instanceId, visitor);
  expect(await stateOf(site.instanceId)).toBe('installed');
  await setUp(site, visitor);
  await expect.poll(() => setUpReports(site.instanceId), soon).toHaveLength(1);
});

test('an uninstallation ends READY and all tokens, keeps history, and the app can come back', async () => {
  const site = setup.addSite();
  const { instanceId } = site;
  const visitor = setup.newVisitor();
  await installByInstaller(instanceId, visitor);
  const merchantId = setup.addMerchant();
  const accountId = await setUp(site, visitor, merchantId);

  setup.wix.control.installer.uninstall(instanceId);
  await expect.poll(() => stateOf(instanceId), soon).toBe('removed');
  expect(await statusAtWix(instanceId, accountId, idOf(site, 0))).toEqual({ status: 'ERROR' });
  const secrets = () => setup.adapter.database.sql`
    select refresh_token as secret from instances
      where id = ${instanceId} and refresh_token is not null
    union all select access_token from wix_access_tokens where instance_id = ${instanceId}
    union all select pos_credentials from accounts
      where instance_id = ${instanceId} and pos_credentials is not null`;
  await expect.poll(secrets, soon).toHaveLength(0);
  expect(await onlyAccountOf(instanceId)).toMatchObject({ id: accountId, state: 'disconnected' });

  await installByInstaller(instanceId, visitor);
  expect(await stateOf(instanceId)).toBe('installed');
  expect(await statusAtWix(instanceId, accountId, idOf(site, 0))).toEqual({
    status: 'NOT_STARTED',
  });
  // The same restaurant finds its account as it left it, locations mapped.
  await connectPos(instanceId, visitor, merchantId);
  expect((await onlyAccountOf(instanceId)).id).toBe(accountId);
  expect(await statusAtWix(instanceId, accountId, idOf(site, 0))).toEqual({ status: 'READY' });
});

test('a POS authorization that was taken away is noticed, and the reason is told', async () => {
  const site = setup.addSite();
  await installToday(site.instanceId);
  const merchantId = setup.addMerchant();
  const accountId = await setUp(site, setup.newVisitor(), merchantId);

  setup.pos.control.revokeAuthorization(merchantId);
  await setup.core.accounts.lookAgainAtPos('sandbox', merchantId);
  const address = { instanceId: site.instanceId, accountId, configurationId: idOf(site, 0) };
  await expect
    .poll(async () => {
      const found = await setup.core.configurations.status(address);
      return found.outcome === 'found' ? found.verdict.reasons.map(({ code }) => code) : [];
    }, soon)
    .toEqual(['AUTHORIZATION_REVOKED']);
  expect(await statusAtWix(site.instanceId, accountId, idOf(site, 0))).toEqual({ status: 'ERROR' });

  await connectPos(site.instanceId, setup.newVisitor(), merchantId);
  expect(await statusAtWix(site.instanceId, accountId, idOf(site, 0))).toEqual({ status: 'READY' });
});

test('a POS location that vanished turns what is mapped to it to ERROR, until it is back', async () => {
  const site = setup.addSite();
  await installToday(site.instanceId);
  const merchantId = setup.addMerchant();
  const accountId = await setUp(site, setup.newVisitor(), merchantId);
  const status = () => statusAtWix(site.instanceId, accountId, idOf(site, 0));

  const [location] = setup.pos.control.locations(merchantId);
  if (location === undefined) throw new Error('no location');
  setup.pos.control.removeLocation(location.id);
  await setup.core.accounts.fetchLocations(accountId);
  expect(await status()).toEqual({ status: 'ERROR' });
  setup.pos.control.addLocation(location);
  await setup.core.accounts.fetchLocations(accountId);
  expect(await status()).toEqual({ status: 'READY' });
});

test('a merchant with another account at the POS moves the site to it, and what was stays with the old one', async () => {
  const site = setup.addSite();
  const { instanceId } = site;
  await installToday(instanceId);
  const old = await setUp(site, setup.newVisitor());
  const create = (replaces: AccountId) =>
    setup.core.accounts.createConnectLink(
      { instanceId, provider: 'sandbox', replaces },
      authorship,
    );
  const accountsNow = async () =>
    (await setup.core.accounts.listOf(instanceId)).map(({ id, state }) => [id, state]);

  // Without a word that it replaces the other, there is no room; and that one stays.
  const refused = await connectPos(instanceId, setup.newVisitor(), setup.addMerchant());
  expect(refused.status).toBe(409);
  expect(await accountsNow()).toEqual([[old, 'active']]);

  const page = await connectPos(instanceId, setup.newVisitor(), setup.addMerchant(), old);
  expect(page).toMatchObject({ status: 200, html: expect.stringContaining('is connected') });
  const [[first, firstState] = [], [next, nextState] = []] = await accountsNow();
  expect([first, firstState, nextState]).toEqual([old, 'disconnected', 'active']);
  const locations = await setup.adapter.database.sql`
    select account_id, location_id from configurations where instance_id = ${instanceId}`;
  expect(locations).toHaveLength(locationNames.length);
  for (const location of locations) {
    expect(location).toMatchObject({ account_id: next, location_id: null });
  }
  const told = () =>
    setup.wix.control.disconnections().filter(({ accountId }) => accountId === old);
  await expect.poll(told, soon).toHaveLength(1);
  const trail = await setup.adapter.database.sql`
    select action, subject_id, actor_name from audit_log
    where subject_id in (${old}, ${next ?? ''}) and action <> 'account.connect_link_made'
      and id > (select max(id) from audit_log where action = 'account.connect_link_made')
    order by id`;
  expect(trail.map(({ action, subject_id }) => [action, subject_id])).toEqual([
    ['account.disconnected', old],
    ['account.connected', next],
  ]);
  expect(await create(old)).toEqual({ outcome: 'nothing-to-replace' });
});

test('a disconnection is told to Wix and to the POS', async () => {
  const site = setup.addSite();
  await installToday(site.instanceId);
  const accountId = await setUp(site, setup.newVisitor());

  await setup.core.configurations.unmap(
    { configurationId: idOf(site, 1), notifyWix: true },
    authorship,
  );
  expect(await setup.core.accounts.disconnect(accountId, authorship)).toEqual({ outcome: 'done' });
  await expect
    .poll(
      () =>
        setup.wix.control
          .disconnections()
          .filter((told) => told.instanceId === site.instanceId)
          .map((told) => told.accountId ?? told.configurationId)
          .sort(),
      soon,
    )
    .toEqual([accountId, idOf(site, 1)].sort());
  await expect
    .poll(
      () => setup.adapter.database.sql`
        select 1 from accounts where id = ${accountId} and pos_credentials is null`,
      soon,
    )
    .toHaveLength(1);
  expect(setup.pos.control.requests.list({ operation: 'oauth_revoke' }).length).toBeGreaterThan(0);
});
