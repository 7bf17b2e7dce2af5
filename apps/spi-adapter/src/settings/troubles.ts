import type { InstanceId } from '@pos-bridge/wix';
import type { TroublesView } from './messages.ts';
import type { SettingsDeps } from './procedures.ts';

const daysBack = 7;
const mostOfEach = 50;

export async function readTroubles({
  core,
  now,
  instanceId,
}: Pick<SettingsDeps, 'core' | 'now'> & {
  readonly instanceId: InstanceId;
}): Promise<TroublesView> {
  const since = new Date(now().getTime() - daysBack * 24 * 3_600_000);
  const troubles = await core.orders.listTroubles({ instanceId, since, limit: mostOfEach });
  return {
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
}
