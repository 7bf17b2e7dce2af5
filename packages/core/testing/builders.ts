import { randomUUID } from 'node:crypto';
import type { PosLocation } from '@pos-bridge/pos';
import {
  type AccountId,
  accountIdSchema,
  type ConfigurationId,
  catalogIdSchema,
  configurationIdSchema,
  type InstanceId,
  instanceIdSchema,
} from '@pos-bridge/wix';
import { accounts, posLocations } from '../src/accounts/tables.ts';
import { configurations } from '../src/configurations/tables.ts';
import type { Drizzle } from '../src/database/connect.ts';
import { type LocationId, locationIdSchema, newId } from '../src/ids.ts';
import { instances } from '../src/instances/tables.ts';

/** Rows that a test starts from: each builder inserts a valid one, changed as the test says. */
const someTime = new Date('2026-01-05T09:00:00.000Z');

export async function insertInstance(
  db: Drizzle,
  changes: Partial<typeof instances.$inferInsert> = {},
): Promise<InstanceId> {
  const id = changes.id ?? instanceIdSchema.parse(randomUUID());
  await db
    .insert(instances)
    .values({ state: 'installed', firstSeenAt: someTime, installedAt: someTime, ...changes, id });
  return id;
}

export async function insertAccount(
  db: Drizzle,
  instanceId: InstanceId,
  changes: Partial<typeof accounts.$inferInsert> = {},
): Promise<AccountId> {
  const id = changes.id ?? accountIdSchema.parse(randomUUID());
  await db.insert(accounts).values({
    instanceId,
    provider: 'sandbox',
    state: 'active',
    posMerchantId: 'merchant-1',
    merchantName: 'Merchant One',
    posAuthorization: 'authorized',
    posAuthorizedAt: someTime,
    createdAt: someTime,
    stateChangedAt: someTime,
    ...changes,
    id,
  });
  return id;
}

export async function insertLocation(
  db: Drizzle,
  accountId: AccountId,
  details: Partial<PosLocation> = {},
  changes: Partial<typeof posLocations.$inferInsert> = {},
): Promise<LocationId> {
  const id = locationIdSchema.parse(newId('loc'));
  const location: PosLocation = {
    posLocationId: `pos-${id}`,
    name: 'Main Street',
    timeZone: 'Europe/Madrid',
    currency: 'EUR',
    ...details,
  };
  await db.insert(posLocations).values({
    id,
    accountId,
    posLocationId: location.posLocationId,
    name: location.name,
    details: location,
    fetchedAt: someTime,
    ...changes,
  });
  return id;
}

export async function insertConfiguration(
  db: Drizzle,
  instanceId: InstanceId,
  changes: Partial<typeof configurations.$inferInsert> = {},
): Promise<ConfigurationId> {
  const id = changes.id ?? configurationIdSchema.parse(randomUUID());
  await db.insert(configurations).values({
    instanceId,
    locationName: 'Main Street',
    catalogId: catalogIdSchema.parse(randomUUID()),
    archived: false,
    enabled: true,
    fetchedAt: someTime,
    ...changes,
    id,
  });
  return id;
}
