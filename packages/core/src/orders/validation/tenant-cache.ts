import type { ConfigurationAddress } from '../../configurations/find-configuration.ts';
import type { Tenant } from './tenant.ts';

/**
 * Tenants that this process has seen. Nothing here is trusted: whoever decides on a remembered tenant
 * stores the decision only if its rows still hold (`Tenant.fingerprint`).
 */
export interface TenantCache {
  recall(address: ConfigurationAddress): Tenant | undefined;
  remember(address: ConfigurationAddress, tenant: Tenant): void;
}

export function createTenantCache(size: number): TenantCache {
  const tenants = new Map<string, Tenant>();
  // Ids may hold any character but this one.
  const keyOf = ({ instanceId, accountId, configurationId }: ConfigurationAddress): string =>
    `${instanceId}\0${accountId}\0${configurationId}`;
  return {
    recall: (address) => tenants.get(keyOf(address)),
    remember: (address, tenant) => {
      const key = keyOf(address);
      if (tenants.get(key) === tenant) return;
      if (tenants.size >= size && !tenants.has(key)) {
        const [oldest] = tenants.keys();
        if (oldest !== undefined) tenants.delete(oldest);
      }
      tenants.set(key, tenant);
    },
  };
}
