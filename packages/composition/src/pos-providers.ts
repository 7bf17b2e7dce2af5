import { createPosRegistry, type PosRegistry } from '@pos-bridge/core';
import { createSandboxPosProvider } from '@pos-bridge/pos-sandbox';
import type { BridgeEnv } from './bridge-env.ts';

/** The POS systems that this installation talks to. A new provider package is added here. */
export function posProviders(env: BridgeEnv): PosRegistry {
  if (env.SANDBOX_POS_URL === undefined) return createPosRegistry([]);
  return createPosRegistry([
    createSandboxPosProvider({
      baseUrl: env.SANDBOX_POS_URL,
      clientId: env.SANDBOX_POS_CLIENT_ID,
      clientSecret: env.SANDBOX_POS_CLIENT_SECRET,
      webhookSecrets: env.SANDBOX_POS_WEBHOOK_SECRETS,
      validatesOrders: env.SANDBOX_POS_VALIDATES_ORDERS,
    }),
  ]);
}
