import type { Clock } from '../src/clock.ts';
import type { JobHandler } from '../src/jobs/define-job.ts';
import type { JobQueue } from '../src/jobs/job-queue.ts';

/**
 * A queue in memory, for tests that run many histories: what is due is worked off when the test says
 * so, in the order in which it was enqueued, each job once. Not covered: policies, retries, and that a
 * transaction that is rolled back leaves no job.
 */
export interface InlineJobs extends JobQueue {
  /** Works until nothing is due. @throws whatever a handler throws */
  workOff(handlers: readonly JobHandler[]): Promise<void>;
}

export function createInlineJobs(clock: Clock): InlineJobs {
  let waiting: { readonly name: string; readonly payload: object; readonly after: Date }[] = [];
  return {
    enqueue: async (_executor, job, payload, options = {}) => {
      const after = options.startAfter ?? clock.now();
      waiting.push({ name: job.name, payload: job.payload.parse(payload), after });
      return true;
    },
    workOff: async (handlers) => {
      for (;;) {
        const due = waiting.find(({ after }) => after <= clock.now());
        if (due === undefined) return;
        waiting = waiting.filter((job) => job !== due);
        await handlers
          .find(({ job }) => job.name === due.name)
          ?.handle(due.payload, {
            jobId: 'inline',
            attempt: 1,
            isLastAttempt: false,
            signal: new AbortController().signal,
          });
      }
    },
    close: async () => {},
  };
}
