import { PgBoss } from 'pg-boss';
import { queueSchema } from '../jobs/job-queue.ts';
import { allJobs } from './all-jobs.ts';

/** Installs or upgrades the queue's tables, and makes a queue for every job. Part of `migrate`. */
export async function installQueues(databaseUrl: string): Promise<void> {
  const boss = new PgBoss({
    connectionString: databaseUrl,
    schema: queueSchema,
    max: 1,
    supervise: false,
    schedule: false,
  });
  await boss.start();
  try {
    for (const { name, queue } of allJobs) {
      const { policy, ...settings } = queue;
      const options = { ...settings, retryBackoff: true, notify: true };
      if ((await boss.getQueue(name)) === null)
        await boss.createQueue(name, { ...options, policy });
      else await boss.updateQueue(name, options);
    }
  } finally {
    await boss.stop({ graceful: false, close: true });
  }
}
