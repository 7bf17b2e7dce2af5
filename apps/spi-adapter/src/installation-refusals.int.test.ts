import type { InstanceId } from '@pos-bridge/wix';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { expectPage } from '../testing/expect-page.ts';
import { createTestMerchant, type TestMerchant } from '../testing/test-merchant.ts';
import type { Visitor } from '../testing/visitor.ts';

let time: Date;
let setup: TestMerchant;
let visitor: Visitor;
let instanceId: InstanceId;

beforeAll(async () => {
  // Without a worker: what is stored was stored by what the visitor did.
  setup = await createTestMerchant({ now: () => time, worker: false });
});
afterAll(() => setup.close());
beforeEach(() => {
  time = new Date();
  visitor = setup.newVisitor();
  instanceId = setup.addSite().instanceId;
});
const later = (minutes: number) => {
  time = new Date(time.getTime() + minutes * 60_000);
};

describe("the older installer's way back", () => {
  /** Up to Wix's redirect: the address with code, state and instance that the browser is sent to. */
  async function comeBack(who: Visitor = visitor, site = instanceId): Promise<URL> {
    const agree = await who.open(`${setup.wixUrl}/sites/${site}/add-app`);
    const form = new URLSearchParams(new URL(agree.address).search);
    return new URL(
      setup.wix.control.installer.consent({
        token: form.get('token') ?? '',
        appId: form.get('appId') ?? '',
        redirectUrl: form.get('redirectUrl') ?? '',
        state: form.get('state') ?? '',
      }),
    );
  }

  async function expectNothingStored(site = instanceId): Promise<void> {
    const { sql } = setup.adapter.database;
    expect(
      await sql`select 1 from instances where id = ${site} and (state <> 'seen' or refresh_token is not null)`,
    ).toHaveLength(0);
    expect(await sql`select 1 from wix_access_tokens where instance_id = ${site}`).toHaveLength(0);
  }

  test('without any change, it installs (so that what follows is about one change each)', async () => {
    const done = await visitor.open((await comeBack()).href);
    expect(done.address).toContain('/installer/close-window');
    expect(await setup.core.instances.get(instanceId)).toMatchObject({ state: 'installed' });
  });

  test('a tampered state', async () => {
    const address = await comeBack();
    address.searchParams.set('state', `${address.searchParams.get('state')}x`);
    expectPage(await visitor.open(address.href), 400, /has ended already/);
    await expectNothingStored();
  });

  test('a state that somebody made up, with a cookie to it', async () => {
    const address = await comeBack();
    address.searchParams.set('state', 'a'.repeat(43));
    expectPage(await visitor.open(address.href), 400, /has ended already/);
    await expectNothingStored();
  });

  test('a state of more than ten minutes ago', async () => {
    const address = await comeBack();
    later(10);
    expectPage(await visitor.open(address.href), 400, /more than ten minutes/);
    await expectNothingStored();
  });

  test('the same address once more', async () => {
    const address = await comeBack();
    await visitor.open(address.href);
    const [before] = await setup.adapter.database
      .sql`select refresh_token from instances where id = ${instanceId}`;
    expectPage(await visitor.open(address.href), 400, /used before/);
    const [after] = await setup.adapter.database
      .sql`select refresh_token from instances where id = ${instanceId}`;
    expect(after).toEqual(before);
  });

  test('another browser', async () => {
    const address = await comeBack();
    expectPage(await setup.newVisitor().open(address.href), 400, /another browser/);
    await expectNothingStored();
    // The state is used up: whoever got hold of the address cannot go on trying.
    expectPage(await visitor.open(address.href), 400, /has ended already/);
  });

  test('a code that was used before', async () => {
    const first = await comeBack();
    await visitor.open(first.href);
    const { instanceId: other } = setup.addSite();
    const second = await comeBack(visitor, other);
    second.searchParams.set('code', first.searchParams.get('code') ?? '');
    expectPage(await visitor.open(second.href), 400, /did not confirm/);
    await expectNothingStored(other);
  });

  test("another site's instance beside one's own code", async () => {
    await visitor.open((await comeBack()).href);
    await setup.core.configurations.fetch(instanceId);
    const { instanceId: attacker } = setup.addSite();
    const address = await comeBack(visitor, attacker);
    address.searchParams.set('instanceId', instanceId);
    const before = await setup.adapter.database
      .sql`select * from instances where id = ${instanceId}`;
    expectPage(await visitor.open(address.href), 400, /belongs to another site/);
    expect(
      await setup.adapter.database.sql`select * from instances where id = ${instanceId}`,
    ).toEqual(before);
  });

  test("a victim's instance that the bridge has never seen, beside one's own code", async () => {
    const { instanceId: attacker } = setup.addSite();
    const address = await comeBack(visitor, attacker);
    address.searchParams.set('instanceId', instanceId);
    expectPage(await visitor.open(address.href), 400, /belongs to another site/);
    await expectNothingStored();
    await expectNothingStored(attacker);
    expect((await visitor.open((await comeBack()).href)).address).toContain('/close-window');
    expect(await setup.core.instances.get(instanceId)).toMatchObject({ state: 'installed' });
  });

  test('a Wix that does not say whose token it is: a page that says so, nothing stored', async () => {
    const address = await comeBack();
    setup.wix.control.faults.add({
      operations: ['get_app_instance'],
      effect: { kind: 'status', status: 403 },
    });
    expectPage(await visitor.open(address.href), 503, /wait a minute/);
    setup.wix.control.faults.clear();
    await expectNothingStored();
  });

  test('an address from which something is missing', async () => {
    for (const name of ['code', 'state', 'instanceId']) {
      const address = await comeBack();
      address.searchParams.delete(name);
      expectPage(await visitor.open(address.href), 400, /Something is missing/);
      await expectNothingStored();
    }
  });

  test('a Wix that is away: a page that says so, nothing stored', async () => {
    const address = await comeBack();
    setup.wix.control.faults.add({
      operations: ['oauth_access'],
      effect: { kind: 'status', status: 503 },
    });
    expectPage(await visitor.open(address.href), 503, /wait a minute/);
    setup.wix.control.faults.clear();
    await expectNothingStored();
  });

  test('a HEAD request uses nothing up', async () => {
    const address = await comeBack();
    const head = await fetch(address.href.replace(setup.publicUrl, setup.adapter.url), {
      method: 'HEAD',
    });
    expect(head.status).toBe(404);
    const done = await visitor.open(address.href);
    expect(done.address).toContain('/installer/close-window');
  });

  test('an installation that does not come from Wix', async () => {
    expectPage(await visitor.open(`${setup.publicUrl}/wix/install`), 400, /begins on Wix/);
  });
});
