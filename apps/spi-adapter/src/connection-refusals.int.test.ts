import type { AuditActor } from '@pos-bridge/core';
import {
  type AccountId,
  accountIdSchema,
  type InstanceId,
  instanceIdSchema,
} from '@pos-bridge/wix';
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

const authorship = {
  author: { kind: 'site-owner', name: 'owner' } satisfies AuditActor,
  reason: null,
};

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
