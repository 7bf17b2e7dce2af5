import type { InstanceId } from '@pos-bridge/wix';
import type { Clock } from '../clock.ts';
import type { Drizzle } from '../database/connect.ts';
import { instances } from './tables.ts';

/** Keeps an instance that a valid token named for the first time; one that we know stays as it is. */
export async function rememberInstance(
  deps: { readonly db: Drizzle; readonly clock: Clock },
  id: InstanceId,
): Promise<void> {
  await deps.db
    .insert(instances)
    .values({ id, state: 'seen', firstSeenAt: deps.clock.now() })
    .onConflictDoNothing();
}
