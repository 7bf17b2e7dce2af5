import { z } from 'zod';
import type { TroublesView } from './messages.ts';
import { answered, settingsRoute } from './route.ts';

const daysBack = 7;
const mostOfEach = 50;

/** Orders and checkouts that failed in the last days, without anything of the customers'. */
export const troublesRoute = settingsRoute({
  method: 'GET',
  path: '/troubles',
  input: z.object({}),
  handle: async (_input, { instanceId }, { core, now }) => {
    const since = new Date(now().getTime() - daysBack * 24 * 3_600_000);
    const troubles = await core.orders.listTroubles({ instanceId, since, limit: mostOfEach });
    const view: TroublesView = {
      since: since.toISOString(),
      orders: troubles.orders.map((order) => ({
        wixOrderId: order.wixOrderId,
        at: order.receivedAt.toISOString(),
        configurationId: order.configurationId,
        provider: order.provider,
        kind: order.attention ?? 'refused',
        codes: order.codes,
      })),
      checkouts: troubles.checkouts.map(({ validatedAt, configurationId, codes }) => ({
        at: validatedAt.toISOString(),
        configurationId,
        codes,
      })),
    };
    return answered(view);
  },
});
