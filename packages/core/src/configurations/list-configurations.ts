import type { InstanceId } from '@pos-bridge/wix';
import { eq, sql } from 'drizzle-orm';
import type { Drizzle } from '../database/connect.ts';
import { configurations } from './tables.ts';

export type ConfigurationRow = typeof configurations.$inferSelect;

/** Every configuration of an instance, whatever its status, by name. */
export function prepareListConfigurations(
  db: Drizzle,
): (instanceId: InstanceId) => Promise<ConfigurationRow[]> {
  const statement = db
    .select()
    .from(configurations)
    .where(eq(configurations.instanceId, sql.placeholder('instanceId')))
    .orderBy(configurations.locationName, configurations.id)
    .prepare('list_configurations');
  return (instanceId) => statement.execute({ instanceId });
}
