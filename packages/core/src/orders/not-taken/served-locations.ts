import { readMoment } from '@pos-bridge/storable';
import type { AccountId, ConfigurationId, InstanceId, WixListedOrder } from '@pos-bridge/wix';
import { and, asc, eq, isNotNull } from 'drizzle-orm';
import { configurations } from '../../configurations/tables.ts';
import type { Executor } from '../../database/connect.ts';

/** A location whose orders Wix sends to the bridge. */
export interface ServedLocation {
  readonly configurationId: ConfigurationId;
  readonly accountId: AccountId;
  readonly wixLocationId: string | null;
  /** Null while the location is not ready. */
  readonly liveSince: Date | null;
}

/** Those of a site that are activated by the site owner, and connected. */
export async function servedLocations(
  db: Executor,
  instanceId: InstanceId,
): Promise<readonly ServedLocation[]> {
  const locations = await db
    .select({
      configurationId: configurations.id,
      accountId: configurations.accountId,
      wixLocationId: configurations.wixLocationId,
      liveSince: configurations.liveSince,
    })
    .from(configurations)
    .where(and(eq(configurations.instanceId, instanceId), servedByPos))
    .orderBy(asc(configurations.id));
  return locations.flatMap(({ accountId, ...location }) =>
    accountId === null ? [] : [{ ...location, accountId }],
  );
}

export const servedByPos = and(
  isNotNull(configurations.accountId),
  eq(configurations.enabled, true),
  eq(configurations.archived, false),
);

/** The location that an order is for. A site with one location may leave it unnamed. */
export function locationOf(
  locations: readonly ServedLocation[],
  order: Pick<WixListedOrder, 'locationId'>,
): ServedLocation | undefined {
  const wixLocationId = order.locationId ?? null;
  const [only, ...others] = locations;
  const isUnnamed = wixLocationId === null || only?.wixLocationId === null;
  return (
    locations.find((location) => location.wixLocationId === wixLocationId) ??
    (others.length === 0 && isUnnamed ? only : undefined)
  );
}

/** What was ordered before the location was activated is none of the bridge's. */
export function wasPlacedBefore(
  order: Pick<WixListedOrder, 'createdDate'>,
  { liveSince }: ServedLocation,
): boolean {
  const placedAt = readMoment(order.createdDate);
  return liveSince !== null && placedAt !== null && placedAt < liveSince;
}
