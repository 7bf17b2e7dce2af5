import type { AuditActor } from '@pos-bridge/core';
import {
  type AccountId,
  accountIdSchema,
  type InstanceId,
  instanceIdSchema,
} from '@pos-bridge/wix';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createTestMerchant, type TestMerchant } from '../testing/test-merchant.ts';
import type { Visit, Visitor } from '../testing/visitor.ts';

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

const authorship = {
  author: { kind: 'site-owner', name: 'owner' } satisfies AuditActor,
  reason: null,
};

function expectPage(visit: Visit, status: number, words: RegExp): void {
  expect(visit.status).toBe(status);
  expect(visit.headers.get('content-type')).toBe('text/html; charset=utf-8');
  expect(visit.html).toMatch(words);
  // Plain: no script, nothing from another host, nothing kept by anybody on the way.
  expect(visit.html).not.toMatch(/<script|https?:|src=/);
  expect(visit.headers.get('content-security-policy')).toContain("default-src 'none'");
  expect(visit.headers.get('cache-control')).toBe('no-store');
}

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

const noAccount = accountIdSchema.parse('no-account');

describe('the way back from the POS', () => {
  let merchantId: string;
  beforeEach(async () => {
    setup.wix.control.installer.install(instanceId);
    await setup.core.instances.confirmInstallation(instanceId);
    merchantId = setup.addMerchant();
  });

  async function linkFor(wanted: { readonly accountId: AccountId } | null = null): Promise<string> {
    const link = await setup.core.accounts.createConnectLink(
      wanted ?? { instanceId, provider: 'sandbox' },
      authorship,
    );
    if (link.outcome !== 'created') throw new Error(link.outcome);
    return link.url;
  }
  /** Up to the POS's redirect, with a code. */
  async function comeBack(link?: string, merchant = merchantId): Promise<URL> {
    const consent = await visitor.submit(await visitor.open(link ?? (await linkFor())));
    const form = new URL(consent.address).searchParams;
    const redirectUri = form.get('redirect_uri') ?? '';
    const back = new URL(redirectUri);
    back.searchParams.set('state', form.get('state') ?? '');
    back.searchParams.set('code', setup.pos.control.consent(merchant, redirectUri));
    return back;
  }
  const accountsNow = () => setup.core.accounts.listOf(instanceId);

  test('without any change, it connects', async () => {
    const page = await visitor.open((await comeBack()).href);
    expect(page).toMatchObject({ status: 200, html: expect.stringContaining('is connected') });
    expect(await accountsNow()).toHaveLength(1);
  });

  test.each<[string, (address: URL) => void, RegExp]>([
    ['a tampered state', (address) => address.searchParams.append('state', 'x'), /ended already/],
    ['a missing state', (address) => address.searchParams.delete('state'), /ended already/],
    ['a state of ten minutes ago', () => later(10), /ended already/],
    ['a code made up', (address) => address.searchParams.set('code', 'x'), /did not confirm/],
    ['a merchant who said no', (address) => address.searchParams.delete('code'), /not allowed/],
  ])('%s', async (_what, change, words) => {
    const address = await comeBack();
    change(address);
    expectPage(await visitor.open(address.href), 400, words);
    expect(await accountsNow()).toEqual([]);
  });

  test('the same address once more, and the link that led there', async () => {
    const link = await linkFor();
    const address = await comeBack(link);
    await visitor.open(address.href);
    const before = await accountsNow();
    expectPage(await visitor.open(address.href), 400, /ended already/);
    expectPage(await visitor.open(link), 400, /does not work any more/);
    expect(await accountsNow()).toEqual(before);
  });

  test('another browser', async () => {
    const address = await comeBack();
    expectPage(await setup.newVisitor().open(address.href), 400, /another browser/);
    expect(await accountsNow()).toEqual([]);
  });

  test('a page before the consent and one after it name the site and the merchant', async () => {
    await setup.adapter.database.sql`
      update instances set name = 'Bella & Figli' where id = ${instanceId}`;
    const before = await visitor.open(await linkFor());
    expect(before).toMatchObject({ status: 200, address: expect.stringContaining('/connect?') });
    expect(before.html).toContain('<h1>Connect your restaurant to Bella &amp; Figli?</h1>');
    const after = await visitor.submit(await visitor.submit(before), {
      merchant_id: merchantId,
      decision: 'allow',
    });
    const [account] = await accountsNow();
    expect(after.html).toContain(
      `<h1>${account?.merchantName} is connected to Bella &amp; Figli</h1>`,
    );
    const again = await visitor.open(await linkFor({ accountId: account?.id ?? noAccount }));
    expect(again.html).toContain(`Connect ${account?.merchantName} to Bella &amp; Figli?`);
  });

  test('a link is for the browser that goes on with it first; to look at it binds nobody', async () => {
    const link = await linkFor();
    const stranger = setup.newVisitor();
    const shownToStranger = await stranger.open(link);
    expect(shownToStranger.status).toBe(200);
    await comeBack(link);
    expectPage(await stranger.submit(shownToStranger), 400, /another browser/);
    expectPage(await stranger.open(link), 400, /another browser/);
    expect((await visitor.open(link)).status).toBe(200);
  });

  test('nobody goes on for a browser that was not shown the page', async () => {
    const page = await visitor.open(await linkFor());
    expectPage(await setup.newVisitor().submit(page), 400, /another browser/);
  });

  test('a link of more than a day ago', async () => {
    const link = await linkFor();
    later(24 * 60);
    expectPage(await visitor.open(link), 400, /more than a day old/);
  });

  test('a second account beside an active one; its authorization is given back', async () => {
    await visitor.open((await comeBack()).href);
    const before = await accountsNow();
    const other = setup.addMerchant();
    expectPage(await visitor.open((await comeBack(undefined, other)).href), 409, /another account/);
    expect(await accountsNow()).toEqual(before);
    expect(setup.pos.control.requests.list({ operation: 'oauth_revoke' })).toHaveLength(1);
  });

  test("another restaurant's consent to an account that is to be authorized anew", async () => {
    await visitor.open((await comeBack()).href);
    const [account] = await accountsNow();
    if (account === undefined) throw new Error('no account');
    const link = await linkFor({ accountId: account.id });
    const address = await comeBack(link, setup.addMerchant());
    expectPage(await visitor.open(address.href), 409, /another restaurant/);
    expect(await accountsNow()).toEqual([account]);
  });

  test('a site that has no app has no way to a POS', async () => {
    const outcome = await setup.core.accounts.createConnectLink(
      { instanceId: instanceIdSchema.parse('nobody'), provider: 'sandbox' },
      authorship,
    );
    expect(outcome).toEqual({ outcome: 'instance-not-found' });
  });
});
