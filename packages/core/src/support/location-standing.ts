import { and, eq, type SQL, sql } from 'drizzle-orm';
import { catalogSyncStates } from '../catalog/tables.ts';
import type {
  ConfigurationStatus,
  ConfigurationVerdict,
} from '../configurations/configuration-status.ts';
import { configurations } from '../configurations/tables.ts';

/**
 * How a location stands for whoever looks after it: its status, where READY is divided. To Wix a location is
 * READY before it is activated and before its first sync; no guest can order there.
 */
export const locationStandings = [
  'ERROR',
  'PENDING',
  'NOT_STARTED',
  'NOT_ACTIVATED',
  'NEVER_SYNCED',
  'READY',
  'UNKNOWN',
] as const satisfies readonly (ConfigurationStatus | 'NOT_ACTIVATED' | 'NEVER_SYNCED')[];
export type LocationStanding = (typeof locationStandings)[number];

/** From the facts of this moment. */
export function standingOf({ status, advice }: ConfigurationVerdict): LocationStanding {
  if (status !== 'READY') return status;
  const says = (code: (typeof advice)[number]['code']) => advice.some((one) => one.code === code);
  if (says('NOT_ENABLED')) return 'NOT_ACTIVATED';
  return says('NEVER_SYNCED') ? 'NEVER_SYNCED' : 'READY';
}

const wasSynced = sql`exists (select from ${catalogSyncStates}
  where ${catalogSyncStates.configurationId} = ${configurations.id}
    and ${catalogSyncStates.lastSuccessAt} is not null)`;

/** The same from the status that `configurations` remembers: for lists. */
export const rememberedStanding = sql<LocationStanding>`case
  when ${configurations.status} <> 'READY' then ${configurations.status}
  when not ${configurations.enabled} then 'NOT_ACTIVATED'
  when not ${wasSynced} then 'NEVER_SYNCED'
  else 'READY' end`;

/** Whether a location of `configurations` stands so; narrowed by its status, which has an index. */
export function standsAs(standing: LocationStanding): SQL | undefined {
  const status = standing === 'NOT_ACTIVATED' || standing === 'NEVER_SYNCED' ? 'READY' : standing;
  return and(eq(configurations.status, status), sql`${rememberedStanding} = ${standing}`);
}
