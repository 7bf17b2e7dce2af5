import type { InstanceId } from '@pos-bridge/wix';
import { asc, desc, eq } from 'drizzle-orm';
import { accounts } from '../accounts/tables.ts';
import type { Clock } from '../clock.ts';
import { configurations } from '../configurations/tables.ts';
import type { Drizzle } from '../database/connect.ts';
import { readPosHealth, readWixHealth } from '../health/read-health.ts';
import { instances } from '../instances/tables.ts';
import { listAudit } from '../staff/list-audit.ts';

const changesShown = 20;

/** A Wix site with the app, whether it has an account or not. Undefined where no such site was ever heard of. */
export async function readSitePage(
  { db, clock }: { readonly db: Drizzle; readonly clock: Clock },
  instanceId: InstanceId,
) {
  const now = clock.now();
  const [found] = await db.select().from(instances).where(eq(instances.id, instanceId));
  if (found === undefined) return undefined;
  const { refreshToken: _token, ...instance } = found;
  const [ofSite, locations, changes, { health: wixHealth }] = await Promise.all([
    db
      .select({
        id: accounts.id,
        provider: accounts.provider,
        merchantName: accounts.merchantName,
        state: accounts.state,
        posAuthorization: accounts.posAuthorization,
        createdAt: accounts.createdAt,
      })
      .from(accounts)
      .where(eq(accounts.instanceId, instanceId))
      .orderBy(desc(accounts.createdAt), desc(accounts.id)),
    db
      .select({
        configurationId: configurations.id,
        name: configurations.locationName,
        enabled: configurations.enabled,
        archived: configurations.archived,
      })
      .from(configurations)
      .where(eq(configurations.instanceId, instanceId))
      .orderBy(asc(configurations.locationName), asc(configurations.id)),
    listAudit(db, { subject: { type: 'instance', id: instanceId }, limit: changesShown }),
    readWixHealth(db, instanceId, now),
  ]);
  const ids = ofSite.map(({ id }) => id);
  const calls = await readPosHealth(db, ids, now);
  return {
    instance,
    /** Newest first; none while no merchant has connected a POS. */
    accounts: ofSite.map((account) => ({
      ...account,
      /** How its POS answers. */
      posHealth: calls.get(account.id)?.health ?? 'quiet',
    })),
    /** How Wix answers for the site. */
    wixHealth,
    /** What Wix has named, by name. */
    locations,
    /** What was done to the site itself, newest first: links that were made, installations. */
    changes,
  };
}
