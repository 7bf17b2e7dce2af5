import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { type Bridge, bridgeEnvShape, openBridge, readSettings } from '@pos-bridge/composition';
import { demoMerchants } from '@pos-bridge/sandbox';
import { spiOperations } from '@pos-bridge/wix';
import type { BrowserContext } from 'playwright-core';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { sandboxControl } from './sandbox-control.ts';
import { patience, type TestStack } from './test-stack.ts';

const merchant = demoMerchants.ready;
const [location] = merchant.locations;

const catalogSchema = z.object({
  items: z.array(z.object({ id: z.string(), name: z.string().nullish() })),
});
const placedSchema = z.object({ orderId: z.string(), outcome: z.string() });
const ordersSchema = z.object({
  orders: z.array(z.object({ id: z.string(), status: z.string() })),
});

/** How support hears of an order that Wix has accepted and never told the bridge of. */
export function declareLostOrderJourney(
  on: () => { readonly stack: TestStack; readonly support: BrowserContext },
): void {
  test('an order whose Create Order and webhooks were lost waits on Home until support settles it', {
    timeout: 180_000,
  }, async () => {
    const { stack, support } = on();
    const orderId = await placeUnheard(stack);
    await withBridge(stack, (bridge) => untilRaised(bridge, orderId));

    const page = await support.newPage();
    page.setDefaultTimeout(30_000);
    await page.goto('/');
    const list = page.getByRole('table', { name: 'Needs attention' });
    const settle = page.getByRole('button', { name: `Mark as resolved: Wix order ${orderId}` });
    const row = list.getByRole('row').filter({ has: settle });
    await row.getByText(merchant.name).waitFor();
    await row.getByText(location.name).waitFor();
    // It leads to the merchant, whom support calls.
    await row
      .getByRole('link', { name: 'Accepted on Wix, not in the kitchen: Wix never sent it' })
      .click();
    await page.getByRole('heading', { name: merchant.name, level: 1 }).waitFor();

    await page.getByRole('link', { name: 'Home' }).click();
    await settle.click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('Once they have cooked or canceled it').waitFor();
    await dialog.getByLabel('Reason').fill('The kitchen has cooked it by hand.');
    await dialog.getByRole('button', { name: 'Mark as resolved' }).click();
    await page.getByText('Order removed from the work list.').waitFor();
    await row.waitFor({ state: 'detached' });
    await page.goto('/audit');
    await page
      .getByRole('row', { name: /The kitchen has cooked it by hand/ })
      .getByText('The support')
      .first()
      .waitFor();
    await page.close();
  });
}

/** A guest orders; Wix accepts it, and neither its Create Order nor a webhook reaches the bridge. */
async function placeUnheard(stack: TestStack): Promise<string> {
  const onWix = sandboxControl(stack, 'SANDBOX_WIX_PORT');
  const { items } = catalogSchema.parse(await onWix('GET', `/catalogs/${location.catalogId}`));
  const itemId = items.find(({ name }) => name === 'Caesar Salad')?.id;
  const adapter = stack.url('SPI_PORT');
  const lossy = await openWithoutCreate(adapter);
  try {
    await onWix('PUT', '/webhooks/disorder', { dropRate: 1 });
    await onWix('PUT', '/adapter', { url: lossy.url });
    const { orderId, outcome } = placedSchema.parse(
      await onWix('POST', '/cart/place', {
        cart: {
          configurationId: location.configurationId,
          lines: [{ itemId, quantity: 2 }],
        },
      }),
    );
    expect(outcome).toBe('failed');
    const { orders } = ordersSchema.parse(await onWix('GET', '/orders?status=ACCEPTED'));
    expect(orders.map(({ id }) => id)).toContain(orderId);
    return orderId;
  } finally {
    await onWix('PUT', '/adapter', { url: adapter });
    await onWix('PUT', '/webhooks/disorder', {});
    lossy.close();
  }
}

/** The way to the adapter, on which every Create Order is lost. */
async function openWithoutCreate(adapter: string) {
  const server = createServer(async (request, response) => {
    if (request.url?.endsWith(spiOperations.createOrder.path)) {
      response.writeHead(503).end();
      return;
    }
    const answer = await fetch(`${adapter}${request.url}`, {
      method: 'POST',
      headers: { 'content-type': request.headers['content-type'] ?? '' },
      body: await text(request),
    });
    response
      .writeHead(answer.status, { 'content-type': answer.headers.get('content-type') ?? '' })
      .end(await answer.text());
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = z.object({ port: z.number() }).parse(server.address());
  return {
    url: `http://127.0.0.1:${port}`,
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

async function withBridge(stack: TestStack, use: (bridge: Bridge) => Promise<void>): Promise<void> {
  const kept: unknown = JSON.parse(
    await readFile(path.join(stack.dataDir, 'settings.json'), 'utf8'),
  );
  const env = readSettings(z.object(bridgeEnvShape), z.record(z.string(), z.string()).parse(kept));
  const bridge = await openBridge(env, 'test');
  try {
    await use(bridge);
  } finally {
    await bridge.close();
  }
}

/**
 * The minutes between two looks at a site, and those that a Create Order gets to come, pass at once; the
 * worker does the rest.
 */
async function untilRaised({ core, database: { sql } }: Bridge, orderId: string): Promise<void> {
  const sweep = core.jobHandlers.find(({ job }) => job.name === 'orders-sweep');
  const { signal } = new AbortController();
  await expect
    .poll(async () => {
      await sql`update site_order_looks set looked_at = looked_at - interval '5 minutes'`;
      await sweep?.handle({}, { jobId: 'test', attempt: 1, isLastAttempt: true, signal });
      await sql`
        update jobs.job set start_after = now()
        where name = 'orders-not-taken' and state < 'active' and data ->> 'wixOrderId' = ${orderId}`;
      const raised = await sql`
        select from orders_not_taken where wix_order_id = ${orderId} and raised_at is not null`;
      return raised.length;
    }, patience)
    .toBe(1);
}
