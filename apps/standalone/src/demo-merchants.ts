import { randomUUID } from 'node:crypto';
import { bridgeEnvShape, openBridge, readSettings } from '@pos-bridge/composition';
import type { Authorship, Core } from '@pos-bridge/core';
import { demoMerchants } from '@pos-bridge/sandbox';
import { type AccountId, instanceIdSchema } from '@pos-bridge/wix';
import { z } from 'zod';
import type { AppSettings } from './app-settings.ts';
import { shopAtDemoMerchant } from './demo-shopping.ts';

type DemoMerchant = (typeof demoMerchants)[keyof typeof demoMerchants];

const provider = 'sandbox';
const authorship: Authorship = {
  author: { kind: 'bridge', name: 'demo data' },
  reason: 'Set up as a demo.',
};

/**
 * Brings the sandbox's merchants into the bridge, each as far as its story goes, through the same use
 * cases that people use. Merchants that are there already stay as they are. Returns a line for each.
 */
export async function bringInDemoMerchants(settings: AppSettings): Promise<string[]> {
  const env = readSettings(z.object(bridgeEnvShape), settings.bridge);
  const bridge = await openBridge(env, 'demo data');
  try {
    const lines: string[] = [];
    for (const merchant of Object.values<DemoMerchant>(demoMerchants)) {
      lines.push(`${merchant.name.padEnd(22)} ${tellStage(merchant)}`);
      if (merchant.stage === 'fresh') continue;
      const isNew = await bringIn(bridge.core, merchant, settings.urls.pos);
      if (isNew && merchant.stage === 'ready') await shopAtDemoMerchant(bridge.core, settings.urls);
    }
    return lines;
  } finally {
    await bridge.close();
  }
}

function tellStage({ stage }: DemoMerchant): string {
  switch (stage) {
    case 'ready':
      return 'ready: its menu is synced, orders can be placed';
    case 'half_set_up':
      return 'half set up: the POS is connected, no location is mapped';
    case 'broken':
      return 'broken: the POS has taken the authorization away';
    case 'fresh':
      return 'the app is not installed yet: add it in the dashboard of the sandbox Wix';
  }
}

/** Whether the merchant is new to the bridge. */
async function bringIn(core: Core, merchant: DemoMerchant, posUrl: string): Promise<boolean> {
  const instanceId = instanceIdSchema.parse(merchant.instanceId);
  if ((await core.accounts.listOf(instanceId)).length > 0) return false;
  await core.instances.confirmInstallation(instanceId);
  await core.configurations.fetch(instanceId);
  const accountId = await connectPos(core, merchant, posUrl);
  await core.accounts.fetchLocations(accountId);
  if (merchant.stage === 'half_set_up') return true;

  for (const { configurationId, locationId } of await core.configurations.suggest(accountId)) {
    await core.configurations.map({ configurationId, locationId }, authorship);
  }
  if (merchant.stage === 'broken') {
    await control(posUrl, merchant, 'revoke', {});
    // The bridge finds out the way it always does: the POS says no.
    await core.accounts.fetchLocations(accountId).catch(() => {});
  }
  return true;
}

/** What a merchant does in a browser: open the link, consent at the POS, come back. */
async function connectPos(core: Core, merchant: DemoMerchant, posUrl: string): Promise<AccountId> {
  const instanceId = instanceIdSchema.parse(merchant.instanceId);
  const link = await core.accounts.createConnectLink({ instanceId, provider }, authorship);
  if (link.outcome !== 'created') throw new Error(`${merchant.name}: ${link.outcome}`);
  const opened = await core.accounts.openConnectLink({
    provider,
    link: new URL(link.url).searchParams.get('link') ?? '',
    browserKey: randomUUID(),
  });
  if (opened.outcome !== 'opened') throw new Error(`${merchant.name}: ${opened.reason}`);
  const consent = new URL(opened.redirectTo).searchParams;
  const redirectUri = consent.get('redirect_uri') ?? '';
  const { code } = z
    .object({ code: z.string() })
    .parse(await control(posUrl, merchant, 'consent', { redirectUri }));
  const connection = await core.accounts.finishConnection({
    provider,
    state: opened.state,
    code,
    browserKey: opened.browserKey,
  });
  if (connection.outcome !== 'connected') throw new Error(`${merchant.name}: ${connection.reason}`);
  return connection.accountId;
}

async function control(
  posUrl: string,
  { posMerchantId }: DemoMerchant,
  what: 'consent' | 'revoke',
  body: object,
): Promise<unknown> {
  const response = await fetch(`${posUrl}/control/merchants/${posMerchantId}/${what}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
    signal: AbortSignal.timeout(10_000),
  });
  if (!response.ok) throw new Error(`the sandbox POS answered ${response.status} to ${what}`);
  return response.status === 204 ? null : response.json();
}
