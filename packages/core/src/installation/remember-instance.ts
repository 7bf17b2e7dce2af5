import type { InstanceId } from '@pos-bridge/wix';
import type { Clock } from '../clock.ts';
import type { Drizzle } from '../database/connect.ts';
import { instances } from '../instances/tables.ts';
import type { JobQueue } from '../jobs/job-queue.ts';
import { checkInstallation } from './jobs.ts';

/**
 * Keeps an instance that a valid token named for the first time, and has Wix asked whether the app is
 * installed there: the event of the installation may be late. One that we know stays as it is.
 */
export async function rememberInstance(
  deps: { readonly db: Drizzle; readonly clock: Clock; readonly jobs: JobQueue },
  instanceId: InstanceId,
): Promise<void> {
  await deps.db.transaction(async (tx) => {
    const [added] = await tx
      .insert(instances)
      .values({ id: instanceId, state: 'seen', firstSeenAt: deps.clock.now() })
      .onConflictDoNothing()
      .returning({ id: instances.id });
    if (added === undefined) return;
    await deps.jobs.enqueue(tx, checkInstallation, { instanceId, expected: 'installed', check: 0 });
  });
}
