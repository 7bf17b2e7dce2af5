import { z } from 'zod';
import { type InstanceId, instanceIdSchema } from '../ids.ts';
import type { CallOptions, Transport } from './transport.ts';

/** The app's installations (App Management API). */
export const createAppInstances = (send: Transport) => ({
  /** Get App Instance: whose token this is. Nothing else that comes back from an installation is signed. */
  async get(options?: CallOptions): Promise<{ readonly instanceId: InstanceId }> {
    const answer = await send(
      {
        operation: 'appInstances.get',
        method: 'GET',
        path: '/apps/v1/instance',
        answer: z.looseObject({ instance: z.looseObject({ instanceId: instanceIdSchema }) }),
        effect: 'read',
      },
      options,
    );
    return { instanceId: answer.instance.instanceId };
  },
});
