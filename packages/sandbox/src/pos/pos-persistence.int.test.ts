import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { createTestPos, locationId, merchantId } from '../../testing/test-pos.ts';

const directory = mkdtempSync(join(tmpdir(), 'sandbox-pos-'));
afterEach(() => {
  rmSync(directory, { recursive: true, force: true });
});

test('a restart keeps orders, stock, menus and what a repeated key means', async () => {
  const stateFile = join(directory, 'pos.json');
  const orders = `/v1/locations/${locationId}/orders`;
  const key = { 'idempotency-key': 'key-1' };
  const before = await createTestPos({ stateFile });
  expect(before.pos.restored).toBe(false);
  const created = await before.call('POST', orders, before.order('ref-1'), key);
  before.pos.control.setStock(locationId, [{ itemId: 'stew', quantity: 4 }]);
  before.pos.control.changeItem(locationId, 'stew', { price: '9.50' });
  before.pos.control.changeMerchant(merchantId, { acceptsAfterMs: 1_000 });
  await before.close();

  const after = await createTestPos({ stateFile });
  try {
    expect(after.pos.restored).toBe(true);
    const repeated = await after.call('POST', orders, after.order('ref-1'), key);
    expect(repeated).toMatchObject({ status: 200, body: created.body });
    expect(after.pos.control.stock(locationId)).toMatchObject([{ itemId: 'stew', quantity: 4 }]);
    expect(after.pos.control.merchants()).toMatchObject([{ acceptsAfterMs: 1_000 }]);
    const menu = await after.call('GET', `/v1/locations/${locationId}/menu`);
    expect(menu.body).toMatchObject({ items: [{ id: 'soup' }, { id: 'stew', price: '9.50' }] });
  } finally {
    await after.close();
  }
});
