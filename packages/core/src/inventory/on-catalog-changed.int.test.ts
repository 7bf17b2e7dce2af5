import { type CatalogId, catalogIdSchema, type InstanceId } from '@pos-bridge/wix';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { z } from 'zod';
import {
  createTestCore,
  createTestDatabase,
  insertAccount,
  insertConfiguration,
  insertInstance,
  insertLocation,
  type TestCore,
  type TestDatabase,
} from '../../testing/index.ts';

let database: TestDatabase;
let kit: TestCore;
beforeEach(async () => {
  database = await createTestDatabase();
  kit = await createTestCore(database);
});
afterEach(async () => {
  await kit.close();
  await database.drop();
});

const change = (instanceId: InstanceId, catalogId: CatalogId) =>
  kit.core.inventory.eventHandlers.catalog_changed?.({
    kind: 'catalog_changed',
    instanceId,
    catalogId,
    occurredAt: new Date(),
    sequence: null,
  });
const waitingChecks = async () => {
  const rows = await database.sql`
    select data->>'configurationId' as id from jobs.job
    where name = 'inventory-check-drift' and state = 'created' and start_after > now() + interval '30 seconds'`;
  return z
    .array(z.object({ id: z.string() }))
    .parse([...rows])
    .map(({ id }) => id);
};

test("a burst of changes to a catalog that the bridge publishes has its stock compared once; others' do not", async () => {
  const { db } = database;
  const instanceId = await insertInstance(db);
  const accountId = await insertAccount(db, instanceId);
  const locationId = await insertLocation(db, accountId);
  const catalogId = catalogIdSchema.parse('catalog-1');
  const unmapped = catalogIdSchema.parse('catalog-2');
  const mapped = await insertConfiguration(db, instanceId, { accountId, locationId, catalogId });
  await insertConfiguration(db, instanceId, { accountId, catalogId: unmapped });

  await change(instanceId, unmapped);
  await change(await insertInstance(db), catalogId);
  expect(await waitingChecks()).toEqual([]);

  for (let n = 0; n < 3; n += 1) await change(instanceId, catalogId);
  expect(await waitingChecks()).toEqual([mapped]);
});
