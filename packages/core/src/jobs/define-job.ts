import type { z } from 'zod';

/**
 * A kind of background work. Its payload holds ids, never customers' data: it lies in the queue's
 * table in the clear.
 */
export interface JobDefinition<Payload extends object = object> {
  readonly name: string;
  readonly payload: z.ZodType<Payload>;
  readonly queue: JobQueueSettings;
  /** How many jobs one worker process has in hand at once; 1 unless told. */
  readonly concurrency?: number;
  /** Five cron fields in UTC: enqueued on that schedule with this payload. */
  readonly schedule?: { readonly cron: string; readonly payload: Payload };
}

export interface JobQueueSettings {
  /**
   * By singleton key: `standard` has no limit; `exclusive`: at most one queued or active; `stately`: at
   * most one queued and one active, so that a request during a run means one more run; `singleton`: at
   * most one active.
   */
  readonly policy: 'standard' | 'exclusive' | 'stately' | 'singleton' | 'key_strict_fifo';
  readonly retryLimit: number;
  /** Seconds before the first retry; doubles with jitter up to `retryDelayMax`. */
  readonly retryDelay: number;
  readonly retryDelayMax?: number;
  /** A handler that takes longer is given up, and the job is retried. */
  readonly expireInSeconds: number;
  /** A worker that is silent for so long is dead, and its job is retried; 10 at least. */
  readonly heartbeatSeconds?: number;
}

export const defineJob = <Payload extends object>(
  definition: JobDefinition<Payload>,
): JobDefinition<Payload> => definition;

/** What a handler is told beside its payload. */
export interface JobContext {
  readonly jobId: string;
  /** Counted from 1. */
  readonly attempt: number;
  readonly isLastAttempt: boolean;
  /** Aborted when the job expires or its worker gives up on it. */
  readonly signal: AbortSignal;
}

/** A job with its handler; the payload is checked at the border. */
export interface JobHandler {
  readonly job: Omit<JobDefinition, 'payload' | 'schedule'>;
  readonly schedule: { readonly cron: string; readonly payload: object } | undefined;
  /** Throwing fails the attempt; the queue's settings decide about another. */
  handle(payload: unknown, context: JobContext): Promise<void>;
}

export function handleJob<Payload extends object>(
  job: JobDefinition<Payload>,
  handle: (payload: Payload, context: JobContext) => Promise<void>,
): JobHandler {
  return {
    job,
    schedule: job.schedule,
    handle: (payload, context) => handle(job.payload.parse(payload), context),
  };
}
