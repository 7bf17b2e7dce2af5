import { z } from 'zod';
import type { CallOptions, Transport } from './transport.ts';

/** What the app tells Wix about itself (contract §3). */
export const createAppEvents = (send: Transport) => ({
  /** The merchant's set-up is finished. Telling it twice does no harm. */
  async finishedConfiguration(options?: CallOptions): Promise<void> {
    await send(
      {
        operation: 'appEvents.finishedConfiguration',
        method: 'POST',
        path: '/apps/v1/bi-event',
        body: { eventName: 'APP_FINISHED_CONFIGURATION' },
        answer: z.unknown(),
        effect: 'repeatable',
      },
      options,
    );
  },
});
