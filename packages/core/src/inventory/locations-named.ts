import { eq } from 'drizzle-orm';
import { union } from 'drizzle-orm/pg-core';
import { accounts, posLocations } from '../accounts/tables.ts';
import { configurations } from '../configurations/tables.ts';
import type { Drizzle } from '../database/connect.ts';
import { isNamed } from '../database/names.ts';

/** Ids of the Wix locations that are called so, or whose merchant or POS location is; each by its index. */
export const locationsNamed = (db: Drizzle, typed: string) =>
  union(
    db
      .select({ id: configurations.id })
      .from(configurations)
      .where(isNamed(configurations.locationName, typed)),
    db
      .select({ id: configurations.id })
      .from(configurations)
      .innerJoin(accounts, eq(accounts.id, configurations.accountId))
      .where(isNamed(accounts.merchantName, typed)),
    db
      .select({ id: configurations.id })
      .from(configurations)
      .innerJoin(posLocations, eq(posLocations.id, configurations.locationId))
      .where(isNamed(posLocations.name, typed)),
  );
